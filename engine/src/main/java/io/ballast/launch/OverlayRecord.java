package io.ballast.launch;

import io.ballast.instrument.Instrument;
import io.ballast.math.Years;
import io.ballast.settings.LegSettings;
import io.ballast.settings.Outlook;
import io.ballast.settings.OverlayKind;
import io.ballast.settings.OverlaySettings;
import io.ballast.slot.CandidateVerdict;
import io.ballast.slot.ClientOrderId;
import io.ballast.slot.EventKind;
import io.ballast.slot.HedgeSection;
import io.ballast.slot.IndexSection;
import io.ballast.slot.IngestSection;
import io.ballast.slot.Slot;
import java.util.Arrays;
import java.util.List;

/** One overlay over a session: what it traded, and what the hedge last said of its contracts and tracking errors. */
final class OverlayRecord {
    private static final double NANOS_PER_USD = 1e9;
    private static final double ONE_WAY = 0.5;

    private final int overlayId;
    private final int firstCandidate;
    private final int firstLeg;
    private final long[] unitNanoUsd;
    private final boolean[] isSpot;
    private final boolean isPair;
    /** Whose lot is worth so many coins, not so many dollars a tick: by leg. */
    private final boolean[] isInCoin;

    private final CandidateVerdict[] verdicts;
    private final double[] scores;
    private final double[] errors;
    private final double[] effectiveness;
    private final double[] costs;
    private final double[] carries;
    private double tradedContractsUsd;
    private double tradedSpotUsd;
    private double navUsdNs;
    private long elapsedNs;
    private long lastNs = Long.MIN_VALUE;
    private int candidate;
    private Outlook outlook = Outlook.UNKNOWN;
    private long intervals;
    private double predictedUnhedged = Double.NaN;
    private double predictedHedged = Double.NaN;
    private double realisedUnhedged = Double.NaN;
    private double realisedHedged = Double.NaN;
    private double grossUsd;
    private double netUsd;
    private double residualUsd = Double.NaN;
    private double usedRatio = Double.NaN;
    private double shadowBeta = Double.NaN;
    private double asynchronousBeta = Double.NaN;

    private OverlayRecord(final OverlaySettings overlay, final int firstCandidate, final List<Instrument> instruments) {
        overlayId = overlay.id();
        isPair = overlay.kind() == OverlayKind.PAIR;
        this.firstCandidate = firstCandidate;
        final List<LegSettings> legs = overlay.legs();
        firstLeg = legs.get(0).id();
        unitNanoUsd = legs.stream()
                .mapToLong(leg -> instruments.get(leg.instrumentId()).nanoUsdPerHalfTickLot())
                .toArray();
        isInCoin = new boolean[legs.size()];
        legs.forEach(leg -> isInCoin[leg.id() - firstLeg] =
                instruments.get(leg.instrumentId()).isSettledInCoin());
        isSpot = new boolean[legs.size()];
        legs.forEach(leg -> isSpot[leg.id() - firstLeg] = leg.isSpot());
        final int count = overlay.candidates().size();
        verdicts = new CandidateVerdict[count];
        Arrays.fill(verdicts, CandidateVerdict.UNMEASURED);
        scores = unmeasured(count);
        errors = unmeasured(count);
        effectiveness = unmeasured(count);
        costs = unmeasured(count);
        carries = unmeasured(count);
    }

    private static double[] unmeasured(final int count) {
        final double[] figures = new double[count];
        Arrays.fill(figures, Double.NaN);
        return figures;
    }

    /** One for each overlay, by id. */
    static OverlayRecord[] of(final EngineConfiguration configuration) {
        final OverlayRecord[] records =
                new OverlayRecord[configuration.overlays().size()];
        int candidates = 0;
        for (final OverlaySettings overlay : configuration.overlays()) {
            records[overlay.id()] = new OverlayRecord(overlay, candidates, configuration.instruments());
            candidates += overlay.candidates().size();
        }
        return records;
    }

    void onSlot(final Slot slot) {
        final IngestSection in = slot.ingest;
        if (in.kind == EventKind.EXECUTION && in.executionKind.isFill()) {
            onFill(in, slot.index);
        }
        if (slot.index.isNavValid) {
            if (lastNs != Long.MIN_VALUE) {
                elapsedNs += in.timeNs - lastNs;
                navUsdNs += slot.index.navNanoUsd / NANOS_PER_USD * (in.timeNs - lastNs);
            }
            lastNs = in.timeNs;
        }
        keep(slot.hedge);
        keepPosition(slot.index, slot.hedge);
    }

