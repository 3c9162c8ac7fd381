package io.ballast.replay;

import io.ballast.journal.ChronicleReader;
import io.ballast.journal.JournalDocument;
import io.ballast.journal.JournalReader;
import io.ballast.launch.Verification;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** How fast journals were verified, beside how fast they can be read at all: all in one run of one program. */
final class Timing {
    /** What verifying has to reach of Chronicle Queue's own rate. */
    private static final double WANTED = 0.4;

    private static final double NANOS = 1e9;
    private static final double MEGA = 1e6;

    private final PrintWriter out;
    private final long inputs;
    private final long bytes;

    private Timing(final PrintWriter out, final long inputs, final long bytes) {
        this.out = out;
        this.inputs = inputs;
        this.bytes = bytes;
    }

    /**
     * Reads the journals twice more and prints all rates.
     *
     * @throws IOException if there is no room for the copy that Chronicle Queue reads
     */
    static void print(final PrintWriter out, final VerifyReport report) throws IOException {
        final Verification verification = report.verification();
        final List<Path> journals = report.directories();
        final long elapsedNs = report.elapsedNs();
        long chronicleNs = 0;
        long bytes = 0;
        for (final Path journal : journals) {
            try (ChronicleReader reader = ChronicleReader.open(journal)) {
                final long startNs = System.nanoTime();
                reader.readToEnd();
                chronicleNs += System.nanoTime() - startNs;
                bytes += reader.bytes();
            }
        }
        final long readNs = read(journals);
        final long inputs = verification.inputs() + verification.earlierInputs() + verification.unprocessed();
        final Timing timing = new Timing(out, inputs, bytes);
        timing.line("timing   Chronicle Queue alone reads", chronicleNs, "");
        timing.line("         journal read and checked   ", readNs, "");
        timing.line(
                "         verified                   ",
                elapsedNs,
                String.format(
                        Locale.ROOT,
                        ", %.2f of Chronicle Queue's rate, in %d parts at once; %.1f is wanted",
                        (double) chronicleNs / elapsedNs,
                        report.parts(),
                        WANTED));
    }

    /** What every document costs before a stage sees it: framing, sequence, checksum. */
    private static long read(final List<Path> journals) {
        final JournalDocument document = new JournalDocument();
        final long startNs = System.nanoTime();
        for (final Path journal : journals) {
            try (JournalReader reader = JournalReader.open(journal)) {
                while (reader.next(document)) {
                    document.rewindOutputs();
                }
            }
        }
        return System.nanoTime() - startNs;
    }

    private void line(final String what, final long elapsedNs, final String more) {
        out.printf(
                Locale.ROOT,
                "%s %,12.0f inputs/s %,9.1f MB/s%s%n",
                what,
                inputs * NANOS / elapsedNs,
                bytes / MEGA * NANOS / elapsedNs,
                more);
    }
}
