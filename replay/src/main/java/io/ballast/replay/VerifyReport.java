package io.ballast.replay;

import io.ballast.cli.ExitCode;
import io.ballast.journal.EndState;
import io.ballast.journal.JournalEnd;
import io.ballast.journal.SessionTrailer;
import io.ballast.launch.Divergence;
import io.ballast.launch.Verification;
import io.ballast.message.CloseReason;
import io.ballast.message.MessageHeaderDecoder;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * What a verification showed, for people and scripts.
 *
 * @param first          what was asked for
 * @param startDirectory of the journal whose checkpoint the re-run began at
 * @param skippedInputs  read and not run
 * @param directories    of all journals read, the first session's first
 * @param scene          what stood around a divergence
 * @param isFollowed     whether it went on for as long as the journal was written
 * @param elapsedNs      that it took
 * @param parts          of the journal that were run at once
 */
record VerifyReport(
        Verification verification,
        FirstInput first,
        Path startDirectory,
        long skippedInputs,
        List<Path> directories,
        List<String> scene,
        boolean isFollowed,
        long elapsedNs,
        int parts) {
    /** Prints it and returns the exit code. */
    int print(final PrintWriter out) {
        printInputs(out);
        printStart(out);
        final Divergence divergence = verification.divergence();
        if (divergence != null) {
            printDivergence(out, divergence);
            return ExitCode.DIVERGED;
        }
        final JournalEnd end = verification.end();
        if (end == null || !end.state().isUsable()) {
            out.printf("verify: %s%n", end == null ? "no end" : end.message());
            return ExitCode.FAILED;
        }
        out.printf("journal  %s%n", end.message());
        printSession(out, end);
        out.printf("state    %s, %s%n", verification.stateSha256(), stateVerdict());
        if (first.isMissingIn(verification.inputs())) {
            out.printf(
                    "verify: there is no %s: the journal holds %,d inputs, counted from 0; name one of them, or"
                            + " --from latest%n",
                    first.text(), verification.inputs());
            return ExitCode.FAILED;
        }
        out.println("verify: identical");
        return ExitCode.OK;
    }

    private void printInputs(final PrintWriter out) {
        final long total = verification.inputs() + verification.earlierInputs();
        final long earlier = Math.max(0, verification.earlierInputs() - skippedInputs);
        out.printf(
                Locale.ROOT,
                "%,d inputs re-run, %,d outputs compared%n",
                total - skippedInputs - earlier,
                verification.outputs());
        if (verification.unprocessed() > 0) {
            out.printf(
                    Locale.ROOT,
                    "%,d inputs were not processed by the session and were not re-run%n",
                    verification.unprocessed());
        }
        if (earlier > 0) {
            out.printf(Locale.ROOT, "%,d inputs of the sessions it goes on from came first%n", earlier);
        }
    }

    private void printStart(final PrintWriter out) {
        if (first.isAll()) {
            return;
        }
        if (verification.startSequence() < 0) {
            out.printf("from     the first input: no checkpoint before %s can be used%n", first.text());
        } else {
            out.printf(
                    Locale.ROOT,
                    "from     the checkpoint behind input %d of %s, %,d inputs before were read and not run%n",
                    verification.startSequence(),
                    startDirectory,
                    skippedInputs);
        }
        verification.unusableCheckpoints().forEach(why -> out.printf("unusable %s%n", why));
    }

    private void printSession(final PrintWriter out, final JournalEnd end) {
        final SessionTrailer trailer = verification.trailer();
        if (trailer != null && trailer.closeReason() != CloseReason.CLEAN) {
            out.printf("session  ended by %s: %s%n", trailer.closeReason(), trailer.cause());
        }
        if (end.state() == EndState.OPEN_END && !isFollowed) {
            out.println("         if it is still being written, --follow goes on to its end");
        }
    }

    /** Stages that a fail-stop interrupted may have seen more than the journal's processed inputs. */
    private String stateVerdict() {
        if (verification.isStateCompared()) {
            return "as recorded";
        }
        if (verification.schemaVersion() < MessageHeaderDecoder.SCHEMA_VERSION) {
            return "not compared: it was recorded with schema version " + verification.schemaVersion()
                    + ", whose state was encoded otherwise";
        }
        final SessionTrailer trailer = verification.trailer();
        if (trailer == null) {
            return "with none recorded to compare it with";
        }
        return trailer.closeReason() == CloseReason.CLEAN
                ? "not that of build " + verification.header().gitRevision()
                        + ", which may have encoded it otherwise: verify with that one to compare state as well"
                : "not compared: the session did not end cleanly";
    }

    private void printDivergence(final PrintWriter out, final Divergence divergence) {
        if (divergence.sequence() < 0) {
            out.println("verify: DIVERGED at the end");
        } else {
            out.printf("verify: DIVERGED at sequence %d%n", divergence.sequence());
            out.printf("input    %s%n", divergence.input());
        }
        out.printf("differs  %s%n", divergence.what());
        out.printf("recorded %s%n", divergence.recorded());
        out.printf("re-run   %s%n", divergence.rerun());
        scene.forEach(out::println);
    }
}
