package io.ballast.journal;

import io.ballast.message.CloseReason;
import io.ballast.settings.JournalSettings;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Objects;
import net.openhft.chronicle.bytes.Bytes;
import net.openhft.chronicle.bytes.BytesStore;
import net.openhft.chronicle.queue.ChronicleQueue;
import net.openhft.chronicle.queue.ExcerptAppender;
import net.openhft.chronicle.queue.RollCycles;
import net.openhft.chronicle.queue.impl.single.SingleChronicleQueueBuilder;
import org.agrona.BitUtil;
import org.agrona.DirectBuffer;
import org.agrona.ExpandableArrayBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Writes the journal of one session: a header, one document per input, a trailer.
 *
 * <p>An append that has returned survives the death of the process, not a power cut. It allocates nothing. All appends
 * come from one thread; opening and closing may be another's.
 *
 * <p>After an append has thrown, every later one is refused: the session has to stop.
 */
public final class JournalWriter implements AutoCloseable {
    /** What a document holds beside input and outputs. */
    public static final int OVERHEAD_BYTES = DocumentDescriptor.HEADER_LENGTH;

    /** Chronicle maps a quarter of a block beyond each block: what a document may reach into. */
    private static final int BLOCKS_PER_DOCUMENT = 4;

    private static final int MIN_BLOCK_BYTES = 256 << 10;
    private static final int PAGE_BYTES = 4 << 10;
    private static final int TOUCHED_AHEAD_BYTES = 1 << 20;
    private static final UnsafeBuffer NOTHING = new UnsafeBuffer(new byte[0]);

    private final JournalDirectory directory;
    private final ByteBuffer bytes;
    private final UnsafeBuffer document;
    /** The document as Chronicle takes it. */
    private final Bytes<?> whole;

    private final ChronicleQueue queue;
    private final ExcerptAppender appender;
    private final ChainedChecksum checksum = new ChainedChecksum();

    private @Nullable Bytes<?> mapped;
    private long endPosition;
    private long touchedPosition;
    private long nextSequence = DocumentDescriptor.HEADER_SEQUENCE;
    private long unprocessed;
    private boolean isBroken;
    private boolean isClosed;
    private @Nullable Thread owner;

    private JournalWriter(final JournalDirectory directory, final long blockBytes, final long createdTimeNs) {
        this.directory = directory;
        final int capacity = (int) Math.min(blockBytes / BLOCKS_PER_DOCUMENT, DocumentDescriptor.MAX_DOCUMENT_BYTES);
        bytes = ByteBuffer.allocateDirect(capacity);
        document = new UnsafeBuffer(bytes);
        whole = BytesStore.wrap(bytes).bytesForRead();
        whole.singleThreadedCheckDisabled(true);
        queue = openQueue(directory.path(), blockBytes, createdTimeNs / 1_000_000);
        appender = queue.createAppender();
        appender.singleThreadedCheckDisabled(true);
    }

    /**
     * Begins the journal of a session.
     *
     * @param directory absent or empty; parents are created
     * @param settings  block size, and how much of the disk must be free
     * @param header    the first document
     * @throws JournalDirectoryException if the directory is in use, cannot be made, or its disk is too full; nothing is
     *                                   left behind
     */
    public static JournalWriter open(final Path directory, final JournalSettings settings, final SessionHeader header) {
        final ExpandableArrayBuffer encoded = new ExpandableArrayBuffer();
        final int length = SessionCodec.encode(header, encoded);
        refuseFullDisk(directory, settings.minFreeDiskBytes());
        final JournalDirectory claimed = JournalDirectory.claim(directory);
        boolean isOpen = false;
        try {
            final JournalWriter writer =
                    new JournalWriter(claimed, blockBytes(settings.blockBytes(), length), header.createdTimeNs());
            try {
                writer.write(DocumentKind.HEADER, encoded, 0, length, NOTHING, 0, 0);
                writer.touchAllAhead();
                isOpen = true;
                return writer;
            } finally {
                if (!isOpen) {
                    writer.close();
                }
            }
        } finally {
            if (!isOpen) {
                claimed.release();
            }
        }
    }

