package io.ballast.journal;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.ballast.settings.CheckpointSettings;
import io.ballast.settings.JournalSettings;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class JournalAllocationTest {
    private static final int WARM_UP = 200_000;
    private static final int DOCUMENTS = 1_000_000;
    private static final double MAX_BYTES_PER_DOCUMENT = 0.01;

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private final UnsafeBuffer input = new UnsafeBuffer(new byte[80]);
    private final UnsafeBuffer outputs = new UnsafeBuffer(new byte[4 + 56]);

    @TempDir
    private Path directory;

    @Test
    void shouldAllocateNothingPerAppendAndPerRead() {
        outputs.putInt(0, 56);
        try (JournalWriter writer = JournalWriter.open(
                directory, new JournalSettings("", 64 << 20, 0, CheckpointSettings.NONE), Journals.HEADER)) {
            append(writer, WARM_UP, false);
            assertThat(append(writer, DOCUMENTS, false)).isLessThan(MAX_BYTES_PER_DOCUMENT);
        }
        try (JournalReader reader = JournalReader.open(directory)) {
            read(reader, WARM_UP);
            assertThat(read(reader, DOCUMENTS)).isLessThan(MAX_BYTES_PER_DOCUMENT);
        }
    }

    @Test
    void shouldNoticeAnAllocatingAppend() {
        try (JournalWriter writer = Journals.open(directory)) {
            append(writer, WARM_UP, true);
            assertThat(append(writer, WARM_UP, true)).isGreaterThan(MAX_BYTES_PER_DOCUMENT);
        }
    }

    private double append(final JournalWriter writer, final int documents, final boolean isAllocating) {
        final long before = threads.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < documents; i++) {
            final UnsafeBuffer source = isAllocating ? new UnsafeBuffer(new byte[80]) : input;
            writer.append(writer.nextSequence(), source, 0, 80, outputs, 60, 1);
        }
        return (threads.getCurrentThreadAllocatedBytes() - before) / (double) documents;
    }

    private double read(final JournalReader reader, final int documents) {
        final JournalDocument document = new JournalDocument();
        final long before = threads.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < documents; i++) {
            if (!reader.next(document)) {
                throw new AssertionError(reader.end());
            }
        }
        return (threads.getCurrentThreadAllocatedBytes() - before) / (double) documents;
    }
}
