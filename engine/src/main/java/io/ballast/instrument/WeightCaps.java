package io.ballast.instrument;

/**
 * Caps and floors on index weights: every weight above the cap is set to it and the others fill the remainder in
 * proportion, again and again until none exceeds it; likewise for the floor. What comes out is clamp(λ·w) with the one λ that makes
 * the sum one.
 */
public final class WeightCaps {
    private static final double TOLERANCE = 1e-12;

    private WeightCaps() {}

    /**
     * Whether so many weights within these limits can make one.
     *
     * @param cap   largest weight; 0 for none
     * @param floor smallest weight; 0 for none
     */
    public static boolean isFeasible(final int members, final double cap, final double floor) {
        final double limit = limit(cap);
        return members > 0
                && cap >= 0
                && floor >= 0
                && floor <= limit
                && members * limit >= 1 - TOLERANCE
                && members * floor <= 1 + TOLERANCE;
    }

    private static double limit(final double cap) {
        return cap == 0 ? 1 : cap;
    }

    /**
     * The weights within the limits, summing to one, in the same order of size.
     *
     * @param weights each greater than zero; their sum need not be one
     * @param cap     largest weight; 0 for none
     * @param floor   smallest weight; 0 for none
     * @throws IllegalArgumentException if the limits are not feasible or a weight is not a positive number
     */
    public static double[] capped(final double[] weights, final double cap, final double floor) {
        if (!isFeasible(weights.length, cap, floor)) {
            throw new IllegalArgumentException(
                    weights.length + " weights from " + floor + " to " + cap + " cannot sum to one");
        }
        for (final double weight : weights) {
            if (!(weight > 0) || weight == Double.POSITIVE_INFINITY) {
                throw new IllegalArgumentException("every weight must be greater than zero, not " + weight);
            }
        }
        final double[] capped = weights.clone();
        cap(capped, weights.length, cap, floor);
        return capped;
    }

    /** {@link #capped} in place, for the first so many weights; the limits are feasible. At most one pass a weight. */
    public static void cap(final double[] weights, final int members, final double cap, final double floor) {
        // A weight that is set for good is kept negative until the end.
        boolean isMoved = true;
        while (isMoved) {
            fill(weights, members);
            isMoved = clamp(weights, members, limit(cap), floor);
        }
        for (int i = 0; i < members; i++) {
            weights[i] = Math.abs(weights[i]);
        }
    }

    /** Scales the weights that are not set to what the others leave. */
    private static void fill(final double[] weights, final int members) {
        double rest = 1;
        double free = 0;
        for (int i = 0; i < members; i++) {
            if (weights[i] < 0) {
                rest += weights[i];
            } else {
                free += weights[i];
            }
        }
        for (int i = 0; i < members && free > 0; i++) {
            if (weights[i] >= 0) {
                weights[i] *= rest / free;
            }
        }
    }

    /**
     * Sets the weights beyond the limit that is missed by more in all: what the others gain or lose by it can undo a
     * breach of the other limit, but never one of this.
     */
    private static boolean clamp(final double[] weights, final int members, final double cap, final double floor) {
        double above = 0;
        double below = 0;
        for (int i = 0; i < members; i++) {
            if (weights[i] >= 0) {
                above += Math.max(0, weights[i] - cap);
                below += Math.max(0, floor - weights[i]);
            }
        }
        if (above == 0 && below == 0) {
            return false;
        }
        for (int i = 0; i < members; i++) {
            if (weights[i] >= 0 && (above >= below ? weights[i] > cap : weights[i] < floor)) {
                weights[i] = above >= below ? -cap : -floor;
            }
        }
        return true;
    }
}
