package io.ballast.replay;

import io.ballast.cli.ExitCode;
import io.ballast.cli.ProgressLine;
import io.ballast.journal.JournalEnd;
import io.ballast.journal.SessionTrailer;
import io.ballast.launch.Divergence;
import io.ballast.launch.JournalVerifier;
import io.ballast.launch.Verification;
import io.ballast.message.CloseReason;
import io.ballast.message.MessageHeaderDecoder;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ballast-replay verify}: the same inputs must give the same outputs and the same state. */
@Command(
        name = "verify",
        description = "Re-runs a journal's inputs through fresh stages and compares every output and the final state,"
                + " byte for byte.",
        mixinStandardHelpOptions = true)
final class VerifyCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "JOURNAL", description = "A session's journal: a directory.")
    private Path journal;

    @Override
    public Integer call() {
        final AtomicLong done = new AtomicLong();
        final Verification verification;
        try (ProgressLine progress = new ProgressLine(spec.commandLine().getErr(), "inputs", done::get)) {
            progress.start();
            verification = new JournalVerifier(journal, done::set).verify();
        }
        return report(verification);
    }

    private int report(final Verification verification) {
        final PrintWriter out = spec.commandLine().getOut();
        out.printf(
                Locale.ROOT,
                "%,d inputs re-run, %,d outputs compared%n",
                verification.inputs(),
                verification.outputs());
        if (verification.unprocessed() > 0) {
            out.printf(
                    Locale.ROOT,
                    "%,d inputs were not processed by the session and were not re-run%n",
                    verification.unprocessed());
        }
        if (verification.earlierInputs() > 0) {
            out.printf(
                    Locale.ROOT,
                    "%,d inputs of the sessions it goes on from came first%n",
                    verification.earlierInputs());
        }
        final Divergence divergence = verification.divergence();
        if (divergence != null) {
            return diverged(out, divergence);
        }
        final JournalEnd end = verification.end();
        if (end == null || !end.state().isUsable()) {
            out.printf("verify: %s%n", end == null ? "no end" : end.message());
            return ExitCode.FAILED;
        }
        out.printf("journal  %s%n", end.message());
        final SessionTrailer trailer = verification.trailer();
        if (trailer != null && trailer.closeReason() != CloseReason.CLEAN) {
            out.printf("session  ended by %s: %s%n", trailer.closeReason(), trailer.cause());
        }
        out.printf("state    %s, %s%n", verification.stateSha256(), stateVerdict(verification));
        out.println("verify: identical");
        return ExitCode.OK;
    }

    /** Stages that a fail-stop interrupted may have seen more than the journal's processed inputs. */
    private static String stateVerdict(final Verification verification) {
        if (verification.isStateCompared()) {
            return "as recorded";
        }
        if (verification.schemaVersion() < MessageHeaderDecoder.SCHEMA_VERSION) {
            return "not compared: it was recorded with schema version " + verification.schemaVersion()
                    + ", whose state was encoded otherwise";
        }
        return verification.trailer() == null
                ? "with none recorded to compare it with"
                : "not compared: the session did not end cleanly";
    }

    private static int diverged(final PrintWriter out, final Divergence divergence) {
        if (divergence.sequence() < 0) {
            out.println("verify: DIVERGED at the end");
        } else {
            out.printf("verify: DIVERGED at sequence %d%n", divergence.sequence());
            out.printf("input    %s%n", divergence.input());
        }
        out.printf("differs  %s%n", divergence.what());
        out.printf("recorded %s%n", divergence.recorded());
        out.printf("re-run   %s%n", divergence.rerun());
        return ExitCode.DIVERGED;
    }
}
