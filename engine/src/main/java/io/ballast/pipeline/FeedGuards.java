package io.ballast.pipeline;

import io.ballast.settings.CheckpointSettings;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * What the feed looks after beside the inputs.
 *
 * @param isDiskLow     whether the journal's disk runs low
 * @param isKillOrdered whether the kill switch is to be thrown; null if nothing but a command throws it
 * @param checkpoints   how often the stages are to write down their state
 */
public record FeedGuards(
        BooleanSupplier isDiskLow, @Nullable BooleanSupplier isKillOrdered, CheckpointSettings checkpoints) {
    /** Nothing ever happens. */
    public static final FeedGuards NONE = new FeedGuards(() -> false, null, CheckpointSettings.NONE);
}
