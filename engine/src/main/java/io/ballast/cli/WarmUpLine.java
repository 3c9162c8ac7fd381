package io.ballast.cli;

import io.ballast.launch.WarmedUp;
import java.util.Locale;

/** What a session was warmed up with, on one line. */
final class WarmUpLine {
    private static final double NANOS_PER_SECOND = 1e9;

    private WarmUpLine() {}

    static String of(final WarmedUp done) {
        return String.format(
                Locale.ROOT,
                "warm-up: %,d inputs and %,d orders of scratch engines in a made-up market%s, %d %s, %.2f s",
                done.inputs(),
                done.orders(),
                done.journal().isEmpty() ? "" : " and that of " + done.journal(),
                done.passes(),
                done.passes() == 1 ? "pass" : "passes",
                done.tookNs() / NANOS_PER_SECOND);
    }
}
