package io.ballast.gateway.sim;

import io.ballast.gateway.InputTime;
import io.ballast.message.ExecutionDecoder;
import io.ballast.message.MessageHeaderDecoder;
import java.nio.ByteBuffer;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.jspecify.annotations.Nullable;

/**
 * What one source has told of executions and funding, in order, so that it can be told again. Of the whole session it
 * keeps the newest 262,144 entries at the least, 96 bytes each, in chunks outside the heap that are taken one at a time
 * and then used again: whoever lacks an older one is told what is left, and finds that something is missing.
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
    private static final int CHUNKS = 33;
    /** Fewest entries that are kept of those that there were. */
    static final long KEPT_ENTRIES = (CHUNKS - 1L) * CHUNK_ENTRIES;

    private final @Nullable UnsafeBuffer[] chunks = new UnsafeBuffer[CHUNKS];
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
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
        final UnsafeBuffer chunk = chunk(size);
        final int at = at(size);
        chunk.putInt(at, length);
        chunk.putBytes(at + MESSAGE_OFFSET, message, 0, length);
        chunk.putLong(at + SEQUENCE_OFFSET, executionSequence);
        size++;
    }

    /** Number of the last execution, 0 before the first. */
    long executionSequence() {
        return executionSequence;
    }

    /** The oldest entry that is kept. */
    long first() {
        final long chunksBegun = (size + CHUNK_ENTRIES - 1) / CHUNK_ENTRIES;
        return Math.max(0, chunksBegun - CHUNKS) * CHUNK_ENTRIES;
    }

    /** How many entries there were. */
    long size() {
        return size;
    }

    /** The first entry behind an execution that is kept. */
    long firstBehind(final long sequence) {
        long low = first();
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
        return sequenceAt(entry) == sequence
                && header.wrap(chunk(entry), offset(entry)).templateId() != ExecutionDecoder.TEMPLATE_ID;
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
        final int index = (int) (entry / CHUNK_ENTRIES % CHUNKS);
        UnsafeBuffer chunk = chunks[index];
        if (chunk == null) {
            chunk = new UnsafeBuffer(ByteBuffer.allocateDirect(CHUNK_ENTRIES * ENTRY_BYTES));
            chunks[index] = chunk;
        }
        return chunk;
    }

    private static int at(final long entry) {
        return (int) (entry % CHUNK_ENTRIES) * ENTRY_BYTES;
    }
}
