package io.ballast.journal;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Looks at raw bytes where no document is expected, so that nothing is skipped silently. Most of what lies behind the
 * end of a journal is a hole of zeros, passed as fast as memory can be compared.
 */
final class Remainder {
    private static final int WINDOW_BYTES = 256 << 10;
    private static final long NONE = -1;

    private final FileWindow window;
    private final UnsafeBuffer buffer;
    private final ByteBuffer zeros = ByteBuffer.allocateDirect(WINDOW_BYTES);
    private long documentPosition = NONE;
    private long documentSequence;
    private long lastNonZero = NONE;

    Remainder(final FileWindow file) {
        window = file.another(WINDOW_BYTES);
        buffer = window.buffer();
    }

    /**
     * Scans a stretch for its last byte that is not zero and for the first document.
     *
     * @param from  where to begin: a multiple of {@link FrameDescriptor#ALIGNMENT}
     * @param begin nearest position at which a document may begin
     * @param to    behind the last byte; the end of the file if that is nearer
     */
    void scan(final long from, final long begin, final long to) {
        documentPosition = NONE;
        lastNonZero = NONE;
        long position = from;
        while (position < to) {
            final int length = (int) Math.min(window.load(position, DocumentDescriptor.HEADER_LENGTH), to - position);
            if (length <= 0) {
                return;
            }
            position += scanWindow(position, length, begin);
        }
    }

    /** Returns how many bytes are done with: all, or those before what may be a document cut by the window's end. */
    private int scanWindow(final long position, final int length, final long begin) {
        int i = 0;
        while (i < length) {
            if (length - i >= Long.BYTES && buffer.getLong(i) == 0) {
                i += zerosFrom(i, length);
                continue;
            }
            if (isCandidate(i, length) && position + i >= begin) {
                if (length - i >= DocumentDescriptor.HEADER_LENGTH) {
                    noteDocument(position, i);
                } else if (i > 0) {
                    return i;
                }
            }
            noteBytes(position, i, Math.min(length, i + FrameDescriptor.ALIGNMENT));
            i += FrameDescriptor.ALIGNMENT;
        }
        return length;
    }

    /** How many bytes, up to a place at which a document may begin, are zero. */
    private int zerosFrom(final int from, final int length) {
        final ByteBuffer bytes = window.bytes().limit(length).position(from);
        final int difference = bytes.mismatch(zeros.limit(length - from));
        window.bytes().clear();
        return (difference < 0 ? length - from : difference) & -FrameDescriptor.ALIGNMENT;
    }

    private boolean isCandidate(final int offset, final int length) {
        return documentPosition == NONE
                && length - offset >= Integer.BYTES
                && buffer.getInt(offset, ByteOrder.LITTLE_ENDIAN) == DocumentDescriptor.MAGIC;
    }

    private void noteDocument(final long position, final int offset) {
        if (DocumentDescriptor.looksLikeDocument(buffer, offset)) {
            documentPosition = position + offset;
            documentSequence = DocumentDescriptor.sequence(buffer, offset);
        }
    }

    private void noteBytes(final long position, final int from, final int to) {
        for (int i = from; i < to; i++) {
            if (buffer.getByte(i) != 0) {
                lastNonZero = position + i;
            }
        }
    }

    boolean hasDocument() {
        return documentPosition != NONE;
    }

    /** Where the first document that was found begins. */
    long documentPosition() {
        return documentPosition;
    }

    /** Its sequence. */
    long documentSequence() {
        return documentSequence;
    }

    /** Bytes from a position to the last that is not zero. */
    long nonZeroBytesFrom(final long position) {
        return Math.max(0, lastNonZero + 1 - position);
    }
}
