package io.ballast.estimator;

import io.ballast.state.StateCodec;
import io.ballast.state.Stateful;

/**
 * Positions n in up to four contracts that minimize the tracking error (a + Cᵀn)ᵀΣ(a + Cᵀn) of an active vector a, C
 * being the look-through of the contracts: ½nᵀHn + gᵀn with H = CΣCᵀ and g = CΣa, within bounds. The matrix is prepared
 * every few seconds; solving costs O(k²) per tick and allocates nothing.
 */
public final class MinTrackingError implements Stateful {
    private static final int MOST_CONTRACTS = 4;
    private static final double TOLERANCE = 1e-10;
    private static final int FREE = 0;
    private static final int AT_LOWER = 1;
    private static final int AT_UPPER = 2;

    private final int maxContracts;
    private final int maxExchanges;
    private final LotCorners corners;
    private final double[] usd;
    private final double[] push;
    private final int[] side;
    private RiskMatrix risk;
    private RiskMatrix candidate;

    /** @param maxContracts 1 … 4 */
    public MinTrackingError(final int maxContracts) {
        if (maxContracts < 1 || maxContracts > MOST_CONTRACTS) {
            throw new IllegalArgumentException(maxContracts + " contracts are not within 1 and " + MOST_CONTRACTS);
        }
        this.maxContracts = maxContracts;
        int activeSets = 1;
        for (int i = 0; i < maxContracts; i++) {
            activeSets *= 3;
        }
        maxExchanges = activeSets;
        corners = new LotCorners(maxContracts);
        usd = new double[maxContracts];
        push = new double[maxContracts];
        side = new int[maxContracts];
        risk = new RiskMatrix(maxContracts);
        candidate = new RiskMatrix(maxContracts);
    }

    /**
     * Takes the risk of k contracts. While its condition number (by absolute row sums) exceeds 10⁴, the costlier one
     * of the two contracts that correlate most is dropped, of two that cost the same the later one; a dropped contract
     * is held at zero, or at the bound next to it.
     *
     * @param h          CΣCᵀ per year, k rows of k
     * @param k          1 … the most contracts
     * @param ridge      share of the mean of the diagonal that is added to each of its elements, not negative
     * @param costPerUsd what decides between twins
     * @return false where that is not finite, or no covariance of contracts that all move; then the last good one stays
     */
    public boolean prepare(final double[] h, final int k, final double ridge, final double[] costPerUsd) {
        if (k < 1 || k > maxContracts || !candidate.set(h, k, ridge, costPerUsd)) {
            return false;
        }
        final RiskMatrix last = risk;
        risk = candidate;
        candidate = last;
        return true;
    }

    /** The contract that was dropped first, −1 where none was. */
    public int dropped() {
        return risk.dropped();
    }

    /** Whether a contract was dropped. */
    public boolean isDropped(final int contract) {
        return !RiskMatrix.contains(risk.kept(), contract);
    }

    /**
     * Finds the n within bounds that minimizes the objective: clipped contracts are held at their bound and the rest
     * solved again, one exchange at a time by least index (Murty 1974), which ends for every positive definite H.
     *
     * @param g      CΣa
     * @param lower  bounds in USD, −∞ where there is none
     * @param upper  bounds in USD, ∞ where there is none
     * @param outUsd receives n in USD
     * @return false where nothing is prepared, or an input is NaN or bounds cross; then nothing is written
     */
    public boolean solve(final double[] g, final double[] lower, final double[] upper, final double[] outUsd) {
        if (!isUsable(g, lower, upper)) {
            return false;
        }
        start(lower, upper);
        int free = solveFree(g);
        for (int i = 0; i < maxExchanges && exchange(g, lower, upper, free); i++) {
            free = solveFree(g);
        }
        for (int i = 0; i < risk.size(); i++) {
            outUsd[i] = clip(usd[i], lower[i], upper[i]);
        }
        return true;
    }

    /** Whether the last solution holds none of the contracts that are solved for at a bound. */
    public boolean isInside() {
        boolean isInside = true;
        for (int i = 0; i < risk.size(); i++) {
            isInside &= side[i] == FREE;
        }
        return isInside;
    }

    /** By how much the i-th position falls for a unit more of the j-th gradient while none is at a bound. */
    public double response(final int i, final int j) {
        return risk.inverse(risk.kept(), i, j);
    }

