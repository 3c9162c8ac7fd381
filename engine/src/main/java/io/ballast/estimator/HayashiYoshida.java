package io.ballast.estimator;

import io.ballast.state.StateCodec;
import io.ballast.state.Stateful;

/**
 * Covariance of two series that do not tick together (Hayashi and Yoshida 2005): the sum of ΔX·ΔY over all pairs of
 * intervals that overlap, in O(1) per tick. An increment waits until the other series ends the interval that it lies
 * in. Of several ticks of one series at the same moment only the last counts.
 *
 * <p>With a half-life a product loses weight from the moment its later interval ended. Noise inflates variances from
 * ticks, so this is a monitor for lead, lag and the Epps effect and sizes no order.
 */
public final class HayashiYoshida implements Stateful {
    private final long halfLifeNs;
    private final Leg legX = new Leg();
    private final Leg legY = new Leg();
    private long lastTimeNs = Long.MIN_VALUE;
    private double covariance;

    /** @param halfLifeNs time after which a product weighs half; 0 for a plain sum */
    public HayashiYoshida(final long halfLifeNs) {
        if (halfLifeNs < 0) {
            throw new IllegalArgumentException("half-life " + halfLifeNs + " ns is negative");
        }
        this.halfLifeNs = halfLifeNs;
    }

    /**
     * Takes a tick of the first series.
     *
     * @param timeNs not before the last tick of either series
     * @param x      its level, as a logarithm where returns are meant
     * @return whether it was taken; one that is not finite or comes from the past changes nothing
     */
    public boolean onX(final long timeNs, final double x) {
        return onTick(legX, legY, timeNs, x);
    }

    /**
     * Takes a tick of the second series.
     *
     * @param timeNs not before the last tick of either series
     * @param y      its level, as a logarithm where returns are meant
     * @return whether it was taken; one that is not finite or comes from the past changes nothing
     */
    public boolean onY(final long timeNs, final double y) {
        return onTick(legY, legX, timeNs, y);
    }

    /** The decayed sum as of the last tick, in the product of both units. */
    public double covariance() {
        return covariance;
    }

    private boolean onTick(final Leg own, final Leg other, final long timeNs, final double value) {
        if (!Double.isFinite(value) || timeNs < lastTimeNs) {
            return false;
        }
        if (lastTimeNs != Long.MIN_VALUE) {
            covariance = Decay.flushed(covariance * Decay.lambda(timeNs - lastTimeNs, halfLifeNs));
        }
        lastTimeNs = timeNs;
        if (!own.isStarted || timeNs == own.firstTimeNs) {
            own.start(timeNs, value);
            other.pending = 0;
        } else {
            advance(own, other, timeNs, value);
        }
        return true;
    }

    private void advance(final Leg own, final Leg other, final long timeNs, final double value) {
        final double increment = value - own.last;
        if (timeNs != own.lastTimeNs) {
            own.overlapping = other.pending;
            other.pending = 0;
        }
        covariance += increment * own.overlapping;
        if (timeNs == other.lastTimeNs) {
            other.overlapping += increment;
        } else {
            own.pending += increment;
        }
        own.last = value;
        own.lastTimeNs = timeNs;
    }

    @Override
    public void codeState(final StateCodec state) {
        lastTimeNs = state.of(lastTimeNs);
        covariance = state.of(covariance);
        legX.codeState(state);
        legY.codeState(state);
    }

    /** What one series has done. */
    private static final class Leg {
        private boolean isStarted;
        private long firstTimeNs;
        private long lastTimeNs = Long.MIN_VALUE;
        private double last;
        /** Increments whose interval reaches into the one that the other series has not ended yet. */
        private double pending;
        /** Increments of the other series that overlap this one's last interval. */
        private double overlapping;

        private void start(final long timeNs, final double value) {
            isStarted = true;
            firstTimeNs = timeNs;
            lastTimeNs = timeNs;
            last = value;
        }

        private void codeState(final StateCodec state) {
            isStarted = state.of(isStarted);
            firstTimeNs = state.of(firstTimeNs);
            lastTimeNs = state.of(lastTimeNs);
            last = state.of(last);
            pending = state.of(pending);
            overlapping = state.of(overlapping);
        }
    }
}