    private static void refuseFullDisk(final Path directory, final long minFreeBytes) {
        try {
            if (DiskWatermark.of(directory, minFreeBytes).isLow()) {
                throw new JournalDirectoryException(directory + ": less than " + minFreeBytes
                        + " bytes are free on its disk; free some, or name a directory on another disk");
            }
        } catch (final IOException e) {
            throw new JournalDirectoryException(directory + ": its disk cannot be asked how much is free", e);
        }
    }

    /** A block whose overlap holds the header, however long the configuration is. */
    private static long blockBytes(final long configured, final int headerLength) {
        final long needed = (long) BLOCKS_PER_DOCUMENT * (headerLength + DocumentDescriptor.HEADER_LENGTH);
        return BitUtil.findNextPositivePowerOfTwo(Math.max(Math.max(configured, needed), MIN_BLOCK_BYTES));
    }

    /** A clock that stands still keeps the session in one file: a roll costs milliseconds and garbage. */
    private static ChronicleQueue openQueue(final Path directory, final long blockBytes, final long timeMillis) {
        return SingleChronicleQueueBuilder.binary(directory)
                .rollCycle(RollCycles.FAST_DAILY)
                .timeProvider(() -> timeMillis)
                .blockSize(blockBytes)
                .build();
    }

    /** Sequence that the next input must have: inputs count from 0. */
    public long nextSequence() {
        return nextSequence;
    }

    /** Longest input and outputs, in bytes, that one document can hold. */
    public int maxPayloadBytes() {
        return document.capacity() - DocumentDescriptor.HEADER_LENGTH;
    }

    /**
     * Appends an input with the outputs it caused.
     *
     * @param sequence     {@link #nextSequence()}: the caller's count must agree
     * @param input        holds the encoded input
     * @param inputOffset  where it begins
     * @param inputLength  its length in bytes
     * @param outputs      holds, from 0, each output behind its int32 length
     * @param outputBytes  length of all that
     * @param outputCount  how many outputs
     */
    public void append(
            final long sequence,
            final DirectBuffer input,
            final int inputOffset,
            final int inputLength,
            final DirectBuffer outputs,
            final int outputBytes,
            final int outputCount) {
        checkSequence(sequence);
        assert isOwner() : "the journal belongs to " + owner;
        write(DocumentKind.INPUT, input, inputOffset, inputLength, outputs, outputBytes, outputCount);
    }

    /**
     * Appends an input that no stage has seen, for a session that stops with inputs in the ring: part of closing, so any
     * thread may, once no other appends.
     */
    public void appendUnprocessed(
            final long sequence, final DirectBuffer input, final int inputOffset, final int inputLength) {
        checkSequence(sequence);
        write(DocumentKind.UNPROCESSED, input, inputOffset, inputLength, NOTHING, 0, 0);
        unprocessed++;
    }

    /**
     * Makes one page resident that a later append will write, so that the append need not wait for the file system: for
     * the appending thread when it has nothing else to do. One call can take as long as the file system likes.
     *
     * @return 1 if a page was touched, 0 if enough are
     */
    public int touchAhead() {
        final long page = (Math.max(touchedPosition, endPosition) & -PAGE_BYTES) + PAGE_BYTES;
        if (mapped == null || isClosed || page > endPosition + TOUCHED_AHEAD_BYTES) {
            return 0;
        }
        final BytesStore<?, ?> store = mapped.bytesStore();
        if (!store.inside(page, Long.BYTES)) {
            return 0;
        }
        // Nothing but zeros stands behind the last document: this writes what is there.
        store.compareAndSwapLong(page, 0L, 0L);
        touchedPosition = page;
        return 1;
    }

    private void touchAllAhead() {
        int touched;
        do {
            touched = touchAhead();
        } while (touched > 0);
    }

