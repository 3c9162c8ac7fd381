package io.ballast.gateway;

import io.ballast.message.MessageHeaderDecoder;
import java.nio.ByteOrder;
import org.agrona.DirectBuffer;

/** The receive time that every encoded input begins with, and the venue's own behind it. */
public final class InputTime {
    /** Stands for "now" in inputs that the engine's own feed makes: ingest puts engine time in its place. */
    public static final long NOW = 0;

    private static final int OFFSET = MessageHeaderDecoder.ENCODED_LENGTH;

    private InputTime() {}

    /** Whether a gateway made an encoded input at the beginning of a buffer, not the engine's own feed. */
    public static boolean isOfGateway(final DirectBuffer buffer, final int length) {
        return length < OFFSET + Long.BYTES || receiveTimeNs(buffer, 0) != NOW;
    }

    /** Receive time of an encoded input whose message header is at {@code offset}. */
    public static long receiveTimeNs(final DirectBuffer buffer, final int offset) {
        return buffer.getLong(offset + OFFSET, ByteOrder.LITTLE_ENDIAN);
    }

    /** The venue's own time of such an input; 0 where it gives none. */
    public static long eventTimeNs(final DirectBuffer buffer, final int offset) {
        return buffer.getLong(offset + OFFSET + Long.BYTES, ByteOrder.LITTLE_ENDIAN);
    }
}
