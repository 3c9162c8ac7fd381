package io.ballast.benchmarks;

import io.ballast.journal.JournalWriter;
import io.ballast.journal.SessionHeader;
import io.ballast.settings.CheckpointSettings;
import io.ballast.settings.JournalSettings;
import io.ballast.slot.Slot;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * A journal in a temporary directory, deleted at the end of the trial. It is opened once a trial and not once an
 * iteration, because opening allocates; so it grows with the length of the run.
 */
@State(Scope.Thread)
public class JournaledMarket {
    private static final long BLOCK_BYTES = 64L << 20;
    private static final long MIN_FREE_DISK_BYTES = 1L << 30;

    /** Held so that the level stays: what the library says about slow disks is not a result. */
    private static final Logger LIBRARY = Logger.getLogger("net.openhft");

    private Path directory;
    private JournalWriter writer;

    /** For JMH, which then calls {@link #open}. */
    public JournaledMarket() {}

    /** Begins the journal. */
    @Setup
    public void open() {
        LIBRARY.setLevel(Level.WARNING);
        directory = temporaryDirectory();
        writer = JournalWriter.open(
                directory,
                new JournalSettings(directory.toString(), BLOCK_BYTES, MIN_FREE_DISK_BYTES, CheckpointSettings.NONE),
                new SessionHeader(1, 1, "benchmark", "", "", "", ""));
    }

    /** Appends the slot's input and outputs. */
    public long append(final Slot slot) {
        final long sequence = writer.nextSequence();
        writer.append(
                sequence,
                slot.input.buffer,
                0,
                slot.input.length,
                slot.order.outputs,
                slot.order.outputBytes,
                slot.order.outputCount);
        return sequence;
    }

    /** Makes a page ready for a later append; returns how many. */
    protected final int touchAhead() {
        return writer.touchAhead();
    }

    /** Closes and deletes the journal. */
    @TearDown
    public void close() {
        writer.close();
        delete();
    }

    private static Path temporaryDirectory() {
        try {
            return Files.createTempDirectory("ballast-bench");
        } catch (final IOException e) {
            throw new UncheckedIOException("no temporary directory for the journal", e);
        }
    }

    private void delete() {
        try (Stream<Path> files = Files.walk(directory)) {
            final List<Path> deepestFirst =
                    files.sorted(Comparator.reverseOrder()).toList();
            for (final Path file : deepestFirst) {
                Files.delete(file);
            }
        } catch (final IOException e) {
            throw new UncheckedIOException(directory + " cannot be deleted", e);
        }
    }
}
