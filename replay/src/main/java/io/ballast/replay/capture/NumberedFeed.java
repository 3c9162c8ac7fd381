package io.ballast.replay.capture;

import io.ballast.gateway.MarketFeed;
import io.ballast.message.MarkDecoder;
import io.ballast.message.MarkEncoder;
import io.ballast.message.MessageHeaderDecoder;
import io.ballast.message.QuoteDecoder;
import io.ballast.message.QuoteEncoder;
import io.ballast.message.TradeDecoder;
import io.ballast.message.TradeEncoder;
import java.util.stream.LongStream;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/** Counts the messages of a feed, and numbers those that have no number: quotes, trades and marks of each instrument from 1. */
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
    private long levels;

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
                final long number = ++quotes[quote.instrumentId()];
                if (quote.sourceSequence() == NOT_NUMBERED) {
                    toQuote.wrap(message, BODY).sourceSequence(number);
                }
            }
            case TradeDecoder.TEMPLATE_ID -> {
                trade.wrapAndApplyHeader(message, 0, header);
                final long number = ++trades[trade.instrumentId()];
                if (trade.sourceSequence() == NOT_NUMBERED) {
                    toTrade.wrap(message, BODY).sourceSequence(number);
                }
            }
            case MarkDecoder.TEMPLATE_ID -> {
                mark.wrapAndApplyHeader(message, 0, header);
                final long number = ++marks[mark.instrumentId()];
                if (mark.sourceSequence() == NOT_NUMBERED) {
                    toMark.wrap(message, BODY).sourceSequence(number);
                }
            }
            default -> levels++;
        }
    }

    /** Quotes so far, by instrument. */
    long quotes(final int instrumentId) {
        return quotes[instrumentId];
    }

    /** So far, of all instruments. */
    long quotes() {
        return LongStream.of(quotes).sum();
    }

    long trades() {
        return LongStream.of(trades).sum();
    }

    long marks() {
        return LongStream.of(marks).sum();
    }

    /** Prices of order books: they come from captures, which number them. */
    long levels() {
        return levels;
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
    public double share() {
        return feed.share();
    }

    @Override
    public void close() {
        feed.close();
    }
}
