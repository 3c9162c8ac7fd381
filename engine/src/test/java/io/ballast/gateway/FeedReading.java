package io.ballast.gateway;

import io.ballast.message.DepthLevelDecoder;
import io.ballast.message.MarkDecoder;
import io.ballast.message.MessageHeaderDecoder;
import io.ballast.message.QuoteDecoder;
import io.ballast.message.TradeDecoder;
import java.util.ArrayList;
import java.util.List;
import org.agrona.DirectBuffer;

/** Reads feeds to their end as lines of text or as bytes, for comparison in tests. */
public final class FeedReading {
    private FeedReading() {}

    /** {@code Q time event #sequence bid/ask bidLots×askLots @instrument.source}, {@code T …}, {@code M …}. */
    public static List<String> lines(final MarketFeed feed) {
        final List<String> lines = new ArrayList<>();
        while (feed.peekTimeNs() != MarketFeed.END) {
            lines.add(line(feed.buffer(), feed.offset()));
            feed.advance();
        }
        return lines;
    }

    /** Every message's bytes. */
    public static List<byte[]> bytes(final MarketFeed feed) {
        final List<byte[]> messages = new ArrayList<>();
        while (feed.peekTimeNs() != MarketFeed.END) {
            final byte[] message = new byte[feed.length()];
            feed.buffer().getBytes(feed.offset(), message);
            messages.add(message);
            feed.advance();
        }
        return messages;
    }

    private static String line(final DirectBuffer buffer, final int offset) {
        final MessageHeaderDecoder header = new MessageHeaderDecoder().wrap(buffer, offset);
        return switch (header.templateId()) {
            case QuoteDecoder.TEMPLATE_ID -> quote(new QuoteDecoder().wrapAndApplyHeader(buffer, offset, header));
            case TradeDecoder.TEMPLATE_ID -> trade(new TradeDecoder().wrapAndApplyHeader(buffer, offset, header));
            case MarkDecoder.TEMPLATE_ID -> mark(new MarkDecoder().wrapAndApplyHeader(buffer, offset, header));
            case DepthLevelDecoder.TEMPLATE_ID ->
                level(new DepthLevelDecoder().wrapAndApplyHeader(buffer, offset, header));
            default -> throw new AssertionError("unexpected message " + header.templateId());
        };
    }

    private static String quote(final QuoteDecoder quote) {
        return "Q " + quote.receiveTimeNs() + ' ' + quote.eventTimeNs() + " #" + quote.sourceSequence() + ' '
                + quote.bidTicks() + '/' + quote.askTicks() + ' ' + quote.bidLots() + 'x' + quote.askLots() + " @"
                + quote.instrumentId() + '.' + quote.sourceId();
    }

    private static String trade(final TradeDecoder trade) {
        return "T " + trade.receiveTimeNs() + ' ' + trade.eventTimeNs() + " #" + trade.sourceSequence() + ' '
                + trade.aggressor() + ' ' + trade.qtyLots() + " at " + trade.priceTicks() + " @" + trade.instrumentId()
                + '.' + trade.sourceId();
    }

    private static String level(final DepthLevelDecoder level) {
        return (level.isSnapshotStart() == 1 ? "NEW BOOK " : "L ") + level.receiveTimeNs() + " #"
                + level.sourceSequence() + ' ' + level.side() + ' ' + level.qtyLots() + " at " + level.priceTicks()
                + " @" + level.instrumentId() + '.' + level.sourceId();
    }

    private static String mark(final MarkDecoder mark) {
        return "M " + mark.receiveTimeNs() + ' ' + mark.eventTimeNs() + " #" + mark.sourceSequence() + ' '
                + mark.markTicks() + " index " + mark.indexTicks() + " funding " + mark.fundingRatePpb() + " until "
                + mark.nextFundingTimeNs() + " @" + mark.instrumentId() + '.' + mark.sourceId();
    }
}
