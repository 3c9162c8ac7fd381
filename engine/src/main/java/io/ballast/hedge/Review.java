package io.ballast.hedge;

import io.ballast.state.StateCodec;
import io.ballast.state.Stateful;

/** A calendar: due once in each cell of its spacing, not in the one it starts in. */
final class Review implements Stateful {
    private static final long NOT_STARTED = Long.MIN_VALUE;

    private final long spacingNs;
    private long cell = NOT_STARTED;

    /** @param spacingNs 0: never due */
    Review(final long spacingNs) {
        this.spacingNs = spacingNs;
    }

    /** Asks, and takes note that it was asked. */
    boolean isDue(final long timeNs) {
        if (spacingNs == 0) {
            return false;
        }
        final long now = Math.floorDiv(timeNs, spacingNs);
        final boolean isDue = now != cell && cell != NOT_STARTED;
        cell = now;
        return isDue;
    }

    @Override
    public void codeState(final StateCodec state) {
        cell = state.of(cell);
    }
}