    private void keepPosition(final IndexSection index, final HedgeSection hedge) {
        grossUsd = 0;
        netUsd = 0;
        for (int place = 0; place < isSpot.length; place++) {
            if (!isSpot[place]) {
                final double usd = usd(index, place);
                grossUsd += Math.abs(usd);
                netUsd += usd;
            }
        }
        if (isPair) {
            residualUsd = usd(index, 0) * hedge.hedgeRatio[firstLeg + 1] + usd(index, 1);
        }
    }

    private double usd(final IndexSection index, final int place) {
        final int leg = firstLeg + place;
        return (double) index.positionLots[leg] * index.lotNanoUsd[leg] / NANOS_PER_USD;
    }

    /** What is settled in coin counts by its delta at the time of the fill. */
    private void onFill(final IngestSection in, final IndexSection index) {
        final int place = ClientOrderId.legId(in.clientOrderId) - firstLeg;
        if (place < 0 || place >= unitNanoUsd.length) {
            return;
        }
        final double lotNanoUsd =
                isInCoin[place] ? index.lotNanoUsd[firstLeg + place] : 2.0 * in.lastTicks * unitNanoUsd[place];
        final double usd = in.lastLots * lotNanoUsd / NANOS_PER_USD;
        if (isSpot[place]) {
            tradedSpotUsd += usd;
        } else {
            tradedContractsUsd += usd;
        }
    }

    private void keep(final HedgeSection hedge) {
        candidate = hedge.candidate[overlayId];
        outlook = hedge.outlook[overlayId];
        intervals = hedge.trackedIntervals[overlayId];
        predictedUnhedged = hedge.predictedUnhedged[overlayId];
        predictedHedged = hedge.predictedHedged[overlayId];
        realisedUnhedged = hedge.realisedUnhedged[overlayId];
        realisedHedged = hedge.realisedHedged[overlayId];
        usedRatio = hedge.hedgeRatio[firstLeg];
        shadowBeta = hedge.shadowBeta[overlayId];
        asynchronousBeta = hedge.asynchronousBeta[overlayId];
        if (hedge.isRanked[overlayId]) {
            keepRanking(hedge);
        }
    }

    private void keepRanking(final HedgeSection hedge) {
        for (int i = 0; i < verdicts.length; i++) {
            final int id = firstCandidate + i;
            verdicts[i] = hedge.verdict[id];
            scores[i] = hedge.score[id];
            errors[i] = hedge.candidateError[id];
            effectiveness[i] = hedge.effectiveness[id];
            costs[i] = hedge.roundTripCost[id];
            carries[i] = hedge.carryPerYear[id];
        }
    }

    /** Half of what was traded in contracts, as a multiple of NAV a year. */
    double contractTurnoverPerYear() {
        return turnoverPerYear(tradedContractsUsd);
    }

    /** Half of what was traded in spot, as a multiple of NAV a year. */
    double spotTurnoverPerYear() {
        return turnoverPerYear(tradedSpotUsd);
    }

    private double turnoverPerYear(final double tradedUsd) {
        return navUsdNs == 0 ? 0 : ONE_WAY * tradedUsd / (navUsdNs / elapsedNs) / Years.of(elapsedNs);
    }

    int candidate() {
        return candidate;
    }

    Outlook outlook() {
        return outlook;
    }

    CandidateVerdict verdict(final int at) {
        return verdicts[at];
    }

    double score(final int at) {
        return scores[at];
    }

    double error(final int at) {
        return errors[at];
    }

    double effectiveness(final int at) {
        return effectiveness[at];
    }

    double roundTripCost(final int at) {
        return costs[at];
    }

    double carryPerYear(final int at) {
        return carries[at];
    }

    /** Grid intervals with a position and a prediction: the tracking errors are over these. */
    long intervals() {
        return intervals;
    }

    double predictedUnhedged() {
        return predictedUnhedged;
    }

    double predictedHedged() {
        return predictedHedged;
    }

    double realisedUnhedged() {
        return realisedUnhedged;
    }

    double realisedHedged() {
        return realisedHedged;
    }

    /** Size of the contract positions at the end. */
    double grossUsd() {
        return grossUsd;
    }

    /** Longs less shorts at the end: the delta that is left. */
    double netUsd() {
        return netUsd;
    }

    /** Of a pair, what is left of the market, in dollars of its second contract; NaN of any other overlay. */
    double residualUsd() {
        return residualUsd;
    }

    /** USD of the first contract for one USD hedged, as last used. */
    double usedRatio() {
        return usedRatio;
    }

    /** β by the Kalman filter, which sizes nothing. */
    double shadowBeta() {
        return shadowBeta;
    }

    /** β from prices as they come, which sizes nothing. */
    double asynchronousBeta() {
        return asynchronousBeta;
    }

    /** Share of the variance that the overlay removed: 1 − Var(hedged) / Var(unhedged). */
    double hedgingEffectiveness() {
        final double left = realisedHedged / realisedUnhedged;
        return 1 - left * left;
    }
}
