package io.ballast.launch;

import io.ballast.counter.Counters;
import io.ballast.pipeline.SessionEnd;
import java.io.IOException;
import java.nio.file.Path;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/**
 * What a session left behind.
 *
 * @param configuration what it was told
 * @param build         which build ran it
 * @param journal       directory of its journal
 * @param end           how it ended
 * @param stateSha256   hash of the stages' state behind the last input
 * @param counters      everything counted
 * @param recorder      figures collected on the way
 * @param killNs        from each kill seen to its cancellations sent
 * @param checkpointFailure why no further checkpoint could be written; null if all were
 * @param resumed       where it went on from another session; null for a new one
 */
public record SessionResult(
        EngineConfiguration configuration,
        BuildVersion build,
        Path journal,
        SessionEnd end,
        String stateSha256,
        Counters counters,
        SessionRecorder recorder,
        Histogram killNs,
        @Nullable IOException checkpointFailure,
        @Nullable Resumed resumed) {}