    private boolean isUsable(final double[] g, final double[] lower, final double[] upper) {
        for (int i = 0; i < risk.size(); i++) {
            final boolean isBounded =
                    lower[i] <= upper[i] && lower[i] < Double.POSITIVE_INFINITY && upper[i] > Double.NEGATIVE_INFINITY;
            if (!isBounded || !Double.isFinite(g[i])) {
                return false;
            }
        }
        return risk.size() > 0;
    }

    private void start(final double[] lower, final double[] upper) {
        for (int i = 0; i < risk.size(); i++) {
            side[i] = FREE;
            usd[i] = clip(0, lower[i], upper[i]);
        }
    }

    private static double clip(final double value, final double least, final double most) {
        return Math.max(least, Math.min(most, value));
    }

    /** Solves for the free contracts while the others stay; returns the set of free ones. */
    private int solveFree(final double[] g) {
        final int size = risk.size();
        int free = 0;
        for (int i = 0; i < size; i++) {
            if (side[i] == FREE && RiskMatrix.contains(risk.kept(), i)) {
                free |= 1 << i;
                usd[i] = 0;
            }
        }
        for (int i = 0; i < size; i++) {
            push[i] = risk.gradient(g, usd, i);
        }
        for (int i = 0; i < size; i++) {
            if (RiskMatrix.contains(free, i)) {
                usd[i] = -solved(free, i);
            }
        }
        return free;
    }

    private double solved(final int free, final int i) {
        double value = 0;
        for (int j = 0; j < risk.size(); j++) {
            value += risk.inverse(free, i, j) * push[j];
        }
        return value;
    }

    /** Moves the first contract that is on the wrong side; false when none is. */
    private boolean exchange(final double[] g, final double[] lower, final double[] upper, final int free) {
        final double slack = TOLERANCE * largest();
        for (int i = 0; i < risk.size(); i++) {
            if (RiskMatrix.contains(risk.kept(), i)) {
                final int next = RiskMatrix.contains(free, i)
                        ? sideOf(usd[i], lower[i], upper[i], slack)
                        : isReleased(g, i) ? FREE : side[i];
                if (next != side[i]) {
                    side[i] = next;
                    usd[i] = next == AT_LOWER ? lower[i] : next == AT_UPPER ? upper[i] : usd[i];
                    return true;
                }
            }
        }
        return false;
    }

    private double largest() {
        double largest = 0;
        for (int i = 0; i < risk.size(); i++) {
            largest = Math.max(largest, Math.abs(usd[i]));
        }
        return largest;
    }

    private static int sideOf(final double value, final double lower, final double upper, final double slack) {
        return value < lower - slack ? AT_LOWER : value > upper + slack ? AT_UPPER : FREE;
    }

    /** Whether the objective falls when a contract leaves its bound, by more than rounding. */
    private boolean isReleased(final double[] g, final int i) {
        final double gradient = risk.gradient(g, usd, i);
        double scale = Math.abs(g[i]);
        for (int j = 0; j < risk.size(); j++) {
            scale += Math.abs(risk.at(i, j) * usd[j]);
        }
        return side[i] == AT_LOWER ? gradient < -TOLERANCE * scale : gradient > TOLERANCE * scale;
    }

    /**
     * Rounds a solution to whole lots: of the 2<sup>k</sup> corners around it that one within bounds with the least
     * objective, of equal ones that with the smaller absolute position. Where bounds leave a contract neither of its
     * two neighbours, the one nearer to zero is taken.
     *
     * @param g       CΣa
     * @param usd     what {@link #solve} found
     * @param lotUsd  value of one lot of each contract, positive
     * @param lower   bounds in USD
     * @param upper   bounds in USD
     * @param outLots receives signed lots
     * @return false where nothing is prepared or an input is unusable; then nothing is written
     */
    public boolean roundToLots(
            final double[] g,
            final double[] usd,
            final double[] lotUsd,
            final double[] lower,
            final double[] upper,
            final long[] outLots) {
        return risk.size() > 0 && corners.round(risk, g, usd, lotUsd, lower, upper, outLots);
    }

    /** ½nᵀHn + gᵀn, H with its ridge: half of what n changes in the squared tracking error. */
    public double objective(final double[] g, final double[] usd) {
        double objective = 0;
        for (int i = 0; i < risk.size(); i++) {
            objective += usd[i] * (g[i] + risk.gradient(g, usd, i)) / 2;
        }
        return objective;
    }

    @Override
    public void codeState(final StateCodec state) {
        risk.codeState(state);
    }
}
