package io.ballast.replay.capture;

import io.ballast.gateway.MarketFeed;
import io.ballast.gateway.MarketInput;
import io.ballast.message.MessageHeaderDecoder;
import io.ballast.message.QuoteDecoder;
import io.ballast.message.TradeDecoder;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.agrona.DirectBuffer;

/**
 * A market with the payments of funding files put in. Such files say what was paid, not what was announced, nor at which
 * mark. So each payment becomes two marks at the mid, or the last trade, of its instrument: a minute before it is due
 * with its rate, as venues announce it by then, and when it is due with the same rate as a forecast for the next period.
 * One that is due before the instrument has a price, or behind the market's end, is counted and left out.
 */
final class FundingFeed implements MarketFeed {
    private static final long ANNOUNCED_NS = 60_000_000_000L;

    private final MarketFeed market;
    private final List<Event> events = new ArrayList<>();
    private final MarketInput mark = new MarketInput();
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final QuoteDecoder quote = new QuoteDecoder();
    private final TradeDecoder trade = new TradeDecoder();
    private final long[] midTicks;
    private int next;
    private boolean isMark;
    private long marks;

    private record Event(FundingRates.Payment payment, long timeNs, long nextNs) {}

    FundingFeed(final MarketFeed market, final List<FundingRates.Payment> payments, final int instruments) {
        this.market = market;
        midTicks = new long[instruments];
        for (final FundingRates.Payment payment : payments) {
            final long announcedNs = Math.max(0, payment.timeNs() - ANNOUNCED_NS);
            events.add(new Event(payment, announcedNs, payment.timeNs()));
            events.add(new Event(payment, payment.timeNs(), payment.timeNs() + payment.periodNs()));
        }
        events.sort(Comparator.comparingLong(Event::timeNs));
        choose();
    }

    /** Marks that could not be. */
    long leftOut() {
        return events.size() - marks;
    }

    /** The market goes first at equal times, so that a mark has the price of its moment. */
    private void choose() {
        isMark = false;
        while (!isMark && next < events.size() && events.get(next).timeNs() < market.peekTimeNs()) {
            isMark = market.peekTimeNs() != END && midTicks[instrumentOf(events.get(next))] > 0;
            if (isMark) {
                encode(events.get(next));
                marks++;
            } else {
                next++;
            }
        }
    }

    private static int instrumentOf(final Event event) {
        return event.payment().target().id();
    }

    private void encode(final Event event) {
        final long ticks = midTicks[instrumentOf(event)];
        mark.mark()
                .receiveTimeNs(event.timeNs())
                .eventTimeNs(event.timeNs())
                .sourceSequence(NumberedFeed.NOT_NUMBERED)
                .markTicks(ticks)
                .indexTicks(ticks)
                .fundingRatePpb(event.payment().ratePpb())
                .nextFundingTimeNs(event.nextNs())
                .instrumentId(instrumentOf(event))
                .sourceId(event.payment().sourceId());
    }

    @Override
    public long peekTimeNs() {
        return isMark ? events.get(next).timeNs() : market.peekTimeNs();
    }

    @Override
    public DirectBuffer buffer() {
        return isMark ? mark.buffer() : market.buffer();
    }

    @Override
    public int offset() {
        return isMark ? 0 : market.offset();
    }

    @Override
    public int length() {
        return isMark ? mark.length() : market.length();
    }

    @Override
    public void advance() {
        if (isMark) {
            next++;
        } else if (market.peekTimeNs() != END) {
            keepPrice();
            market.advance();
        }
        choose();
    }

    private void keepPrice() {
        header.wrap(market.buffer(), market.offset());
        if (header.templateId() == QuoteDecoder.TEMPLATE_ID) {
            quote.wrapAndApplyHeader(market.buffer(), market.offset(), header);
            midTicks[quote.instrumentId()] = (quote.bidTicks() + quote.askTicks()) / 2;
        } else if (header.templateId() == TradeDecoder.TEMPLATE_ID) {
            trade.wrapAndApplyHeader(market.buffer(), market.offset(), header);
            midTicks[trade.instrumentId()] = trade.priceTicks();
        }
    }

    @Override
    public double share() {
        return market.share();
    }

    @Override
    public void close() {
        market.close();
    }
}
