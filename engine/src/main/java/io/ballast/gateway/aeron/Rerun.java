package io.ballast.gateway.aeron;

import io.ballast.gateway.Gateway;
import org.jspecify.annotations.Nullable;

/**
 * Brings an exchange that has just started to where the one before it was: its market runs from the start, and every
 * logged order comes again before the step of the market that it came before then.
 */
final class Rerun {
    private final SteppedMarket market;
    private final SentInputs inputs;
    private final @Nullable OrderLogReader log;
    private final OrderLogSummary summary;
    private boolean isOrderWaiting;
    private long oldestInputs;

    Rerun(final SteppedMarket market, final SentInputs inputs, final @Nullable OrderLog log) {
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
        deliver();
        while (inputs.made() < wanted || market.steps() < summary.lastSteps()) {
            inputs.forgetOldestIfFull();
            if (market.step(Gateway.NOTHING_PENDING) == 0 && market.isFinished()) {
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
        while (isOrderWaiting && log != null && log.steps() <= market.steps()) {
            if (!market.send(log.buffer(), log.offset(), log.length(), log.causeTimeNs())) {
                throw new IllegalStateException("the exchange does not take a logged order again");
            }
            isOrderWaiting = log.next();
        }
    }
}
