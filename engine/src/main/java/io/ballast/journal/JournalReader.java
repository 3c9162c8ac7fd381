package io.ballast.journal;

import io.ballast.message.JournalHeaderDecoder;
import io.ballast.message.MessageHeaderDecoder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Reads a journal from its header to its end, forwards, without changing or locking anything. Memory is bounded
 * whatever the journal's length, and a document costs no allocation.
 *
 * <pre>{@code
 * try (JournalReader reader = JournalReader.open(directory)) {
 *     final JournalDocument document = new JournalDocument();
 *     while (reader.next(document)) {
 *         handle(document);
 *     }
 *     report(reader.end());
 * }
 * }</pre>
 *
 * <p>A journal that is still being written can be read as well: {@link #next} gives false at its present end and goes on
 * when more has come. Not thread-safe.
 */
public final class JournalReader implements AutoCloseable {
    private static final int WINDOW_BYTES = 1 << 20;
    /** What every store file of Chronicle begins with, behind the first frame word: an event named "header". */
    private static final long STORE_SIGNATURE = 0x72656461656806b9L;

    private final Path file;
    private final FileWindow window;
    private final Remainder remainder;
    private final Examination examination;
    private final List<DirectBuffer> trailerOutputs = new ArrayList<>();

    private long position;
    private long expectedSequence = DocumentDescriptor.HEADER_SEQUENCE;
    private long unprocessed;
    private int lastCrc;
    private int schemaVersion;
    private Fault fault = Fault.NONE;
    private @Nullable SessionHeader header;
    private @Nullable SessionTrailer trailer;
    private @Nullable JournalEnd end;

    private JournalReader(final Path file) throws IOException {
        this.file = file;
        window = new FileWindow(file, WINDOW_BYTES);
        remainder = new Remainder(window);
        examination = new Examination(window);
    }

    /** Whether a directory holds a journal's file; what is in it only opening tells. */
    public static boolean isJournal(final Path directory) {
        return JournalDirectory.hasJournalFile(directory);
    }

    /**
     * Opens a journal and reads its header.
     *
     * @param directory the directory of one session
     * @throws JournalException     if there is no header that this engine can read; {@link JournalException#end()} says
     *                              why
     * @throws UncheckedIOException if the directory or its file cannot be read
     */
    public static JournalReader open(final Path directory) {
        final Path file = JournalDirectory.journalFile(directory);
        final JournalReader reader;
        try {
            reader = new JournalReader(file);
        } catch (final IOException e) {
            throw new UncheckedIOException(file + ": cannot be opened", e);
        }
        boolean isOpen = false;
        try {
            reader.readHeader();
            isOpen = true;
            return reader;
        } finally {
            if (!isOpen) {
                reader.close();
            }
        }
    }

    /** What the session began with. */
    public SessionHeader header() {
        return Objects.requireNonNull(header);
    }

    /** Version of the message schema that the session was written with. */
    public int schemaVersion() {
        return schemaVersion;
    }

    /** Length of the journal's file now, zeros behind the last document included. */
    public long fileBytes() {
        return window.fileBytes();
    }

    /** What the session ended with; null before {@link #next} has come to it, and if it never came to an end. */
    public @Nullable SessionTrailer trailer() {
        return trailer;
    }

    /** The encoded messages that the session sent because it ended: empty before its trailer has been read. */
    public List<DirectBuffer> trailerOutputs() {
        return List.copyOf(trailerOutputs);
    }

    /** How reading ended: known once {@link #next} has given false. */
    public JournalEnd end() {
        if (end == null) {
            throw new IllegalStateException("the end has not been reached");
        }
        return end;
    }

    /** Sequence of the input that comes next: how many inputs have been read. */
    public long nextSequence() {
        return trailer == null ? expectedSequence : expectedSequence - 1;
    }

    /**
     * Moves to the next input.
     *
     * @param document is made to show it
     * @return false if there is none; {@link #end()} then says why
     */
    public boolean next(final JournalDocument document) {
        if (end != null && !hasGone()) {
            return false;
        }
        while (advance(document)) {
            if (document.kind() != DocumentKind.TRAILER) {
                return true;
            }
            readTrailer(document);
        }
        return false;
    }

    /**
     * Where reading stands, to come back to.
     *
     * @throws IllegalStateException behind the trailer: no input follows there
     */
    public ReadingPlace place() {
        if (trailer != null) {
            throw new IllegalStateException("nothing follows the trailer");
        }
        return new ReadingPlace(position, expectedSequence, lastCrc, unprocessed);
    }

    /** Goes back, or forward, to a place in this journal: the document behind it comes next. */
    public void returnTo(final ReadingPlace place) {
        position = place.offsetBytes();
        expectedSequence = place.nextSequence();
        lastCrc = place.crc();
        unprocessed = place.unprocessed();
        examination.chain(lastCrc);
        trailer = null;
        trailerOutputs.clear();
        fault = Fault.NONE;
        end = null;
    }

    @Override
    public void close() {
        window.close();
    }

    /** Whether a journal that had ended without a trailer has been continued since. */
    private boolean hasGone() {
        final EndState state = end().state();
        if (state != EndState.OPEN_END && state != EndState.TORN) {
            return false;
        }
        if (window.load(position, FrameDescriptor.WORD_BYTES) < FrameDescriptor.WORD_BYTES || frameWord() == 0) {
            return false;
        }
        end = null;
        return true;
    }

    /** Moves to the next document of any kind; false at the end. */
    private boolean advance(final JournalDocument document) {
        if (end != null) {
            return false;
        }
        boolean isReread = false;
        while (!step(document)) {
            if (fault == Fault.NONE) {
                continue;
            }
            // What was copied may be older than what the writer has written since.
            if (!isReread) {
                window.load(position, FrameDescriptor.WORD_BYTES);
                isReread = true;
            } else if (conclude()) {
                return false;
            } else {
                isReread = false;
            }
        }
        return true;
    }

    /** True with a document; false with a fault, or without one behind a frame of Chronicle's own. */
    private boolean step(final JournalDocument document) {
        if (!window.has(position, FrameDescriptor.WORD_BYTES)) {
            fault = Fault.NOT_READY;
            return false;
        }
        final int word = frameWord();
        final int length = FrameDescriptor.length(word);
        if (FrameDescriptor.isDocument(word)) {
            fault = examination.examine(document, position, length, expectedSequence);
            if (fault == Fault.NONE && trailer != null) {
                fault = Fault.BEHIND_TRAILER;
            }
            if (fault == Fault.NONE) {
                accept(document, length);
                return true;
            }
        } else {
            fault = FrameDescriptor.isMetaData(word) ? passMetaData(length) : Fault.NOT_READY;
        }
        return false;
    }

    private int frameWord() {
        return window.buffer().getInt(window.offsetOf(position), ByteOrder.LITTLE_ENDIAN);
    }

    private Fault passMetaData(final int length) {
        final long next = FrameDescriptor.next(position, length);
        if (!window.has(next - 1, 1)) {
            return Fault.CUT;
        }
        remainder.scan(position, position + FrameDescriptor.WORD_BYTES, next);
        if (remainder.hasDocument()) {
            return Fault.HIDDEN_DOCUMENT;
        }
        position = next;
        return Fault.NONE;
    }

    private void accept(final JournalDocument document, final int length) {
        examination.accept(document);
        lastCrc = document.crc();
        position = FrameDescriptor.next(position, length);
        expectedSequence++;
        if (document.kind() == DocumentKind.UNPROCESSED) {
            unprocessed++;
        }
    }

    private void readHeader() {
        checkStore();
        final JournalDocument document = new JournalDocument();
        if (!advance(document)) {
            throw new JournalException(endWithoutHeader(end()));
        }
        final DirectBuffer buffer = document.buffer();
        final int offset = document.inputOffset();
        if (document.inputLength() < MessageHeaderDecoder.ENCODED_LENGTH) {
            throw refused(document, EndState.DAMAGED, "the header is too short");
        }
        final MessageHeaderDecoder message = new MessageHeaderDecoder().wrap(buffer, offset);
        schemaVersion = message.version();
        if (message.schemaId() != JournalHeaderDecoder.SCHEMA_ID) {
            throw refused(
                    document,
                    EndState.FOREIGN,
                    "written with message schema " + message.schemaId() + ", not " + JournalHeaderDecoder.SCHEMA_ID);
        }
        if (schemaVersion > JournalHeaderDecoder.SCHEMA_VERSION) {
            throw refused(document, EndState.NEWER_SCHEMA, newerSchema());
        }
        if (!SessionCodec.isHeader(buffer, offset, document.inputLength())) {
            throw refused(document, EndState.DAMAGED, "the header is malformed");
        }
        header = SessionCodec.decodeHeader(buffer, offset);
    }

    private String newerSchema() {
        return "written with schema version " + schemaVersion + "; this engine reads up to version "
                + JournalHeaderDecoder.SCHEMA_VERSION + ": read it with the engine that wrote it, or a later one";
    }

    /** Compares as much of the signature as there is, unless nothing was written at all. */
    private void checkStore() {
        final int signatureEnd = FrameDescriptor.WORD_BYTES + Long.BYTES;
        final int available = Math.min(window.load(0, signatureEnd), signatureEnd);
        boolean isStore = available < FrameDescriptor.WORD_BYTES || FrameDescriptor.isMetaData(frameWord());
        for (int i = FrameDescriptor.WORD_BYTES; i < available; i++) {
            final int shift = (i - FrameDescriptor.WORD_BYTES) * Byte.SIZE;
            isStore &= window.buffer().getByte(i) == (byte) (STORE_SIGNATURE >>> shift);
        }
        if (!isStore && !isBlank(available)) {
            throw JournalException.of(EndState.FOREIGN, file + ": is not a Chronicle Queue file");
        }
    }

    private boolean isBlank(final int length) {
        for (int i = 0; i < length; i++) {
            if (window.buffer().getByte(i) != 0) {
                return false;
            }
        }
        return true;
    }

    private JournalEnd endWithoutHeader(final JournalEnd found) {
        if (found.state() == EndState.OPEN_END) {
            return sessionEnd(EndState.EMPTY, 0, "the session ended before its first document was whole");
        }
        if (fault == Fault.NO_MAGIC && window.load(position, FrameDescriptor.WORD_BYTES) > 0 && !isOwnLengthRight()) {
            return sessionEnd(EndState.FOREIGN, 0, "a Chronicle Queue that this engine did not write");
        }
        return found;
    }

    /** A flipped bit in the magic leaves the length behind it right. */
    private boolean isOwnLengthRight() {
        final int length = FrameDescriptor.length(frameWord());
        return window.has(position, FrameDescriptor.WORD_BYTES + DocumentDescriptor.HEADER_LENGTH)
                && DocumentDescriptor.length(window.buffer(), window.offsetOf(position) + FrameDescriptor.WORD_BYTES)
                        == length;
    }

    private JournalException refused(final JournalDocument document, final EndState state, final String what) {
        final long at = document.fileOffset() - FrameDescriptor.WORD_BYTES;
        return new JournalException(new JournalEnd(
                state, at, 0, DocumentDescriptor.HEADER_SEQUENCE, file + ": at byte " + at + ": " + what));
    }

    private void readTrailer(final JournalDocument document) {
        final int offset = document.inputOffset();
        final int length = document.inputLength();
        if (length < MessageHeaderDecoder.ENCODED_LENGTH
                || !SessionCodec.isTrailer(document.buffer(), offset, length)) {
            endMalformed(document);
            return;
        }
        final SessionTrailer found = SessionCodec.decodeTrailer(document.buffer(), offset);
        if (found.unprocessed() != unprocessed || found.inputs() + found.unprocessed() != document.sequence()) {
            endMalformed(document);
            return;
        }
        trailer = found;
        while (document.nextOutput()) {
            final byte[] bytes = new byte[document.outputLength()];
            document.buffer().getBytes(document.outputOffset(), bytes);
            trailerOutputs.add(new UnsafeBuffer(bytes));
        }
    }

    private void endMalformed(final JournalDocument document) {
        position = document.fileOffset() - FrameDescriptor.WORD_BYTES;
        expectedSequence = document.sequence();
        fault = Fault.MALFORMED;
        end = damaged();
    }

    /** Decides how the journal ends here; false if it has been continued meanwhile. */
    private boolean conclude() {
        if (fault == Fault.NEWER_LAYOUT) {
            end = sessionEnd(
                    EndState.NEWER_SCHEMA,
                    0,
                    fault.text() + " than " + DocumentDescriptor.LAYOUT_VERSION
                            + ": read it with the engine that wrote it, or a later one");
            return true;
        }
        if (!fault.isEnd()) {
            end = damaged();
            return true;
        }
        final boolean hadWord = window.has(position, FrameDescriptor.WORD_BYTES);
        final int word = hadWord ? frameWord() : 0;
        remainder.scan(position, position + FrameDescriptor.WORD_BYTES + 1, Long.MAX_VALUE);
        if (window.load(position, FrameDescriptor.WORD_BYTES) >= FrameDescriptor.WORD_BYTES && frameWord() != word) {
            return false;
        }
        end = endBehind(remainder.nonZeroBytesFrom(position));
        return true;
    }

    private JournalEnd endBehind(final long cutBytes) {
        if (remainder.hasDocument()) {
            return sessionEnd(
                    EndState.DAMAGED,
                    0,
                    "damaged: " + fault.text() + ", yet document " + remainder.documentSequence() + " stands at byte "
                            + remainder.documentPosition());
        }
        if (trailer != null) {
            return cutBytes == 0 ? sessionEnd(EndState.CLEAN, 0, "closed") : damagedBehindTrailer();
        }
        return cutBytes == 0
                ? sessionEnd(EndState.OPEN_END, 0, "no trailer: the session was killed, or is still being written")
                : sessionEnd(
                        EndState.TORN, cutBytes, "torn: " + cutBytes + " bytes behind the last whole document cut");
    }

    private JournalEnd damagedBehindTrailer() {
        fault = Fault.BEHIND_TRAILER;
        return damaged();
    }

    private JournalEnd damaged() {
        return sessionEnd(EndState.DAMAGED, 0, "damaged: " + fault.text());
    }

    private JournalEnd sessionEnd(final EndState state, final long cutBytes, final String what) {
        final long inputs = Math.max(0, nextSequence());
        return new JournalEnd(
                state,
                position,
                cutBytes,
                nextSequence(),
                file + ": at byte " + position + ", behind " + inputs + " inputs: " + what);
    }
}
