package io.ballast.gateway.sim;

import io.ballast.gateway.InputTime;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * What one source has told of executions and funding, in order, so that all of it can be told again. It is kept for the
 * whole session, in chunks outside the heap that are taken one at a time: the number of executions bounds it, 96 bytes
 * each.
 *
 * <pre>
 *   0            4                         88                   96
 *  +------------+-------------------------+--------------------+
 *  | length     | message header and body | execution sequence |
 *  +------------+-------------------------+--------------------+
 * </pre>
 */
final class ExecutionLog {
    private static final int MESSAGE_OFFSET = Integer.BYTES;
    private static final int SEQUENCE_OFFSET = 88;
    private static final int ENTRY_BYTES = 96;
    private static final int CHUNK_ENTRIES = 1 << 13;
    private static final int CHUNKS = 16;

    private UnsafeBuffer[] chunks = new UnsafeBuffer[CHUNKS];
    private int taken;
    private long size;
    private long executionSequence;

    /** Appends an execution, which must bear the next number. */
    void execution(final DirectBuffer message, final int length) {
        executionSequence++;
        append(message, length);
    }

    /** Appends what is no execution and has its place between them. */
    void append(final DirectBuffer message, final int length) {
        if (MESSAGE_OFFSET + length > SEQUENCE_OFFSET) {
            throw new IllegalStateException("an execution of " + length + " bytes does not fit the log");
        }
        if (size == (long) taken * CHUNK_ENTRIES) {
            takeChunk();
        }
        final UnsafeBuffer chunk = chunk(size);
        final int at = at(size);
        chunk.putInt(at, length);
        chunk.putBytes(at + MESSAGE_OFFSET, message, 0, length);
        chunk.putLong(at + SEQUENCE_OFFSET, executionSequence);
        size++;
    }

    private void takeChunk() {
        if (taken == chunks.length) {
            chunks = Arrays.copyOf(chunks, 2 * taken);
        }
        chunks[taken++] = new UnsafeBuffer(ByteBuffer.allocateDirect(CHUNK_ENTRIES * ENTRY_BYTES));
    }

    /** Number of the last execution, 0 before the first. */
    long executionSequence() {
        return executionSequence;
    }

    /** How many entries there are. */
    long size() {
        return size;
    }

    /** The first entry behind an execution. */
    long firstBehind(final long sequence) {
        long low = 0;
        long high = size;
        while (low < high) {
            final long middle = (low + high) >>> 1;
            if (sequenceAt(middle) > sequence || isAccountBehind(middle, sequence)) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    /** An entry that is no execution bears the number of the one before it: it stands behind that one. */
    private boolean isAccountBehind(final long entry, final long sequence) {
        final long before = entry == 0 ? 0 : sequenceAt(entry - 1);
        return sequenceAt(entry) == sequence && before == sequence;
    }

    private long sequenceAt(final long entry) {
        return chunk(entry).getLong(at(entry) + SEQUENCE_OFFSET);
    }

    /** When it was said. */
    long timeNs(final long entry) {
        return InputTime.receiveTimeNs(chunk(entry), offset(entry));
    }

    DirectBuffer buffer(final long entry) {
        return chunk(entry);
    }

    int offset(final long entry) {
        return at(entry) + MESSAGE_OFFSET;
    }

    int length(final long entry) {
        return chunk(entry).getInt(at(entry));
    }

    private UnsafeBuffer chunk(final long entry) {
        return chunks[(int) (entry / CHUNK_ENTRIES)];
    }

    private static int at(final long entry) {
        return (int) (entry % CHUNK_ENTRIES) * ENTRY_BYTES;
    }
}
