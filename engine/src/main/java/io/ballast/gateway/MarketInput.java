package io.ballast.gateway;

import io.ballast.message.DepthLevelEncoder;
import io.ballast.message.MarkEncoder;
import io.ballast.message.MessageHeaderEncoder;
import io.ballast.message.QuoteEncoder;
import io.ballast.message.TradeEncoder;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * One encoded market input and the codecs that write it, allocated once and reused: the same buffer holds each input
 * in turn. The caller sets every field of the message it asked for, because the bytes of the one before are still there.
 */
public final class MarketInput {
    private static final int CAPACITY = 128;

    private final UnsafeBuffer buffer = new UnsafeBuffer(new byte[CAPACITY]);
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final QuoteEncoder quote = new QuoteEncoder();
    private final TradeEncoder trade = new TradeEncoder();
    private final MarkEncoder mark = new MarkEncoder();
    private final DepthLevelEncoder level = new DepthLevelEncoder();
    private int length;

    /** Starts a quote, message header first. */
    public QuoteEncoder quote() {
        length = MessageHeaderEncoder.ENCODED_LENGTH + QuoteEncoder.BLOCK_LENGTH;
        return quote.wrapAndApplyHeader(buffer, 0, header);
    }

    /** Starts a public trade, message header first. */
    public TradeEncoder trade() {
        length = MessageHeaderEncoder.ENCODED_LENGTH + TradeEncoder.BLOCK_LENGTH;
        return trade.wrapAndApplyHeader(buffer, 0, header);
    }

    /** Starts a mark price with funding, message header first. */
    public MarkEncoder mark() {
        length = MessageHeaderEncoder.ENCODED_LENGTH + MarkEncoder.BLOCK_LENGTH;
        return mark.wrapAndApplyHeader(buffer, 0, header);
    }

    /** Starts one price of an order book, message header first. */
    public DepthLevelEncoder level() {
        length = MessageHeaderEncoder.ENCODED_LENGTH + DepthLevelEncoder.BLOCK_LENGTH;
        return level.wrapAndApplyHeader(buffer, 0, header);
    }

    /** Holds the message started last, from offset 0. */
    public DirectBuffer buffer() {
        return buffer;
    }

    /** Bytes of the message started last, header included. */
    public int length() {
        return length;
    }
}
