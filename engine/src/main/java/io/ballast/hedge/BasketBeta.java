package io.ballast.hedge;

import io.ballast.estimator.ReturnCovariance;
import io.ballast.estimator.Shrinkage;
import io.ballast.settings.EstimatorSettings;
import io.ballast.state.StateCodec;
import io.ballast.state.Stateful;

/**
 * β of a sleeve against the contracts of a candidate in their fixed shares: Cov(s, b) / Var(b) with b = Σ w_j·f_j,
 * shrunk to the composition's β₀ (Vasicek), its size within 0.3 … 3 and its sign that of β₀.
 */
final class BasketBeta implements Stateful {
    private final double prior;
    private final double priorSd;
    private double estimate;
    private double used;

    /** @param prior β₀ */
    BasketBeta(final EstimatorSettings settings, final double prior) {
        this.prior = prior;
        priorSd = settings.priorSd();
        estimate = prior;
        used = prior;
    }

    /** USD of contract for one USD of excess. */
    double used() {
        return used;
    }

    /** As last estimated, in use or not. */
    double latest() {
        return estimate;
    }

    /** Estimates anew; while the basket hardly moves the last estimate stays. */
    void estimate(final ReturnGrid grid, final int sleeve, final Candidate candidate) {
        final ReturnCovariance covariance = grid.covariance();
        if (!covariance.isReady()) {
            return;
        }
        double variance = 0;
        double shared = 0;
        double smallest = 0;
        for (int i = 0; i < candidate.size(); i++) {
            final int series = grid.seriesOf(candidate.place(i));
            shared += candidate.share(i) * covariance.perYear(sleeve, series);
            smallest = Math.max(smallest, grid.smallestVariance(candidate.place(i)));
            for (int j = 0; j < candidate.size(); j++) {
                final double product = candidate.share(i) * candidate.share(j);
                variance += product * covariance.perYear(series, grid.seriesOf(candidate.place(j)));
            }
        }
        if (variance > smallest) {
            final double raw = shared / variance;
            final double residual = Math.max(0, covariance.perYear(sleeve, sleeve) - raw * shared);
            final double error = Math.sqrt(residual / (covariance.effectiveSamples() * variance));
            estimate = Shrinkage.clipped(Shrinkage.vasicek(raw, error, prior, priorSd), prior);
        }
    }

    /** Whether {@link #use} would leave it as it is. */
    boolean isKept(final long excessNanoUsd, final long lotNanoUsd) {
        return estimate == used || Math.abs((estimate - used) * excessNanoUsd) <= lotNanoUsd;
    }

    /** Takes the estimate into use once it would move the position by more than one lot, whose price is known. */
    void use(final long excessNanoUsd, final long lotNanoUsd) {
        final double movedNanoUsd = Math.abs((estimate - used) * excessNanoUsd);
        if (lotNanoUsd > 0 && movedNanoUsd > lotNanoUsd) {
            used = estimate;
        }
    }

    @Override
    public void codeState(final StateCodec state) {
        estimate = state.of(estimate);
        used = state.of(used);
    }
}
