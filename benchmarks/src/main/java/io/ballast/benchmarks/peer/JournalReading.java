package io.ballast.benchmarks.peer;

import io.ballast.benchmarks.openloop.Measurement;
import io.ballast.benchmarks.openloop.Placement;
import io.ballast.benchmarks.openloop.RecordedJournal;
import io.ballast.benchmarks.openloop.Schedule;
import io.ballast.benchmarks.openloop.Subject;
import io.ballast.benchmarks.openloop.Window;
import io.ballast.journal.ChronicleReader;
import io.ballast.launch.JournalVerifier;
import io.ballast.launch.Verification;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** Reads one journal from the page cache, flat out: verified by the engine, or by Chronicle Queue alone. */
public final class JournalReading implements Subject {
    private static final int QUOTES = 500_000;

    private final List<Integer> allowed;
    private final boolean isVerified;
    private final RecordedJournal journal;

    /**
     * @param allowed    processors of this process
     * @param isVerified whether every input is re-run and every output compared, or all is read only
     */
    public JournalReading(final List<Integer> allowed, final int constituents, final boolean isVerified) {
        this.allowed = List.copyOf(allowed);
        this.isVerified = isVerified;
        journal = new RecordedJournal(allowed, constituents, QUOTES);
    }

    @Override
    public Measurement run(final Schedule schedule) {
        return isVerified ? verify() : read();
    }

    private Measurement verify() {
        final Placement placement = new Placement(allowed);
        final Window window = placement.apply();
        try {
            final JournalVerifier verifier = new JournalVerifier(journal.path(), inputs -> {});
            window.open();
            final long beginNs = System.nanoTime();
            final Verification verification = verifier.verify();
            final long elapsedNs = System.nanoTime() - beginNs;
            window.close();
            if (verification.divergence() != null || verification.trailer() == null) {
                throw new IllegalStateException("the journal does not verify: " + verification.divergence());
            }
            return Measurement.flatOut(verification.inputs(), elapsedNs, window);
        } finally {
            placement.release();
        }
    }

    private Measurement read() {
        final Placement placement = new Placement(allowed);
        try (ChronicleReader reader = ChronicleReader.open(journal.path())) {
            final Window window = placement.apply();
            window.open();
            final long beginNs = System.nanoTime();
            reader.readToEnd();
            final long elapsedNs = System.nanoTime() - beginNs;
            window.close();
            return Measurement.flatOut(reader.documents(), elapsedNs, window);
        } catch (final IOException e) {
            throw new UncheckedIOException("the journal cannot be copied for Chronicle Queue to read", e);
        } finally {
            placement.release();
        }
    }

    @Override
    public void close() {
        journal.close();
    }
}
