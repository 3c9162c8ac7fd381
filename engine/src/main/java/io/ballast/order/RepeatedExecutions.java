package io.ballast.order;

import io.ballast.message.RiskEventKind;
import io.ballast.state.StateCodec;
import io.ballast.state.Stateful;
import java.util.Arrays;

/**
 * Pauses an overlay of which more orders are filled within a minute than may be: a loop that trades without end. An
 * order counts once, however many fills it has. O(1): the times of as many fills as are allowed are kept, and the oldest
 * of them tells.
 */
final class RepeatedExecutions implements Stateful {
    private static final long MINUTE_NS = 60_000_000_000L;

    private final int most;
    private final long[][] timesNs;
    private final int[] next;
    private final long[] lastOrder;
    private final boolean[] isPaused;
    private final RiskEvents events;

    /** @param most orders a minute; 0: not limited */
    RepeatedExecutions(final int most, final int overlays, final int legs, final RiskEvents events) {
        this.most = most;
        this.events = events;
        timesNs = new long[overlays][most];
        for (final long[] times : timesNs) {
            Arrays.fill(times, Long.MIN_VALUE / 2);
        }
        next = new int[overlays];
        lastOrder = new long[legs];
        isPaused = new boolean[overlays];
    }

    boolean isPaused(final int overlayId) {
        return isPaused[overlayId];
    }

    void resume(final int overlayId) {
        isPaused[overlayId] = false;
    }

    /** Takes a fill; returns whether it paused its overlay. */
    boolean onFill(final int overlayId, final int legId, final long clientOrderId, final long timeNs) {
        if (most == 0 || clientOrderId == lastOrder[legId]) {
            return false;
        }
        lastOrder[legId] = clientOrderId;
        final int at = next[overlayId];
        final boolean isTooMany = timeNs - timesNs[overlayId][at] < MINUTE_NS;
        timesNs[overlayId][at] = timeNs;
        next[overlayId] = at + 1 == most ? 0 : at + 1;
        if (!isTooMany || isPaused[overlayId]) {
            return false;
        }
        isPaused[overlayId] = true;
        events.say(RiskEventKind.REPEATED_EXECUTIONS, overlayId, RiskEvents.NONE, most + 1L, most);
        return true;
    }

    /** Says what an order of a paused overlay is refused for. */
    void explain(final Allowance allowance) {
        allowance.isWithin(most + 1L, most);
    }

    @Override
    public void codeState(final StateCodec state) {
        state.each(lastOrder);
        state.each(isPaused);
        state.each(next);
        for (final long[] times : timesNs) {
            state.each(times);
        }
    }
}
