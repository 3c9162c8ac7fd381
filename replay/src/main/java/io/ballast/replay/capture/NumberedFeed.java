package io.ballast.replay.capture;

import io.ballast.gateway.MarketFeed;
import io.ballast.message.MarkDecoder;
import io.ballast.message.MarkEncoder;
import io.ballast.message.MessageHeaderDecoder;
import io.ballast.message.QuoteDecoder;
import io.ballast.message.QuoteEncoder;
import io.ballast.message.TradeDecoder;
import io.ballast.message.TradeEncoder;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/** Numbers the messages of a feed that have none: quotes, trades and marks of each instrument from 1. */
final class NumberedFeed implements MarketFeed {
    /** Stands where a message has no number. */
    static final long NOT_NUMBERED = 0;

    private static final int CAPACITY = 128;
    private static final int BODY = MessageHeaderDecoder.ENCODED_LENGTH;

    private final MarketFeed feed;
    private final UnsafeBuffer message = new UnsafeBuffer(new byte[CAPACITY]);
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final QuoteDecoder quote = new QuoteDecoder();
    private final TradeDecoder trade = new TradeDecoder();
    private final MarkDecoder mark = new MarkDecoder();
    private final QuoteEncoder toQuote = new QuoteEncoder();
    private final TradeEncoder toTrade = new TradeEncoder();
    private final MarkEncoder toMark = new MarkEncoder();
    private final long[] quotes;
    private final long[] trades;
    private final long[] marks;

    NumberedFeed(final MarketFeed feed, final int instruments) {
        this.feed = feed;
        quotes = new long[instruments];
        trades = new long[instruments];
        marks = new long[instruments];
        take();
    }

    private void take() {
        if (feed.peekTimeNs() == END) {
            return;
        }
        message.putBytes(0, feed.buffer(), feed.offset(), feed.length());
        header.wrap(message, 0);
        switch (header.templateId()) {
            case QuoteDecoder.TEMPLATE_ID -> {
                quote.wrapAndApplyHeader(message, 0, header);
                if (quote.sourceSequence() == NOT_NUMBERED) {
                    toQuote.wrap(message, BODY).sourceSequence(++quotes[quote.instrumentId()]);
                }
            }
            case TradeDecoder.TEMPLATE_ID -> {
                trade.wrapAndApplyHeader(message, 0, header);
                if (trade.sourceSequence() == NOT_NUMBERED) {
                    toTrade.wrap(message, BODY).sourceSequence(++trades[trade.instrumentId()]);
                }
            }
            case MarkDecoder.TEMPLATE_ID -> {
                mark.wrapAndApplyHeader(message, 0, header);
                if (mark.sourceSequence() == NOT_NUMBERED) {
                    toMark.wrap(message, BODY).sourceSequence(++marks[mark.instrumentId()]);
                }
            }
            default -> {
                // Prices of order books come from captures, which number them.
            }
        }
    }

    @Override
    public long peekTimeNs() {
        return feed.peekTimeNs();
    }

    @Override
    public DirectBuffer buffer() {
        return message;
    }

    @Override
    public int offset() {
        return 0;
    }

    @Override
    public int length() {
        return feed.length();
    }

    @Override
    public void advance() {
        feed.advance();
        take();
    }

    @Override
    public void close() {
        feed.close();
    }
}
