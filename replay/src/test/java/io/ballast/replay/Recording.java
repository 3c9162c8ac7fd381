package io.ballast.replay;

import io.ballast.journal.DocumentKind;
import io.ballast.journal.JournalDocument;
import io.ballast.journal.JournalReader;
import io.ballast.journal.JournalWriter;
import io.ballast.journal.SessionHeader;
import io.ballast.journal.SessionTrailer;
import io.ballast.message.CloseReason;
import io.ballast.settings.CheckpointSettings;
import io.ballast.settings.JournalSettings;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * A journal as plain values, to be altered and written again with every checksum right.
 *
 * @param entries inputs with their outputs, in order
 */
record Recording(SessionHeader header, List<Entry> entries, SessionTrailer trailer) {
    /** Stands where none was read yet. */
    static final Recording NONE = new Recording(
            new SessionHeader(0, 0, "", "", "", "", ""),
            List.of(),
            new SessionTrailer(0, 0, 0, CloseReason.CLEAN, "", ""));

    private static final JournalSettings SETTINGS = new JournalSettings("", 1 << 20, 0, CheckpointSettings.NONE);

    /** One input, what it caused, and where the document begins in its file. */
    static final class Entry {
        private final DocumentKind kind;
        private final byte[] input;
        private final List<byte[]> outputs;
        private final long fileOffset;

        private Entry(final DocumentKind kind, final byte[] input, final List<byte[]> outputs, final long fileOffset) {
            this.kind = kind;
            this.input = input.clone();
            this.outputs = List.copyOf(outputs);
            this.fileOffset = fileOffset;
        }

        byte[] input() {
            return input.clone();
        }

        List<byte[]> outputs() {
            return outputs;
        }

        long fileOffset() {
            return fileOffset;
        }

        Entry withInput(final byte[] another) {
            return new Entry(kind, another, outputs, fileOffset);
        }

        Entry withOutputs(final List<byte[]> others) {
            return new Entry(kind, input, others, fileOffset);
        }
    }

    static Recording read(final Path directory) {
        try (JournalReader reader = JournalReader.open(directory)) {
            final List<Entry> entries = new ArrayList<>();
            final JournalDocument document = new JournalDocument();
            while (reader.next(document)) {
                entries.add(entry(document));
            }
            return new Recording(reader.header(), entries, Objects.requireNonNull(reader.trailer()));
        }
    }

    private static Entry entry(final JournalDocument document) {
        final DirectBuffer buffer = document.buffer();
        final byte[] input = bytes(buffer, document.inputOffset(), document.inputLength());
        final List<byte[]> outputs = new ArrayList<>();
        while (document.nextOutput()) {
            outputs.add(bytes(buffer, document.outputOffset(), document.outputLength()));
        }
        return new Entry(document.kind(), input, outputs, document.fileOffset());
    }

    private static byte[] bytes(final DirectBuffer buffer, final int offset, final int length) {
        final byte[] bytes = new byte[length];
        buffer.getBytes(offset, bytes);
        return bytes;
    }

    /** Sequence of the first input with outputs, not before another. */
    int firstWithOutputs(final int from) {
        for (int i = from; i < entries.size(); i++) {
            if (!entries.get(i).outputs().isEmpty()) {
                return i;
            }
        }
        throw new AssertionError("no input from " + from + " on caused anything");
    }

    Recording with(final int sequence, final UnaryOperator<Entry> change) {
        final List<Entry> changed = new ArrayList<>(entries);
        changed.set(sequence, change.apply(changed.get(sequence)));
        return new Recording(header, changed, trailer);
    }

    Recording withEntries(final List<Entry> others) {
        return new Recording(header, others, trailer);
    }

    Recording withState(final String stateSha256) {
        return new Recording(
                header,
                entries,
                new SessionTrailer(
                        trailer.closedTimeNs(),
                        trailer.inputs(),
                        trailer.unprocessed(),
                        trailer.closeReason(),
                        stateSha256,
                        trailer.cause()));
    }

    /** As a fail-stop would have ended it. */
    Recording withCause(final String cause) {
        return new Recording(
                header,
                entries,
                new SessionTrailer(
                        trailer.closedTimeNs(), trailer.inputs(), 0, CloseReason.FAIL_STOP, "f".repeat(64), cause));
    }

    Recording withConfiguration(final String yaml) {
        final SessionHeader another = new SessionHeader(
                header.createdTimeNs(),
                header.sessionEpoch(),
                header.engineVersion(),
                header.gitRevision(),
                header.configurationSha256(),
                header.predecessor(),
                yaml);
        return new Recording(another, entries, trailer);
    }

    /** Writes a new journal and returns its directory. */
    Path write(final Path directory) {
        final JournalWriter writer = JournalWriter.open(directory, SETTINGS, header);
        for (int i = 0; i < entries.size(); i++) {
            final Entry entry = entries.get(i);
            final UnsafeBuffer input = new UnsafeBuffer(entry.input);
            if (entry.kind == DocumentKind.UNPROCESSED) {
                writer.appendUnprocessed(i, input, 0, input.capacity());
            } else {
                final UnsafeBuffer outputs = block(entry.outputs());
                final int count = entry.outputs().size();
                writer.append(i, input, 0, input.capacity(), outputs, outputs.capacity(), count);
            }
        }
        writer.close(trailer.closedTimeNs(), trailer.closeReason(), trailer.stateSha256(), trailer.cause());
        return directory;
    }

    private static UnsafeBuffer block(final List<byte[]> outputs) {
        final ByteArrayOutputStream block = new ByteArrayOutputStream();
        for (final byte[] output : outputs) {
            final ByteBuffer length = ByteBuffer.allocate(Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN);
            block.writeBytes(length.putInt(output.length).array());
            block.writeBytes(output);
        }
        return new UnsafeBuffer(block.toByteArray());
    }
}
