package io.ballast.gateway.aeron;

import io.ballast.gateway.Gateway;
import org.jspecify.annotations.Nullable;

/**
 * Brings an exchange that has just started to where the one before it was: its market runs from the start, and every
 * logged order comes again when the market has made as many inputs as it had then.
 */
final class Rerun {
    private final Gateway market;
    private final SentInputs inputs;
    private final @Nullable OrderLogReader log;
    private final OrderLogSummary summary;
    private boolean isOrderWaiting;
    private long oldestInputs;

    Rerun(final Gateway market, final SentInputs inputs, final @Nullable OrderLog log) {
        this.market = market;
        this.inputs = inputs;
        this.log = log == null ? null : log.earlier();
        summary = log == null ? OrderLogSummary.EMPTY : log.summary();
        isOrderWaiting = this.log != null && this.log.next();
    }

    /** Whether there was an exchange before this one. */
    boolean isPossible() {
        return log != null;
    }

    /** The fewest inputs that an engine whose orders are logged can have. */
    long oldestInputs() {
        return oldestInputs;
    }

    /** Runs on until all logged orders have come and the market has made so many inputs; false if it ends before. */
    boolean to(final long wanted) {
        final long target = Math.max(wanted, summary.lastInputs());
        deliver();
        while (inputs.made() < target) {
            inputs.forgetOldestIfFull();
            if (market.poll(inputs, Gateway.NOTHING_PENDING) == 0 && market.isFinished()) {
                return false;
            }
            if (oldestInputs == 0 && inputs.latestTimeNs() >= summary.latestCauseNs()) {
                oldestInputs = summary.orders() == 0 ? 0 : inputs.made();
            }
            deliver();
        }
        return true;
    }

    private void deliver() {
        while (isOrderWaiting && log != null && log.inputs() <= inputs.made()) {
            if (!market.send(log.buffer(), log.offset(), log.length(), log.causeTimeNs())) {
                throw new IllegalStateException("the exchange does not take a logged order again");
            }
            isOrderWaiting = log.next();
        }
    }
}
