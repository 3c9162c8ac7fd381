package io.ballast.estimator;

import io.ballast.state.StateCodec;
import io.ballast.state.Stateful;
import java.util.Objects;

/**
 * Refresh times (Barndorff-Nielsen and others 2011): a sample is due when every leg has ticked since the last one, so
 * that no leg's return is made of an old price.
 */
public final class RefreshTimeGrid implements Stateful {
    private final int legs;
    private final long full;
    private long ticked;

    /** @param legs 1 … 64 */
    public RefreshTimeGrid(final int legs) {
        if (legs < 1 || legs > Long.SIZE) {
            throw new IllegalArgumentException(legs + " legs are not within 1 and " + Long.SIZE);
        }
        this.legs = legs;
        full = -1L >>> (Long.SIZE - legs);
    }

    /**
     * Takes note of a tick.
     *
     * @param leg 0 … legs − 1
     * @return whether a sample is due now; then all legs are waited for anew
     */
    public boolean onTick(final int leg) {
        ticked |= 1L << Objects.checkIndex(leg, legs);
        if (ticked != full) {
            return false;
        }
        ticked = 0;
        return true;
    }

    @Override
    public void codeState(final StateCodec state) {
        ticked = state.of(ticked);
    }
}