    /**
     * Appends the trailer and closes.
     *
     * @param closedTimeNs engine time of the last input, in ns since the epoch
     * @param closeReason  why the session ends
     * @param stateSha256  hash of the state of all stages, in hex
     * @param cause        what broke, for a fail-stop; else empty
     * @param outputs      holds, from 0, what is sent because the session ends, each behind its int32 length
     * @param outputBytes  length of all that
     * @param outputCount  how many outputs
     */
    public void close(
            final long closedTimeNs,
            final CloseReason closeReason,
            final String stateSha256,
            final String cause,
            final DirectBuffer outputs,
            final int outputBytes,
            final int outputCount) {
        final ExpandableArrayBuffer encoded = new ExpandableArrayBuffer();
        final SessionTrailer trailer = new SessionTrailer(
                closedTimeNs, nextSequence - unprocessed, unprocessed, closeReason, stateSha256, cause);
        final int length = SessionCodec.encode(trailer, encoded);
        try {
            write(DocumentKind.TRAILER, encoded, 0, length, outputs, outputBytes, outputCount);
        } finally {
            close();
        }
    }

    /** Appends the trailer of a session that sends nothing at its end, and closes. */
    public void close(
            final long closedTimeNs, final CloseReason closeReason, final String stateSha256, final String cause) {
        close(closedTimeNs, closeReason, stateSha256, cause, NOTHING, 0, 0);
    }

    /** Closes without a trailer: to a reader the session died here. Does nothing if it is closed. */
    @Override
    public void close() {
        if (!isClosed) {
            isClosed = true;
            appender.close();
            queue.close();
            directory.unlock();
        }
    }

    /** Whether a session, of this process or another, is being written to a directory. */
    public static boolean isInUse(final Path directory) {
        return JournalDirectory.isInUse(directory);
    }

    private void checkSequence(final long sequence) {
        if (sequence != nextSequence) {
            throw new IllegalStateException("journal expects input " + nextSequence + ", not " + sequence);
        }
    }

    private boolean isOwner() {
        final Thread current = Thread.currentThread();
        if (owner == null) {
            owner = current;
        }
        return owner == current;
    }

    private void write(
            final DocumentKind kind,
            final DirectBuffer input,
            final int inputOffset,
            final int inputLength,
            final DirectBuffer outputs,
            final int outputBytes,
            final int outputCount) {
        final long length = (long) DocumentDescriptor.HEADER_LENGTH + inputLength + outputBytes;
        if (isBroken || isClosed || length > document.capacity() || outputCount > DocumentDescriptor.MAX_OUTPUTS) {
            refuse(length, outputCount);
        }
        DocumentDescriptor.putHeader(document, (int) length, nextSequence, kind, inputLength, outputBytes, outputCount);
        document.putBytes(DocumentDescriptor.INPUT_OFFSET, input, inputOffset, inputLength);
        document.putBytes(DocumentDescriptor.INPUT_OFFSET + inputLength, outputs, 0, outputBytes);
        final int crc = checksum.compute(bytes, document, 0, (int) length);
        DocumentDescriptor.crc(document, 0, crc);
        commit((int) length);
        checksum.accept(crc);
        nextSequence++;
    }

    /**
     * One copy and nothing else between begin and end of Chronicle's document: a stall there can corrupt the file. If it
     * fails, the document stays marked as being written, and to a reader the journal ends before it.
     */
    private void commit(final int length) {
        isBroken = true;
        appender.writeBytes(whole.readPositionRemaining(0, length));
        mapped = Objects.requireNonNull(appender.wire()).bytes();
        endPosition = mapped.writePosition();
        isBroken = false;
    }

    private void refuse(final long length, final int outputCount) {
        if (isClosed) {
            throw new IllegalStateException("the journal is closed");
        }
        if (isBroken) {
            throw new IllegalStateException("an append before failed: the journal ends at " + nextSequence);
        }
        throw new IllegalArgumentException("a document of " + length + " bytes with " + outputCount
                + " outputs; at most " + document.capacity() + " and " + DocumentDescriptor.MAX_OUTPUTS);
    }
}
