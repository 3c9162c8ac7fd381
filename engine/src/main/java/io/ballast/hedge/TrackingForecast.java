package io.ballast.hedge;

import io.ballast.estimator.TrackingError;
import io.ballast.slot.IndexSection;
import java.util.Arrays;

/**
 * Predicted tracking error a year, as a share of NAV, of everything off its target together with any positions of the
 * overlay: √(eᵀΣe) / NAV, e the exposures by sleeve and the positions by contract.
 */
final class TrackingForecast {
    private final ReturnGrid grid;
    private final Exposures exposures;
    private final int contracts;
    private final double[] vector;

    TrackingForecast(final ReturnGrid grid, final Exposures exposures, final int contracts) {
        this.grid = grid;
        this.exposures = exposures;
        this.contracts = contracts;
        vector = new double[exposures.sleeves() + contracts];
    }

    boolean isReady() {
        return grid.covariance().isReady();
    }

    /** Reads what is to be hedged. */
    void read(final IndexSection index) {
        exposures.read(index);
    }

    /** Starts from what was read, without a position. */
    void begin() {
        Arrays.fill(vector, 0);
        for (int sleeve = 0; sleeve < exposures.sleeves(); sleeve++) {
            vector[sleeve] = exposures.nanoUsd(sleeve);
        }
    }

    /** The position in the contract at this place. */
    void hold(final int place, final double nanoUsd) {
        vector[grid.seriesOf(place)] = nanoUsd;
    }

    /** NaN before enough samples. */
    double error(final IndexSection index) {
        if (!isReady() || index.navNanoUsd <= 0) {
            return Double.NaN;
        }
        final int series = exposures.sleeves() + contracts;
        return TrackingError.perYear(vector, grid.covariance(), series) / index.navNanoUsd;
    }
}
