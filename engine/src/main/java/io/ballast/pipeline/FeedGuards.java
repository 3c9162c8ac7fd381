package io.ballast.pipeline;

import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * What the feed looks after beside the inputs, by a system call now and then.
 *
 * @param isDiskLow     whether the journal's disk runs low
 * @param isKillOrdered whether the kill switch is to be thrown; null if nothing but a command throws it
 */
public record FeedGuards(
        BooleanSupplier isDiskLow, @Nullable BooleanSupplier isKillOrdered) {
    /** Nothing ever happens. */
    public static final FeedGuards NONE = new FeedGuards(() -> false, null);
}
