package io.ballast.pipeline;

import io.ballast.message.MessageHeaderDecoder;
import io.ballast.message.QuoteDecoder;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Keeps the newest quote of each instrument while the ring is full, oldest first, so that what is published later is
 * still in the order of receive times. Other messages are never kept here: they wait at the gateway.
 */
final class QuoteConflater {
    private static final int ENTRY_BYTES = 128;

    private final UnsafeBuffer buffer;
    private final int[] waiting;
    private final QuoteDecoder quote = new QuoteDecoder();
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private int count;

    QuoteConflater(final int instruments) {
        buffer = new UnsafeBuffer(new byte[instruments * ENTRY_BYTES]);
        waiting = new int[instruments];
    }

    /** Whether the message is a quote this conflater can keep. */
    boolean accepts(final DirectBuffer message, final int offset, final int length) {
        if (length != MessageHeaderDecoder.ENCODED_LENGTH + QuoteDecoder.BLOCK_LENGTH) {
            return false;
        }
        header.wrap(message, offset);
        if (header.templateId() != QuoteDecoder.TEMPLATE_ID) {
            return false;
        }
        quote.wrapAndApplyHeader(message, offset, header);
        return quote.instrumentId() >= 0 && quote.instrumentId() < waiting.length;
    }

    /** Keeps an accepted quote; true if it replaced an older one of its instrument. */
    boolean keep(final DirectBuffer message, final int offset, final int length) {
        quote.wrapAndApplyHeader(message, offset, header);
        final int instrumentId = quote.instrumentId();
        final boolean isReplacing = remove(instrumentId);
        buffer.putBytes(instrumentId * ENTRY_BYTES, message, offset, length);
        waiting[count++] = instrumentId;
        return isReplacing;
    }

    private boolean remove(final int instrumentId) {
        for (int i = 0; i < count; i++) {
            if (waiting[i] == instrumentId) {
                System.arraycopy(waiting, i + 1, waiting, i, count - i - 1);
                count--;
                return true;
            }
        }
        return false;
    }

    boolean isEmpty() {
        return count == 0;
    }

    DirectBuffer buffer() {
        return buffer;
    }

    /** Offset of the quote that waits longest. */
    int offset() {
        return waiting[0] * ENTRY_BYTES;
    }

    int length() {
        return MessageHeaderDecoder.ENCODED_LENGTH + QuoteDecoder.BLOCK_LENGTH;
    }

    void removeOldest() {
        remove(waiting[0]);
    }
}
