package io.ballast.replay.capture;

import io.ballast.gateway.MarketDataException;
import io.ballast.gateway.MarketFeed;
import io.ballast.gateway.MarketInput;
import io.ballast.gateway.recorded.FeedCount;
import io.ballast.gateway.recorded.FeedTally;
import io.ballast.message.Side;
import java.util.ArrayList;
import java.util.List;
import org.agrona.DirectBuffer;

/**
 * Rows of a CSV file as quotes, trades or marks, one for each instrument with the row's symbol. A time that runs back is
 * raised to the latest before it, and counted. What has no number of its own gets it from {@link NumberedFeed}.
 */
final class RowFeed implements MarketFeed {
    private final CsvRows rows;
    private final Message message;
    private final Targets targets;
    private final BadRows bad;
    private final FeedTally tally;
    private final List<MarketInput> inputs = new ArrayList<>();
    private int count;
    private int cursor;
    private long timeNs;
    private long lastSequence = -1;

    RowFeed(
            final CsvRows rows,
            final Message message,
            final Targets targets,
            final BadRows bad,
            final FeedTally tally) {
        this.rows = rows;
        this.message = message;
        this.targets = targets;
        this.bad = bad;
        this.tally = tally;
        targets.all().forEach(target -> inputs.add(new MarketInput()));
        advance();
    }

    @Override
    public long peekTimeNs() {
        return timeNs;
    }

    @Override
    public DirectBuffer buffer() {
        return inputs.get(cursor).buffer();
    }

    @Override
    public int offset() {
        return 0;
    }

    @Override
    public int length() {
        return inputs.get(cursor).length();
    }

    @Override
    public void advance() {
        if (timeNs == END) {
            return;
        }
        cursor++;
        if (cursor < count) {
            return;
        }
        cursor = 0;
        count = 0;
        while (rows.next()) {
            if (isRead()) {
                return;
            }
        }
        timeNs = END;
    }

    /** Whether the row under the cursor is of a wanted symbol and whole. */
    private boolean isRead() {
        try {
            rows.requireWidth();
            final List<Targets.Target> wanted = targets.of(rows);
            if (wanted.isEmpty()) {
                return false;
            }
            read(wanted);
            return true;
        } catch (final MarketDataException e) {
            bad.add(e);
            return false;
        }
    }

    private void read(final List<Targets.Target> wanted) {
        final long rowNs = rows.timeNs(Field.TIME);
        final long sequence = sequence();
        final long raisedNs = Math.max(timeNs, rowNs);
        for (int i = 0; i < wanted.size(); i++) {
            encode(inputs.get(i), wanted.get(i), raisedNs, sequence);
        }
        wanted.forEach(target -> tally(target.id(), rowNs < raisedNs));
        lastSequence = sequence;
        timeNs = raisedNs;
        count = wanted.size();
    }

    /** Numbers of one file of one symbol rise. */
    private long sequence() {
        final long sequence = rows.has(Field.SEQUENCE) ? rows.whole(Field.SEQUENCE) : NumberedFeed.NOT_NUMBERED;
        if (rows.has(Field.SEQUENCE) && !targets.symbol().isEmpty() && sequence <= lastSequence) {
            throw rows.error("sequence " + sequence + " follows " + lastSequence);
        }
        return sequence;
    }

    private void tally(final int instrumentId, final boolean isRaised) {
        if (isRaised) {
            tally.add(FeedCount.TIMES_CLAMPED, instrumentId);
        }
        if (message == Message.QUOTE) {
            tally.add(FeedCount.QUOTES, instrumentId);
        } else if (message == Message.TRADE) {
            tally.add(FeedCount.TRADES, instrumentId);
        }
    }

    private void encode(
            final MarketInput input, final Targets.Target target, final long receiveNs, final long sequence) {
        switch (message) {
            case QUOTE -> encodeQuote(input, target, receiveNs, sequence);
            case TRADE -> encodeTrade(input, target, receiveNs, sequence);
            case MARK -> encodeMark(input, target, receiveNs, sequence);
            case BAR, FUNDING -> throw new IllegalStateException(message + " is read otherwise");
        }
    }

    private long eventNs() {
        return rows.has(Field.EVENT_TIME) ? rows.timeNs(Field.EVENT_TIME) : 0;
    }

    private void encodeQuote(
            final MarketInput input, final Targets.Target target, final long receiveNs, final long sequence) {
        final long bidTicks = rows.ticks(Field.BID, target.ticks());
        final long askTicks = rows.ticks(Field.ASK, target.ticks());
        if (bidTicks >= askTicks) {
            throw rows.error("the bid is not below the offer");
        }
        input.quote()
                .receiveTimeNs(receiveNs)
                .eventTimeNs(eventNs())
                .sourceSequence(sequence)
                .bidTicks(bidTicks)
                .askTicks(askTicks)
                .bidLots(rows.lots(Field.BID_QTY, target.lots()))
                .askLots(rows.lots(Field.ASK_QTY, target.lots()))
                .instrumentId(target.id())
                .sourceId(targets.sourceId());
    }

    private void encodeTrade(
            final MarketInput input, final Targets.Target target, final long receiveNs, final long sequence) {
        input.trade()
                .receiveTimeNs(receiveNs)
                .eventTimeNs(eventNs())
                .sourceSequence(sequence)
                .priceTicks(rows.ticks(Field.PRICE, target.ticks()))
                .qtyLots(rows.lots(Field.QTY, target.lots()))
                .instrumentId(target.id())
                .sourceId(targets.sourceId())
                .aggressor(isBought() ? Side.BUY : Side.SELL);
    }

    private boolean isBought() {
        return rows.has(Field.SIDE)
                ? rows.isOneOf(Field.SIDE, "buy b bid", "sell s ask")
                : !rows.isOneOf(Field.BUYER_MAKER, "true 1", "false 0");
    }

    private void encodeMark(
            final MarketInput input, final Targets.Target target, final long receiveNs, final long sequence) {
        final long markTicks = rows.ticks(Field.MARK, target.ticks());
        input.mark()
                .receiveTimeNs(receiveNs)
                .eventTimeNs(eventNs())
                .sourceSequence(sequence)
                .markTicks(markTicks)
                .indexTicks(rows.has(Field.INDEX) ? rows.ticks(Field.INDEX, target.ticks()) : markTicks)
                .fundingRatePpb(rows.has(Field.RATE) ? rows.ppb(Field.RATE) : 0)
                .nextFundingTimeNs(rows.has(Field.NEXT_FUNDING) ? rows.timeNs(Field.NEXT_FUNDING) : Long.MAX_VALUE)
                .instrumentId(target.id())
                .sourceId(targets.sourceId());
    }

    @Override
    public double share() {
        return rows.share();
    }

    @Override
    public void close() {
        rows.close();
    }
}
