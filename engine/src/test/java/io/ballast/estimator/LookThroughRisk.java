package io.ballast.estimator;

/** The risk of contracts on coins, formed the long way: Σ from σ and ρ, H = CΣCᵀ, g = CΣa. */
final class LookThroughRisk {
    /** Broad market, ether and alternatives, as the domain's example has them. */
    static final double[] SIGMA = {.5, .7, .9};

    static final double[][] RHO = {{1, .8, .7}, {.8, 1, .75}, {.7, .75, 1}};
    static final double[] BROAD = {.75, .15, .10};
    static final double[] ALT = {0, .1, .9};

    private final double[][] sigma;
    private final double[][] look;

    LookThroughRisk(final double[]... look) {
        this.look = look;
        sigma = new double[SIGMA.length][SIGMA.length];
        for (int i = 0; i < SIGMA.length; i++) {
            for (int j = 0; j < SIGMA.length; j++) {
                sigma[i][j] = RHO[i][j] * SIGMA[i] * SIGMA[j];
            }
        }
    }

    double[] h() {
        final int k = look.length;
        final double[] h = new double[k * k];
        for (int i = 0; i < k; i++) {
            for (int j = 0; j < k; j++) {
                h[i * k + j] = dot(look[i], times(look[j]));
            }
        }
        return h;
    }

    double[] g(final double[] active) {
        final double[] g = new double[look.length];
        for (int i = 0; i < look.length; i++) {
            g[i] = dot(look[i], times(active));
        }
        return g;
    }

    /** Tracking error of a + Cᵀn. */
    double trackingError(final double[] active, final double... usd) {
        final double[] exposures = active.clone();
        final double[] dense = new double[SIGMA.length * SIGMA.length];
        for (int coin = 0; coin < exposures.length; coin++) {
            for (int contract = 0; contract < usd.length; contract++) {
                exposures[coin] += look[contract][coin] * usd[contract];
            }
            System.arraycopy(sigma[coin], 0, dense, coin * SIGMA.length, SIGMA.length);
        }
        return TrackingError.perYear(exposures, dense, SIGMA.length);
    }

    private double[] times(final double[] vector) {
        final double[] product = new double[vector.length];
        for (int i = 0; i < vector.length; i++) {
            product[i] = dot(sigma[i], vector);
        }
        return product;
    }

    private static double dot(final double[] a, final double[] b) {
        double dot = 0;
        for (int i = 0; i < a.length; i++) {
            dot += a[i] * b[i];
        }
        return dot;
    }
}
