package io.ballast.hedge;

import io.ballast.estimator.Cholesky;
import io.ballast.estimator.ReturnCovariance;
import io.ballast.math.Ppb;
import io.ballast.math.Years;
import io.ballast.settings.CandidateSettings;
import io.ballast.settings.HedgeMode;
import io.ballast.settings.LegSettings;
import io.ballast.settings.OverlaySettings;
import io.ballast.settings.SelectionSettings;
import io.ballast.slot.CandidateVerdict;
import io.ballast.slot.IndexSection;
import java.util.List;

/**
 * Rates one candidate for a dollar of what is hedged: ½γ·TE²·H + round-trip cost + (carry + margin cost)·H, with the
 * position that the overlay's mode would take.
 */
final class CandidateRating {
    private final SelectionSettings selection;
    private final HedgeMode mode;
    private final int sleeveId;
    private final List<LegSettings> contracts;
    private final ReturnGrid grid;
    private final CarryBook carry;
    private final double[] sleeveShares;
    private final Cholesky cholesky = new Cholesky(CandidateSettings.MAX_LEGS);
    private final double[] matrix = new double[CandidateSettings.MAX_LEGS * CandidateSettings.MAX_LEGS];
    private final double[] shared = new double[CandidateSettings.MAX_LEGS];
    private final double[] position = new double[CandidateSettings.MAX_LEGS];

    private double score;
    private double error;
    private double effectiveness;
    private double roundTripCost;
    private double carryPerYear;

    CandidateRating(
            final OverlaySettings overlay,
            final int sleeves,
            final List<LegSettings> contracts,
            final ReturnGrid grid,
            final CarryBook carry) {
        selection = overlay.selection();
        mode = overlay.mode();
        sleeveId = overlay.sleeveId();
        this.contracts = contracts;
        this.grid = grid;
        this.carry = carry;
        sleeveShares = new double[sleeves];
    }

    /**
     * Rates a candidate for a short (or long) position; the figures are then those of this candidate.
     *
     * @param at its place in the configuration
     */
    CandidateVerdict rate(
            final int at,
            final Candidate candidate,
            final Sizing sizing,
            final boolean isShort,
            final long timeNs,
            final IndexSection index) {
        clear();
        final CandidateVerdict market = market(candidate, timeNs, index);
        if (market != CandidateVerdict.SELECTED) {
            return market;
        }
        if (!takeRatios(at, candidate, sizing)) {
            return CandidateVerdict.INEFFECTIVE;
        }
        if (!grid.covariance().isReady()) {
            costs(candidate, isShort, index);
            return CandidateVerdict.UNMEASURED;
        }
        readShares(index);
        readCovariances(candidate);
        risk(candidate);
        costs(candidate, isShort, index);
        final double years = Years.of(selection.horizonNs());
        score = selection.riskAversion() / 2 * error * error * years + roundTripCost + carryPerYear * years;
        return effectiveness < selection.minEffectiveness() ? CandidateVerdict.INEFFECTIVE : CandidateVerdict.SELECTED;
    }

    private void clear() {
        score = Double.NaN;
        error = Double.NaN;
        effectiveness = Double.NaN;
        roundTripCost = Double.NaN;
        carryPerYear = Double.NaN;
    }

    private CandidateVerdict market(final Candidate candidate, final long timeNs, final IndexSection index) {
        for (int i = 0; i < candidate.size(); i++) {
            final LegSettings leg = contracts.get(candidate.place(i));
            if (isAtItsEnd(leg, timeNs)) {
                return CandidateVerdict.EXPIRED;
            }
            if (!index.isLegValid[leg.id()]) {
                return CandidateVerdict.NO_DATA;
            }
            if (index.depthLots[leg.id()] < selection.depthMultiple() * leg.maxOrderLots()) {
                return CandidateVerdict.THIN;
            }
        }
        return CandidateVerdict.SELECTED;
    }

    private boolean isAtItsEnd(final LegSettings leg, final long timeNs) {
        return leg.expiryNs() != 0 && timeNs >= leg.expiryNs() - selection.rollLeadNs();
    }

