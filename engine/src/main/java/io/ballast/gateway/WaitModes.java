package io.ballast.gateway;

import io.ballast.settings.WaitMode;
import org.agrona.concurrent.BackoffIdleStrategy;
import org.agrona.concurrent.BusySpinIdleStrategy;
import org.agrona.concurrent.IdleStrategy;
import org.agrona.concurrent.YieldingIdleStrategy;

/** What a wait mode means to a thread that polls. */
public final class WaitModes {
    private WaitModes() {}

    /** Its own for each thread. */
    public static IdleStrategy idleStrategy(final WaitMode mode) {
        return switch (mode) {
            case SPIN -> BusySpinIdleStrategy.INSTANCE;
            case YIELD -> YieldingIdleStrategy.INSTANCE;
            case PARK -> new BackoffIdleStrategy();
        };
    }
}
