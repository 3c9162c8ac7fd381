package io.ballast.launch;

import io.ballast.journal.JournalEnd;
import io.ballast.journal.SessionHeader;
import io.ballast.journal.SessionTrailer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What re-running a journal showed.
 *
 * @param header      what the session was told
 * @param end         how the journal ends; null if a divergence was found before its end
 * @param inputs      inputs re-run
 * @param outputs     outputs compared
 * @param unprocessed inputs that the session did not process
 * @param stateSha256 hash of the re-run stages' state behind the last input
 * @param trailer     what the session ended with; null if it did not, or a divergence was found before
 * @param isStateCompared whether the journal has a hash that means something to this build and is held against it
 * @param divergence  the first difference, null if there is none
 * @param earlierInputs inputs of the sessions before, re-run first
 * @param gatewayInputs inputs of all these sessions that came from a gateway
 * @param lastTimeNs  engine time behind the last input of this session; 0 without one
 * @param schemaVersion of the journal
 * @param startSequence sequence of the input behind whose checkpoint the re-run began, −1: at the first input of all
 * @param unusableCheckpoints checkpoints that could not be used, and why
 */
public record Verification(
        SessionHeader header,
        @Nullable JournalEnd end,
        long inputs,
        long outputs,
        long unprocessed,
        String stateSha256,
        @Nullable SessionTrailer trailer,
        boolean isStateCompared,
        @Nullable Divergence divergence,
        long earlierInputs,
        long gatewayInputs,
        long lastTimeNs,
        int schemaVersion,
        long startSequence,
        List<String> unusableCheckpoints) {
    /** Whether all that could be read is reproduced, and all could be read up to the last whole document. */
    public boolean isIdentical() {
        return divergence == null && end != null && end.state().isUsable();
    }
}
