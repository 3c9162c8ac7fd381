package io.ballast.signal;

import io.ballast.state.StateCodec;
import io.ballast.state.Stateful;

/**
 * The wave count of a row of alternating pivots. With each new pivot the last 8, 7 … 1 legs are tried as the first
 * legs of (1-2-3-4-5)(A-B-C); the longest row that keeps the {@linkplain HardRule hard rules} is the count.
 *
 * <table>
 * <caption>The price that ends a count at once, between pivots too</caption>
 * <tr><th>live leg</th><th>invalid through</th></tr>
 * <tr><td>2</td><td>start of wave 1</td></tr>
 * <tr><td>3</td><td>end of wave 2</td></tr>
 * <tr><td>4</td><td>end of wave 1</td></tr>
 * <tr><td>5</td><td>end of wave 4</td></tr>
 * <tr><td>A, B, C</td><td>end of wave 5</td></tr>
 * </table>
 *
 * <p>Behind wave C nothing is expected: no leg is live and no price ends the count. Whether counts predict anything is
 * unproven; nothing here decides whether a drift is hedged.
 */
public final class ElliottCount implements Stateful {
    private static final int PIVOTS = Wave.LEGS + 1;

    private final boolean isTruncationAllowed;
    private final double[] pivots = new double[PIVOTS];
    private int pivotCount;
    private boolean isLastHigh;
    private int legs;
    private double score;
    private boolean wasInvalidated;

    /** @param isTruncationAllowed whether wave 5 may end short of wave 3 */
    public ElliottCount(final boolean isTruncationAllowed) {
        this.isTruncationAllowed = isTruncationAllowed;
    }

    /**
     * Takes the next confirmed pivot.
     *
     * @throws IllegalArgumentException if it does not alternate with the one before
     */
    public void onPivot(final double price, final boolean isHigh) {
        if (pivotCount > 0) {
            requireAlternating(price, isHigh);
        }
        wasInvalidated = isThroughInvalidation(price);
        append(price, isHigh);
        recount();
    }

    private void requireAlternating(final double price, final boolean isHigh) {
        final double last = pivots[pivotCount - 1];
        if (isHigh == isLastHigh || (isHigh ? price <= last : price >= last)) {
            throw new IllegalArgumentException("a pivot at " + price + " cannot follow one at " + last);
        }
    }

    private void append(final double price, final boolean isHigh) {
        if (pivotCount == PIVOTS) {
            System.arraycopy(pivots, 1, pivots, 0, PIVOTS - 1);
            pivotCount--;
        }
        pivots[pivotCount++] = price;
        isLastHigh = isHigh;
    }

    private void recount() {
        legs = pivotCount - 1;
        while (legs > 1
                && WavePattern.violation(pivots, pivotCount - 1 - legs, legs, isTruncationAllowed) != HardRule.NONE) {
            legs--;
        }
        score = WavePattern.score(pivots, from(), legs);
    }

    /** Index of the pivot at which wave 1 starts. */
    private int from() {
        return pivotCount - 1 - legs;
    }

    /** Takes a price between pivots: one beyond the invalidation price ends the count at once. */
    public void onPrice(final double price) {
        wasInvalidated = isThroughInvalidation(price);
        if (wasInvalidated) {
            legs = 0;
            score = 0;
        }
    }

    private boolean isThroughInvalidation(final double price) {
        final double level = invalidationPrice();
        final int side = liveLeg().isCorrective() ? -direction() : direction();
        return side * (price - level) < 0;
    }

    /** The price beyond which the count ends; NaN if no leg is live. */
    public double invalidationPrice() {
        return switch (liveLeg()) {
            case TWO -> pivots[from()];
            case THREE -> pivots[from() + 2];
            case FOUR -> pivots[from() + 1];
            case FIVE -> pivots[from() + 4];
            case A, B, C -> pivots[from() + 5];
            case NONE, ONE -> Double.NaN;
        };
    }

    /** Whether the last price or pivot passed the invalidation price of the count that stood before it. */
    public boolean wasInvalidated() {
        return wasInvalidated;
    }

    /** Label of the last confirmed leg; NONE if no count stands. */
    public Wave phase() {
        return Wave.ofLeg(legs);
    }

    /** Label of the leg under way; NONE if no count stands or it is complete. */
    public Wave liveLeg() {
        return legs == 0 ? Wave.NONE : Wave.ofLeg(legs + 1);
    }

    /** +1 if wave 1 rises, -1 if it falls, 0 if no count stands. */
    public int direction() {
        if (legs == 0) {
            return 0;
        }
        return pivots[from() + 1] > pivots[from()] ? 1 : -1;
    }

    /** Mean closeness of the legs' ratios to their ideals, 0 … 1; 0 if there is no ratio yet. */
    public double score() {
        return score;
    }

    /**
     * The first hard rule, in the order of the legs, that a row of pivots breaks as the first legs of the pattern.
     *
     * @param row  at least {@code legs} + 1 alternating pivots
     * @param legs 1 … 8
     */
    public HardRule violation(final double[] row, final int legs) {
        return WavePattern.violation(row, 0, legs, isTruncationAllowed);
    }

    @Override
    public void codeState(final StateCodec state) {
        pivotCount = state.count(pivotCount, PIVOTS);
        state.each(pivots, pivotCount);
        isLastHigh = state.of(isLastHigh);
        legs = state.count(legs, Math.max(0, pivotCount - 1));
        wasInvalidated = state.of(wasInvalidated);
        if (state.isReading()) {
            score = WavePattern.score(pivots, from(), legs);
        }
    }
}
