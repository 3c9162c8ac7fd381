package io.ballast.journal;

import java.nio.ByteOrder;
import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;

/**
 * Layout of a journal document, little-endian, without padding.
 *
 * <pre>
 *   0                   1                   2                   3
 *   0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 *  +---------------------------------------------------------------+
 *  |                         Magic  "BLST"                         |
 *  +---------------------------------------------------------------+
 *  |                 Length of the whole document                  |
 *  +---------------------------------------------------------------+
 *  |                           Sequence                            |
 *  |                                                               |
 *  +---------------------------------------------------------------+
 *  |                            CRC-32C                            |
 *  +---------------+---------------+-------------------------------+
 *  |     Kind      | Layout version|        Output count           |
 *  +---------------+---------------+-------------------------------+
 *  |                         Input length                          |
 *  +---------------------------------------------------------------+
 *  |                         Output bytes                          |
 *  +---------------------------------------------------------------+
 *  |                          Input bytes                         ...
 *  +---------------------------------------------------------------+
 *  |                 Outputs, each behind its length              ...
 *  +---------------------------------------------------------------+
 * </pre>
 *
 * <p>The checksum covers the whole document with the checksum of the document before standing in its own field, so
 * that it breaks when a bit flips and when a document is lost, repeated or exchanged.
 */
final class DocumentDescriptor {
    /** Reads {@code BLST} in a hex dump. */
    static final int MAGIC = 0x54534C42;

    static final int LAYOUT_VERSION = 1;
    /** Sequence of the header: the inputs count from 0. */
    static final long HEADER_SEQUENCE = -1;
    /** What stands in for the checksum before the first document. */
    static final int INITIAL_CRC = 0;
    /** Longest document that a reader accepts, so that a damaged length cannot exhaust memory. */
    static final int MAX_DOCUMENT_BYTES = 16 << 20;

    static final int MAGIC_OFFSET = 0;
    static final int LENGTH_OFFSET = MAGIC_OFFSET + Integer.BYTES;
    static final int SEQUENCE_OFFSET = LENGTH_OFFSET + Integer.BYTES;
    static final int CRC_OFFSET = SEQUENCE_OFFSET + Long.BYTES;
    static final int KIND_OFFSET = CRC_OFFSET + Integer.BYTES;
    static final int LAYOUT_VERSION_OFFSET = KIND_OFFSET + Byte.BYTES;
    static final int OUTPUT_COUNT_OFFSET = LAYOUT_VERSION_OFFSET + Byte.BYTES;
    static final int INPUT_LENGTH_OFFSET = OUTPUT_COUNT_OFFSET + Short.BYTES;
    static final int OUTPUT_BYTES_OFFSET = INPUT_LENGTH_OFFSET + Integer.BYTES;
    static final int INPUT_OFFSET = OUTPUT_BYTES_OFFSET + Integer.BYTES;

    static final int HEADER_LENGTH = INPUT_OFFSET;
    static final int MAX_OUTPUTS = 0xFFFF;

    private static final ByteOrder ORDER = ByteOrder.LITTLE_ENDIAN;

    private DocumentDescriptor() {}

    static int magic(final DirectBuffer buffer, final int offset) {
        return buffer.getInt(offset + MAGIC_OFFSET, ORDER);
    }

    static int length(final DirectBuffer buffer, final int offset) {
        return buffer.getInt(offset + LENGTH_OFFSET, ORDER);
    }

    static long sequence(final DirectBuffer buffer, final int offset) {
        return buffer.getLong(offset + SEQUENCE_OFFSET, ORDER);
    }

    static int crc(final DirectBuffer buffer, final int offset) {
        return buffer.getInt(offset + CRC_OFFSET, ORDER);
    }

    static void crc(final MutableDirectBuffer buffer, final int offset, final int crc) {
        buffer.putInt(offset + CRC_OFFSET, crc, ORDER);
    }

    static int kind(final DirectBuffer buffer, final int offset) {
        return buffer.getByte(offset + KIND_OFFSET) & 0xFF;
    }

    static int layoutVersion(final DirectBuffer buffer, final int offset) {
        return buffer.getByte(offset + LAYOUT_VERSION_OFFSET) & 0xFF;
    }

    static int outputCount(final DirectBuffer buffer, final int offset) {
        return buffer.getShort(offset + OUTPUT_COUNT_OFFSET, ORDER) & MAX_OUTPUTS;
    }

    static int inputLength(final DirectBuffer buffer, final int offset) {
        return buffer.getInt(offset + INPUT_LENGTH_OFFSET, ORDER);
    }

    static int outputBytes(final DirectBuffer buffer, final int offset) {
        return buffer.getInt(offset + OUTPUT_BYTES_OFFSET, ORDER);
    }

    /** Writes everything but the checksum in front of the input bytes. */
    static void putHeader(
            final MutableDirectBuffer buffer,
            final int length,
            final long sequence,
            final DocumentKind kind,
            final int inputLength,
            final int outputBytes,
            final int outputCount) {
        buffer.putInt(MAGIC_OFFSET, MAGIC, ORDER);
        buffer.putInt(LENGTH_OFFSET, length, ORDER);
        buffer.putLong(SEQUENCE_OFFSET, sequence, ORDER);
        buffer.putByte(KIND_OFFSET, (byte) kind.code());
        buffer.putByte(LAYOUT_VERSION_OFFSET, (byte) LAYOUT_VERSION);
        buffer.putShort(OUTPUT_COUNT_OFFSET, (short) outputCount, ORDER);
        buffer.putInt(INPUT_LENGTH_OFFSET, inputLength, ORDER);
        buffer.putInt(OUTPUT_BYTES_OFFSET, outputBytes, ORDER);
    }

    /** Whether the lengths add up; long arithmetic, because damaged ones may be anything. */
    static boolean areLengthsConsistent(final DirectBuffer buffer, final int offset) {
        final int input = inputLength(buffer, offset);
        final int outputs = outputBytes(buffer, offset);
        return input >= 0 && outputs >= 0 && (long) HEADER_LENGTH + input + outputs == length(buffer, offset);
    }

    /** Whether {@link #HEADER_LENGTH} bytes anywhere in a file can only be the begin of a document. */
    static boolean looksLikeDocument(final DirectBuffer buffer, final int offset) {
        return magic(buffer, offset) == MAGIC
                && DocumentKind.isKnown(kind(buffer, offset))
                && areLengthsConsistent(buffer, offset);
    }
}
