package io.ballast.hedge;

import io.ballast.math.TimeCells;
import io.ballast.state.StateCodec;
import io.ballast.state.Stateful;
import org.jspecify.annotations.Nullable;

/** A calendar: due once in each cell of its spacing, not in the one it starts in. */
final class Review implements Stateful {
    private static final long NOT_STARTED = Long.MIN_VALUE;

    private final @Nullable TimeCells cells;
    private long cell = NOT_STARTED;

    /** @param spacingNs 0: never due */
    Review(final long spacingNs) {
        cells = spacingNs == 0 ? null : new TimeCells(spacingNs);
    }

    /** Asks, and takes note that it was asked. */
    boolean isDue(final long timeNs) {
        if (cells == null) {
            return false;
        }
        final long now = cells.of(timeNs);
        final boolean isDue = now != cell && cell != NOT_STARTED;
        cell = now;
        return isDue;
    }

    /** When it is due next, as of the moment last asked about. */
    long nextNs() {
        return cells == null ? Long.MAX_VALUE : cells.untilNs();
    }

    @Override
    public void codeState(final StateCodec state) {
        cell = state.of(cell);
    }
}
