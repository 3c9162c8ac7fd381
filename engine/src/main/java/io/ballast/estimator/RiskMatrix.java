package io.ballast.estimator;

import io.ballast.state.StateCodec;
import io.ballast.state.Stateful;

/**
 * The risk H of up to four contracts with the inverses of all its principal parts, so that any set of contracts can be
 * solved for in O(k²). Contracts that make H ill-conditioned are left out.
 */
final class RiskMatrix implements Stateful {
    private static final double MAX_CONDITION = 1e4;
    private static final double CORRELATION_SLACK = 1e-9;

    private final Cholesky cholesky;
    private final double[] h;
    /** By set of contracts, then row by row; rows and columns outside the set are zero. */
    private final double[] inverses;

    private final double[] part;
    private final double[] column;
    private final int[] members;
    private int size;
    private int kept;
    private int dropped = -1;

    RiskMatrix(final int maxContracts) {
        cholesky = new Cholesky(maxContracts);
        h = new double[maxContracts * maxContracts];
        inverses = new double[(1 << maxContracts) * maxContracts * maxContracts];
        part = new double[maxContracts * maxContracts];
        column = new double[maxContracts];
        members = new int[maxContracts];
    }

    /** Takes a matrix; false, and then unfit for use, where that is no covariance of k contracts that move. */
    boolean set(final double[] source, final int k, final double ridge, final double[] costPerUsd) {
        size = k;
        kept = (1 << k) - 1;
        dropped = -1;
        if (!copy(source, ridge) || !isCovariance(costPerUsd)) {
            return false;
        }
        while (!isWellConditioned()) {
            drop(costPerUsd);
        }
        invertAll();
        return true;
    }

    private boolean copy(final double[] source, final double ridge) {
        double trace = 0;
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < size; j++) {
                h[i * size + j] = (source[i * size + j] + source[j * size + i]) / 2;
            }
            trace += source[i * size + i];
        }
        final double added = ridge * trace / size;
        for (int i = 0; i < size; i++) {
            h[i * size + i] += added;
        }
        return ridge >= 0 && Double.isFinite(trace) && Double.isFinite(added);
    }

    /** Singular is still one: with a little more on the diagonal it has a factor. */
    private boolean isCovariance(final double[] costPerUsd) {
        double trace = 0;
        for (int i = 0; i < size; i++) {
            if (!(at(i, i) > 0) || !Double.isFinite(costPerUsd[i])) {
                return false;
            }
            trace += at(i, i);
        }
        System.arraycopy(h, 0, part, 0, size * size);
        for (int i = 0; i < size; i++) {
            part[i * size + i] += CORRELATION_SLACK * trace / size;
        }
        return cholesky.factor(part, size);
    }

    private boolean isWellConditioned() {
        return cholesky.factor(part, pack(kept)) && cholesky.conditionEstimate() <= MAX_CONDITION;
    }

    /** Puts the rows and columns of a set of contracts together; returns how many there are. */
    private int pack(final int set) {
        int count = 0;
        for (int i = 0; i < size; i++) {
            if (contains(set, i)) {
                members[count++] = i;
            }
        }
        for (int i = 0; i < count; i++) {
            for (int j = 0; j < count; j++) {
                part[i * count + j] = at(members[i], members[j]);
            }
        }
        return count;
    }

    private void drop(final double[] costPerUsd) {
        double closest = -1;
        int twin = -1;
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < i; j++) {
                final double closeness = contains(kept, i) && contains(kept, j) ? closeness(i, j) : -1;
                if (closeness > closest) {
                    closest = closeness;
                    twin = costPerUsd[j] > costPerUsd[i] ? j : i;
                }
            }
        }
        kept &= ~(1 << twin);
        dropped = dropped < 0 ? twin : dropped;
    }

    private double closeness(final int i, final int j) {
        return Math.abs(at(i, j)) / (Math.sqrt(at(i, i)) * Math.sqrt(at(j, j)));
    }

    private void invertAll() {
        for (int set = 1; set <= kept; set++) {
            if ((set & ~kept) == 0) {
                invert(set);
            }
        }
    }

    private void invert(final int set) {
        final int count = pack(set);
        if (!cholesky.factor(part, count)) {
            throw new IllegalStateException("a part of a well-conditioned matrix has no factor");
        }
        final int base = set * size * size;
        for (int i = 0; i < size * size; i++) {
            inverses[base + i] = 0;
        }
        for (int j = 0; j < count; j++) {
            for (int i = 0; i < count; i++) {
                column[i] = i == j ? 1 : 0;
            }
            cholesky.solve(column, column);
            for (int i = 0; i < count; i++) {
                inverses[base + members[i] * size + members[j]] = column[i];
            }
        }
    }

    static boolean contains(final int set, final int contract) {
        return (set & 1 << contract) != 0;
    }

    int size() {
        return size;
    }

    /** The set of contracts that are solved for. */
    int kept() {
        return kept;
    }

    int dropped() {
        return dropped;
    }

    double at(final int i, final int j) {
        return h[i * size + j];
    }

    /** Element of the inverse of the part that belongs to a set. */
    double inverse(final int set, final int i, final int j) {
        return inverses[(set * size + i) * size + j];
    }

    /** Element of g + H·n. */
    double gradient(final double[] g, final double[] usd, final int i) {
        double gradient = g[i];
        for (int j = 0; j < size; j++) {
            gradient += at(i, j) * usd[j];
        }
        return gradient;
    }

    @Override
    public void codeState(final StateCodec state) {
        size = state.count(size, members.length);
        kept = state.of(kept);
        dropped = state.of(dropped);
        state.each(h, size * size);
        if (state.isReading()) {
            invertAll();
        }
    }
}
