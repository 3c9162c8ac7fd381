package io.ballast.estimator;

import io.ballast.state.StateCodec;
import io.ballast.state.Stateful;

/**
 * Factor A = L·Lᵀ of a small symmetric matrix, and equations solved with it. Allocates nothing after construction. A
 * pivot that is only rounding of its diagonal element (Higham 2002, section 10) counts as not positive.
 */
public final class Cholesky implements Stateful {
    private static final double EPSILON = 0x1p-52;

    private final int maxDimension;
    private final double[] unit;
    private final double[] column;
    private double[] factor;
    private double[] candidate;
    private int dimension;
    private double norm;

    /** @param maxDimension largest matrix that will be factored, positive */
    public Cholesky(final int maxDimension) {
        if (maxDimension < 1) {
            throw new IllegalArgumentException("dimension " + maxDimension + " is not positive");
        }
        this.maxDimension = maxDimension;
        unit = new double[maxDimension];
        column = new double[maxDimension];
        factor = new double[maxDimension * maxDimension];
        candidate = new double[maxDimension * maxDimension];
    }

    /**
     * Factors a matrix of n rows, of which only the lower triangle is read.
     *
     * @param rowMajor n rows of n
     * @param n        1 … the largest dimension
     * @return false where the matrix is not positive definite or not finite; then the last factor stays
     */
    public boolean factor(final double[] rowMajor, final int n) {
        if (n < 1 || n > maxDimension) {
            throw new IllegalArgumentException("dimension " + n + " is not within 1 and " + maxDimension);
        }
        for (int i = 0; i < n; i++) {
            if (!factorRow(rowMajor, i, n)) {
                return false;
            }
        }
        final double[] last = factor;
        factor = candidate;
        candidate = last;
        dimension = n;
        norm = norm(rowMajor, n);
        return true;
    }

    private boolean factorRow(final double[] rowMajor, final int i, final int n) {
        double pivot = rowMajor[i * n + i];
        for (int j = 0; j < i; j++) {
            double value = rowMajor[i * n + j];
            for (int k = 0; k < j; k++) {
                value -= candidate[i * n + k] * candidate[j * n + k];
            }
            value /= candidate[j * n + j];
            candidate[i * n + j] = value;
            pivot -= value * value;
        }
        candidate[i * n + i] = Math.sqrt(pivot);
        return pivot > n * EPSILON * rowMajor[i * n + i] && pivot < Double.POSITIVE_INFINITY;
    }

    /** Largest absolute sum of a row: of a column too, as the matrix is symmetric. */
    private static double norm(final double[] rowMajor, final int n) {
        double norm = 0;
        for (int i = 0; i < n; i++) {
            double sum = 0;
            for (int j = 0; j < n; j++) {
                sum += Math.abs(i >= j ? rowMajor[i * n + j] : rowMajor[j * n + i]);
            }
            norm = Math.max(norm, sum);
        }
        return norm;
    }

    /**
     * Solves A·out = rhs with the last good factor in O(n²).
     *
     * @param rhs n values
     * @param out receives n values; may be the array of the right-hand side
     */
    public void solve(final double[] rhs, final double[] out) {
        if (dimension == 0) {
            throw new IllegalStateException("no matrix has been factored");
        }
        for (int i = 0; i < dimension; i++) {
            double value = rhs[i];
            for (int j = 0; j < i; j++) {
                value -= factor[i * dimension + j] * out[j];
            }
            out[i] = value / factor[i * dimension + i];
        }
        for (int i = dimension - 1; i >= 0; i--) {
            double value = out[i];
            for (int j = i + 1; j < dimension; j++) {
                value -= factor[j * dimension + i] * out[j];
            }
            out[i] = value / factor[i * dimension + i];
        }
    }

    /**
     * ‖A‖₁·‖A⁻¹‖₁ of the last good factor, computed in O(n³): never below the condition number by eigenvalues, and at
     * most n times it. Infinite before any factor.
     */
    public double conditionEstimate() {
        double inverseNorm = 0;
        for (int j = 0; j < dimension; j++) {
            unit[j] = 1;
            solve(unit, column);
            unit[j] = 0;
            double sum = 0;
            for (int i = 0; i < dimension; i++) {
                sum += Math.abs(column[i]);
            }
            inverseNorm = Math.max(inverseNorm, sum);
        }
        return dimension == 0 ? Double.POSITIVE_INFINITY : norm * inverseNorm;
    }

    @Override
    public void codeState(final StateCodec state) {
        dimension = state.count(dimension, maxDimension);
        norm = state.of(norm);
        for (int i = 0; i < dimension; i++) {
            for (int j = 0; j <= i; j++) {
                factor[i * dimension + j] = state.of(factor[i * dimension + j]);
            }
        }
    }
}
