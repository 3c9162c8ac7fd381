package io.ballast.gateway;

import io.ballast.message.MessageHeaderDecoder;
import java.nio.ByteOrder;
import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;

/** The receive time that every encoded input begins with. */
public final class InputTime {
    private static final int OFFSET = MessageHeaderDecoder.ENCODED_LENGTH;

    private InputTime() {}

    /** Receive time of an encoded input whose message header is at {@code offset}. */
    public static long receiveTimeNs(final DirectBuffer buffer, final int offset) {
        return buffer.getLong(offset + OFFSET, ByteOrder.LITTLE_ENDIAN);
    }

    public static void putReceiveTimeNs(final MutableDirectBuffer buffer, final int offset, final long timeNs) {
        buffer.putLong(offset + OFFSET, timeNs, ByteOrder.LITTLE_ENDIAN);
    }
}
