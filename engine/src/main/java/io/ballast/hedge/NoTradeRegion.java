package io.ballast.hedge;

import io.ballast.estimator.MinTrackingError;
import io.ballast.settings.CandidateSettings;
import io.ballast.slot.IndexSection;

/**
 * The no-trade region of an overlay that is sized by an optimum: how far exposures may move until the optimum of least
 * tracking error could leave its band, reach a bound or give up its position. Inside its bounds the optimum is linear in the
 * exposures, n = −H⁻¹Cs: no contract moves by more than its largest coefficient times the sum of what the exposures have moved
 * by, and what rounding of the products adds.
 */
final class NoTradeRegion {
    /** Many times what some thirty roundings add to a sum, relative to the sum of the sizes of what is added up. */
    private static final double ROUNDING = 1e-12;
    /** What cutting two optima to whole nano-USD adds. */
    private static final double CUT_NANO_USD = 2;
    /** The band may be wider or narrower by this part of it before the region is measured anew. */
    private static final int BAND_PARTS = 64;

    private final int sleeves;
    /** By contract: the most that a unit of any exposure moves it by. */
    private final double[] response = new double[CandidateSettings.MAX_LEGS];
    /** By contract: the same without anything cancelling out; rounding is a share of that. */
    private final double[] gross = new double[CandidateSettings.MAX_LEGS];

    private final long[] driftNanoUsd;
    private long leastBandNanoUsd;
    private long mostBandNanoUsd;
    private long reachNanoUsd;

    NoTradeRegion(final int sleeves) {
        this.sleeves = sleeves;
        driftNanoUsd = new long[sleeves];
    }

    /**
     * The optimum has other coefficients.
     *
     * @param shared covariances of contracts with sleeves, by contract
     */
    void prepare(final MinTrackingError solver, final int contracts, final double[] shared) {
        for (int i = 0; i < contracts; i++) {
            response[i] = 0;
            gross[i] = 0;
            for (int sleeve = 0; sleeve < sleeves; sleeve++) {
                double sum = 0;
                double sizes = 0;
                for (int j = 0; j < contracts; j++) {
                    final double product = solver.response(i, j) * shared[j * sleeves + sleeve];
                    sum += product;
                    sizes += Math.abs(product);
                }
                gross[i] = Math.max(gross[i], sizes);
                response[i] = Math.max(response[i], Math.abs(sum) + ROUNDING * sizes);
            }
        }
    }

    /**
     * Measures it from where things stand; whether there is any.
     *
     * @param isOpen    whether a position is held
     * @param exposures that were solved for
     * @param band      half-width now, in nano-USD
     * @param optimum   nano-USD by contract of the candidate
     * @param bound     largest size of each
     */
    boolean measure(
            final boolean isOpen,
            final IndexSection index,
            final Exposures exposures,
            final Candidate candidate,
            final LegTarget[] legs,
            final BandWidth width,
            final long band,
            final double[] optimum,
            final double[] bound) {
        leastBandNanoUsd = band - band / BAND_PARTS;
        mostBandNanoUsd = band + band / BAND_PARTS;
        final double inner = width.innerNanoUsd(mostBandNanoUsd);
        final double size = size(exposures);
        double most = size;
        double calledFor = isOpen ? 0 : size;
        for (int i = 0; i < candidate.size(); i++) {
            final LegTarget leg = legs[candidate.place(i)];
            // Exposures that move by no more than their size are at most twice that.
            final double error = 3 * size * gross[i] * ROUNDING + CUT_NANO_USD;
            final double inBand = leastBandNanoUsd - Math.abs((double) leg.intendedNanoUsd());
            most = Math.min(most, (Math.min(inBand, bound[i] - Math.abs(optimum[i])) - error) / response[i]);
            if (leg.targetLots() != 0) {
                final double covered = leg.coveredNanoUsd(leg.targetLots());
                calledFor = Math.max(calledFor, (covered - inner - error) / response[i]);
            }
        }
        reachNanoUsd = (long) (Math.min(most, calledFor) * (1 - ROUNDING));
        System.arraycopy(index.driftNanoUsd, 0, driftNanoUsd, 0, sleeves);
        return reachNanoUsd > 0;
    }

    private double size(final Exposures exposures) {
        double size = 0;
        for (int sleeve = 0; sleeve < sleeves; sleeve++) {
            size += Math.abs(exposures.nanoUsd(sleeve));
        }
        return size;
    }

    /** Whether drifts that are these now, and a band that is this, are within it. */
    boolean contains(final IndexSection index, final long bandNanoUsd) {
        long movedNanoUsd = 0;
        for (int sleeve = 0; sleeve < driftNanoUsd.length; sleeve++) {
            movedNanoUsd += Math.abs(index.driftNanoUsd[sleeve] - driftNanoUsd[sleeve]);
            // Below zero: more than a long holds.
            if (movedNanoUsd < 0 || movedNanoUsd > reachNanoUsd) {
                return false;
            }
        }
        return bandNanoUsd >= leastBandNanoUsd && bandNanoUsd <= mostBandNanoUsd;
    }
}
