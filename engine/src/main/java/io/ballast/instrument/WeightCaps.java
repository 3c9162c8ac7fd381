package io.ballast.instrument;

import java.util.Arrays;

/**
 * Weights between a floor and a cap (index methodologies with capped constituents, such as Bloomberg's): those beyond
 * are set to the limit, and the others share the remainder in their old proportions.
 *
 * <p>The result is the only one of the form w_i = clamp(s·raw_i, floor, cap) that sums to one. Each pass sets whichever
 * kind of violation is larger in sum, since only that kind is certain to last; so at most n passes are needed. With a
 * cap alone this is the textbook's iteration.
 */
public final class WeightCaps {
    private static final double TOLERANCE = 1e-12;

    private WeightCaps() {}

    /**
     * Whether n weights between these limits can sum to one.
     *
     * @param cap   largest weight; 0 for none
     * @param floor smallest weight; 0 for none
     */
    public static boolean isFeasible(final int n, final double cap, final double floor) {
        final double limit = limit(cap);
        return n > 0
                && cap >= 0
                && floor >= 0
                && floor <= limit
                && n * limit >= 1 - TOLERANCE
                && n * floor <= 1 + TOLERANCE;
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
     * @throws IllegalArgumentException if the limits are infeasible or a weight is not a positive number
     */
    public static double[] capped(final double[] weights, final double cap, final double floor) {
        check(weights, cap, floor);
        final double[] result = new double[weights.length];
        capInto(result, weights, weights.length, cap, floor, new boolean[weights.length]);
        return result;
    }

    /**
     * {@link #capped} of the first n weights without allocating and without checks: the limits are feasible. Weights of
     * zero that cannot take what the others leave give a result that does not sum to one.
     *
     * @param result takes the weights within the limits
     * @param isSet  scratch, at least n long
     */
    public static void capInto(
            final double[] result,
            final double[] weights,
            final int n,
            final double cap,
            final double floor,
            final boolean[] isSet) {
        Arrays.fill(isSet, 0, n, false);
        boolean isChanged = true;
        while (isChanged) {
            scaleFree(weights, n, result, isSet);
            isChanged = setViolations(result, n, isSet, limit(cap), floor);
        }
    }

    private static void check(final double[] weights, final double cap, final double floor) {
        if (!isFeasible(weights.length, cap, floor)) {
            throw new IllegalArgumentException(
                    weights.length + " weights from " + floor + " to " + cap + " cannot sum to one");
        }
        if (!Arrays.stream(weights).allMatch(weight -> weight > 0 && Double.isFinite(weight))) {
            throw new IllegalArgumentException("every weight must be greater than zero: " + Arrays.toString(weights));
        }
    }

    /** Gives what the set weights leave to the others, in proportion. */
    private static void scaleFree(final double[] weights, final int n, final double[] result, final boolean[] isSet) {
        double left = 1;
        double free = 0;
        for (int i = 0; i < n; i++) {
            left -= isSet[i] ? result[i] : 0;
            free += isSet[i] ? 0 : weights[i];
        }
        for (int i = 0; i < n; i++) {
            if (!isSet[i]) {
                result[i] = weights[i] * left / free;
            }
        }
    }

    private static boolean setViolations(
            final double[] result, final int n, final boolean[] isSet, final double cap, final double floor) {
        double moved = 0;
        for (int i = 0; i < n; i++) {
            moved += isSet[i] ? 0 : clamp(result[i], cap, floor) - result[i];
        }
        boolean isChanged = false;
        for (int i = 0; i < n; i++) {
            final double clamped = clamp(result[i], cap, floor);
            final boolean isOfLargerKind = moved > 0 ? clamped > result[i] : clamped < result[i];
            if (!isSet[i] && (isOfLargerKind || (moved == 0 && clamped != result[i]))) {
                result[i] = clamped;
                isSet[i] = true;
                isChanged = true;
            }
        }
        return isChanged;
    }

    private static double clamp(final double weight, final double cap, final double floor) {
        return Math.max(floor, Math.min(cap, weight));
    }
}
