package io.ballast.hedge;

import io.ballast.estimator.ReturnCovariance;
import io.ballast.math.Years;
import io.ballast.settings.CostSettings;
import io.ballast.slot.IndexSection;

/** σ of a day's return: as configured, or from the return grid, or until that is known a usual one. */
final class AssetSigma {
    private final double configured;
    private final int sleeveId;
    private final ReturnGrid grid;

    /** @param sleeveId −1: the coins are all that is held */
    AssetSigma(final CostSettings settings, final int sleeveId, final ReturnGrid grid) {
        configured = settings.volatility();
        this.sleeveId = sleeveId;
        this.grid = grid;
    }

    private boolean isEstimated() {
        return configured == CostSettings.ESTIMATED && grid.covariance().isReady();
    }

    private double otherwise() {
        return configured == CostSettings.ESTIMATED ? CostSettings.UNTIL_ESTIMATED : configured;
    }

    /** Of the contract at this place. */
    double ofContract(final int place) {
        final int series = grid.seriesOf(place);
        return isEstimated() ? ofDay(grid.covariance().perYear(series, series)) : otherwise();
    }

    /** Of the coins: those of the sleeve, or all by what is held of them. */
    double ofCoins(final IndexSection index) {
        if (!isEstimated()) {
            return otherwise();
        }
        final ReturnCovariance covariance = grid.covariance();
        if (sleeveId >= 0) {
            return ofDay(covariance.perYear(sleeveId, sleeveId));
        }
        double total = 0;
        double variance = 0;
        for (int i = 0; i < index.sleeveNanoUsd.length; i++) {
            total += index.sleeveNanoUsd[i];
            for (int j = 0; j < index.sleeveNanoUsd.length; j++) {
                variance += (double) index.sleeveNanoUsd[i] * index.sleeveNanoUsd[j] * covariance.perYear(i, j);
            }
        }
        return total > 0 ? ofDay(variance / total / total) : otherwise();
    }

    private static double ofDay(final double variancePerYear) {
        return Math.sqrt(Math.max(0, variancePerYear) / Years.DAYS_PER_YEAR);
    }
}
