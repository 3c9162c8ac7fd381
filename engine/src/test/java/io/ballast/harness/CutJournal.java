package io.ballast.harness;

import io.ballast.journal.DocumentKind;
import io.ballast.journal.JournalDocument;
import io.ballast.journal.JournalReader;
import io.ballast.journal.JournalWriter;
import io.ballast.message.CloseReason;
import io.ballast.settings.CheckpointSettings;
import io.ballast.settings.JournalSettings;
import java.nio.file.Path;
import org.agrona.concurrent.UnsafeBuffer;

/** A journal as a killed session leaves it: whole documents, and no trailer. */
public final class CutJournal {
    private static final JournalSettings SETTINGS = new JournalSettings("", 1 << 20, 0, CheckpointSettings.NONE);

    private CutJournal() {}

    /** Writes the first inputs of a journal as another one. */
    public static Path of(final Path journal, final Path cut, final long inputs) {
        try (JournalReader reader = JournalReader.open(journal);
                JournalWriter writer = JournalWriter.open(cut, SETTINGS, reader.header())) {
            final JournalDocument document = new JournalDocument();
            for (long i = 0; i < inputs && reader.next(document); i++) {
                append(writer, document);
            }
        }
        return cut;
    }

    /** The same, stopped by a failure with so many more inputs in the ring. */
    public static Path unprocessed(final Path journal, final Path cut, final long inputs, final long more) {
        try (JournalReader reader = JournalReader.open(journal);
                JournalWriter writer = JournalWriter.open(cut, SETTINGS, reader.header())) {
            final JournalDocument document = new JournalDocument();
            for (long i = 0; i < inputs + more && reader.next(document); i++) {
                append(writer, document, i >= inputs);
            }
            writer.close(0, CloseReason.FAIL_STOP, "", "something broke");
        }
        return cut;
    }

    private static void append(final JournalWriter writer, final JournalDocument document) {
        append(writer, document, document.kind() == DocumentKind.UNPROCESSED);
    }

    private static void append(
            final JournalWriter writer, final JournalDocument document, final boolean isUnprocessed) {
        final byte[] bytes = new byte[document.inputLength()];
        document.buffer().getBytes(document.inputOffset(), bytes);
        final UnsafeBuffer input = new UnsafeBuffer(bytes);
        if (isUnprocessed) {
            writer.appendUnprocessed(document.sequence(), input, 0, bytes.length);
            return;
        }
        final byte[] outputs = new byte[document.outputBytes()];
        document.buffer().getBytes(document.outputsOffset(), outputs);
        writer.append(
                document.sequence(),
                input,
                0,
                bytes.length,
                new UnsafeBuffer(outputs),
                outputs.length,
                document.outputCount());
    }

    /** How many inputs a journal holds. */
    public static long inputs(final Path journal) {
        try (JournalReader reader = JournalReader.open(journal)) {
            final JournalDocument document = new JournalDocument();
            long inputs = 0;
            while (reader.next(document)) {
                inputs++;
            }
            return inputs;
        }
    }
}
