package io.ballast.launch;

import io.ballast.journal.JournalEnd;
import io.ballast.journal.SessionTrailer;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a resumed session goes on.
 *
 * @param journal       of the session before
 * @param end           how that journal ends
 * @param trailer       what that session ended with; null if it was killed
 * @param inputs        how many of its inputs were taken over
 * @param unprocessed   inputs that it received and that no stage has seen: they are left out
 * @param earlierInputs inputs of the sessions before that one
 * @param gatewayInputs inputs of all of them that came from the gateway
 * @param stateSha256   hash of the stages' state
 * @param lastTimeNs    engine time
 * @param checkpoint    sequence of the input behind whose checkpoint the re-run began, −1: at the first input of all
 * @param unusable      checkpoints that could not be used, and why
 * @param epoch         of the resumed session
 */
public record Resumed(
        Path journal,
        JournalEnd end,
        @Nullable SessionTrailer trailer,
        long inputs,
        long unprocessed,
        long earlierInputs,
        long gatewayInputs,
        String stateSha256,
        long lastTimeNs,
        long checkpoint,
        List<String> unusable,
        int epoch) {}