    /** Whether a contract of the candidate is at or near its expiry. */
    boolean isAtItsEnd(final Candidate candidate, final long timeNs) {
        for (int i = 0; i < candidate.size(); i++) {
            if (isAtItsEnd(contracts.get(candidate.place(i)), timeNs)) {
                return true;
            }
        }
        return false;
    }

    /** One dollar of the overlay's sleeve; of a protection, of the whole portfolio. */
    private void readShares(final IndexSection index) {
        double total = 0;
        for (final long nanoUsd : index.sleeveNanoUsd) {
            total += nanoUsd;
        }
        for (int sleeve = 0; sleeve < sleeveShares.length; sleeve++) {
            final double share = total > 0 ? index.sleeveNanoUsd[sleeve] / total : 0;
            sleeveShares[sleeve] = sleeveId < 0 ? share : sleeve == sleeveId ? 1 : 0;
        }
    }

    /** Dollars of each contract against one dollar hedged, by the mode; false if it cannot serve at all. */
    private boolean takeRatios(final int at, final Candidate candidate, final Sizing sizing) {
        boolean isSized = false;
        for (int i = 0; i < candidate.size(); i++) {
            position[i] = sizing.ratio(mode != HedgeMode.NOTIONAL, at, i);
            isSized |= position[i] != 0;
        }
        return isSized;
    }

    /** In mode MIN_TE they are those of the optimum, once it can be known. */
    private void readCovariances(final Candidate candidate) {
        final ReturnCovariance covariance = grid.covariance();
        final int k = candidate.size();
        for (int i = 0; i < k; i++) {
            final int series = grid.seriesOf(candidate.place(i));
            shared[i] = 0;
            for (int sleeve = 0; sleeve < sleeveShares.length; sleeve++) {
                shared[i] += sleeveShares[sleeve] * covariance.perYear(series, sleeve);
            }
            for (int j = 0; j < k; j++) {
                matrix[i * k + j] = covariance.perYear(series, grid.seriesOf(candidate.place(j)));
            }
        }
        if (mode == HedgeMode.MIN_TE && cholesky.factor(matrix, k)) {
            cholesky.solve(shared, position);
        }
    }

    /** Residual variance σ² − 2h·c + hᵀΣh, and the share of σ² that it is less by. */
    private void risk(final Candidate candidate) {
        final ReturnCovariance covariance = grid.covariance();
        double variance = 0;
        for (int i = 0; i < sleeveShares.length; i++) {
            for (int j = 0; j < sleeveShares.length; j++) {
                variance += sleeveShares[i] * sleeveShares[j] * covariance.perYear(i, j);
            }
        }
        double residual = variance;
        final int k = candidate.size();
        for (int i = 0; i < k; i++) {
            residual -= 2 * position[i] * shared[i];
            for (int j = 0; j < k; j++) {
                residual += position[i] * position[j] * matrix[i * k + j];
            }
        }
        error = Math.sqrt(Math.max(0, residual));
        effectiveness = variance > 0 ? 1 - residual / variance : 0;
    }

    private void costs(final Candidate candidate, final boolean isShort, final IndexSection index) {
        roundTripCost = 0;
        carryPerYear = 0;
        for (int i = 0; i < candidate.size(); i++) {
            final int place = candidate.place(i);
            final LegSettings leg = contracts.get(place);
            final double dollars = position[i];
            final double bid = index.bidTicks[leg.id()];
            final double ask = index.askTicks[leg.id()];
            final double halfSpread = (ask - bid) / (ask + bid);
            roundTripCost += 2 * Math.abs(dollars) * (Ppb.toFraction(leg.costPpb()) + halfSpread);
            final double received = dollars * carry.receivedByShort(place, index);
            carryPerYear += Math.abs(dollars) * selection.marginCostPerYear() - (isShort ? received : -received);
        }
    }

    double score() {
        return score;
    }

    double error() {
        return error;
    }

    double effectiveness() {
        return effectiveness;
    }

    double roundTripCost() {
        return roundTripCost;
    }

    double carryPerYear() {
        return carryPerYear;
    }
}
