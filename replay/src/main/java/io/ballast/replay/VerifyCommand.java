package io.ballast.replay;

import io.ballast.cli.ExitCode;
import io.ballast.cli.OrderlyEnd;
import io.ballast.cli.ProgressLine;
import io.ballast.launch.JournalPlayback;
import io.ballast.launch.JournalVerifier;
import io.ballast.launch.ReadingProgress;
import io.ballast.launch.Verification;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ballast-replay verify}: the same inputs must give the same outputs and the same state. */
@Command(
        name = "verify",
        description = "Re-runs a journal's inputs through fresh stages and compares every output, the state at every"
                + " checkpoint and the final state, byte for byte.",
        mixinStandardHelpOptions = true)
final class VerifyCommand implements Callable<Integer> {
    private static final long LONGEST_REPORT_NS = TimeUnit.SECONDS.toNanos(30);

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "JOURNAL", description = "A session's journal: a directory.")
    private Path journal;

    @Option(
            names = "--from",
            paramLabel = "SEQUENCE|latest",
            description = "Begin at the latest checkpoint before this input, or at the latest of all; what comes before"
                    + " is read, so that damage is found, and not run.")
    private @Nullable String from;

    @Option(
            names = "--timing",
            description = "Print the rate of verifying beside that of Chronicle Queue reading a copy of the same file.")
    private boolean isTimed;

    @Option(names = "--follow", description = "Go on while the journal is being written, to its end or Ctrl-C.")
    private boolean isFollowed;

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "Run so many parts of the journal at once, each from one of its checkpoints; 1 runs it in one"
                    + " piece. Default: one a core of a long journal.")
    private @Nullable Integer threads;

    @Override
    public Integer call() throws IOException {
        if (threads != null && threads < 1) {
            throw new ParameterException(spec.commandLine(), "--threads " + threads + ": there must be at least 1");
        }
        if (isTimed && (isFollowed || from != null)) {
            throw new ParameterException(
                    spec.commandLine(), "--timing is of the whole journal: leave out --from and --follow");
        }
        final FirstInput first = FirstInput.parse(from, spec.commandLine());
        final VerifyReport report = isFollowed ? followed(first) : verified(first);
        final PrintWriter out = spec.commandLine().getOut();
        final int exitCode = report.print(out);
        if (isTimed && exitCode == ExitCode.OK) {
            Timing.print(out, report);
        }
        return exitCode;
    }

    private VerifyReport verified(final FirstInput first) {
        return first.isAll() ? inParts(first) : inOnePiece(first);
    }

    private VerifyReport inParts(final FirstInput first) {
        final long startNs = System.nanoTime();
        try (PartedVerification parted =
                        threads == null ? PartedVerification.of(journal) : PartedVerification.of(journal, threads);
                ProgressLine line =
                        new ProgressLine(spec.commandLine().getErr(), "inputs", parted::inputs, parted::share)) {
            line.start();
            final JournalPlayback last = parted.run();
            final Verification verification = parted.verification(last);
            final long elapsedNs = System.nanoTime() - startNs;
            return new VerifyReport(
                    verification,
                    first,
                    last.startDirectory(),
                    0,
                    last.directories(),
                    scene(verification, last),
                    false,
                    elapsedNs,
                    parted.count());
        }
    }

    private VerifyReport inOnePiece(final FirstInput first) {
        final ReadingProgress progress = new ReadingProgress();
        try (ProgressLine line =
                new ProgressLine(spec.commandLine().getErr(), "inputs", progress::inputs, progress::share)) {
            line.start();
            try (JournalPlayback playback = first.open(journal, progress)) {
                return report(playback, first);
            }
        }
    }

    private VerifyReport followed(final FirstInput first) {
        final ReadingProgress progress = new ReadingProgress();
        final Following following = new Following();
        final OrderlyEnd end = OrderlyEnd.onTermination(following::stop, LONGEST_REPORT_NS);
        try (ProgressLine line = new ProgressLine(spec.commandLine().getErr(), "inputs", progress::inputs)) {
            line.start();
            try (JournalPlayback playback = first.open(journal, progress)) {
                following.toTheEnd(playback);
                return report(playback, first);
            }
        } finally {
            end.reached();
        }
    }

    private VerifyReport report(final JournalPlayback playback, final FirstInput first) {
        final long startNs = System.nanoTime();
        final Verification verification = JournalVerifier.verify(playback);
        final long elapsedNs = System.nanoTime() - startNs;
        return new VerifyReport(
                verification,
                first,
                playback.startDirectory(),
                playback.skippedInputs(),
                playback.directories(),
                scene(verification, playback),
                isFollowed,
                elapsedNs,
                1);
    }

    private static List<String> scene(final Verification verification, final JournalPlayback playback) {
        return verification.divergence() == null ? List.of() : new DivergenceScene(playback).lines();
    }
}
