package io.ballast.estimator;

/** Deviation of a portfolio from what it should follow. */
public final class TrackingError {
    private TrackingError() {}

    /**
     * Predicted deviation per year, √(eᵀΣe), in the unit of the exposures.
     *
     * @param exposures  active exposure e to each of the first n series
     * @param covariance Σ per year
     */
    public static double perYear(final double[] exposures, final ReturnCovariance covariance, final int n) {
        double variance = 0;
        for (int i = 0; i < n; i++) {
            double row = 0;
            for (int j = 0; j < n; j++) {
                row += covariance.perYear(i, j) * exposures[j];
            }
            variance += exposures[i] * row;
        }
        return Math.sqrt(Math.max(0, variance));
    }

    /**
     * Predicted deviation per year, √(eᵀΣe), in the unit of the exposures.
     *
     * @param exposures  active exposure e to each of the n series
     * @param covariance Σ per year, n rows of n
     */
    public static double perYear(final double[] exposures, final double[] covariance, final int n) {
        double variance = 0;
        for (int i = 0; i < n; i++) {
            double row = 0;
            for (int j = 0; j < n; j++) {
                row += covariance[i * n + j] * exposures[j];
            }
            variance += exposures[i] * row;
        }
        return Math.sqrt(Math.max(0, variance));
    }

    /** A deviation per period as one per year: σ·√periods. Crypto trades on 365 days. */
    public static double annualized(final double deviation, final double periodsPerYear) {
        return deviation * Math.sqrt(periodsPerYear);
    }
}
