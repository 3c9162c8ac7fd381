package io.ballast.replay.series;

import io.ballast.instrument.Instrument;
import io.ballast.launch.EngineConfiguration;
import io.ballast.settings.CandidateSettings;
import io.ballast.settings.LegSettings;
import io.ballast.settings.Outlook;
import io.ballast.settings.OverlaySettings;
import io.ballast.slot.PrecheckVerdict;

/** What each overlay has to remove, with what, and how well it does. */
final class OverlaySeries {
    private static final int BETA_DECIMALS = 4;

    private final SeriesList list;
    private final EngineConfiguration configuration;
    private final OverlaySettings overlay;
    private final String name;
    private final int id;

    private OverlaySeries(
            final SeriesList list, final EngineConfiguration configuration, final OverlaySettings overlay) {
        this.list = list;
        this.configuration = configuration;
        this.overlay = overlay;
        name = "overlay." + overlay.name();
        id = overlay.id();
    }

    static void addTo(final SeriesList list, final EngineConfiguration configuration) {
        int firstCandidate = 0;
        for (final OverlaySettings overlay : configuration.overlays()) {
            final OverlaySeries series = new OverlaySeries(list, configuration, overlay);
            series.addDrift();
            overlay.legs().forEach(series::addTarget);
            series.addOutlook();
            series.addCandidates(firstCandidate);
            series.addPrediction();
            series.addTracking();
            if (overlay.cost() != null) {
                LedgerSeries.addTo(list, series.name, series.id);
            }
            firstCandidate += overlay.candidates().size();
        }
    }

    private void addDrift() {
        list.shareOfNav(name + ".drift", "what it has to remove", slot -> slot.hedge.driftNanoUsd[id]);
        list.shareOfNav(
                name + ".effective",
                "drift with the positions counted in",
                slot -> slot.hedge.effectiveDriftNanoUsd[id]);
        list.shareOfNav(name + ".band", "half-width of its band", slot -> slot.hedge.bandNanoUsd[id]);
        list.usd(
                name + ".drift.usd",
                "what it has to remove",
                slot -> slot.index.isNavValid ? slot.hedge.driftNanoUsd[id] : ExactSeries.UNKNOWN);
        list.usd(
                name + ".effective.usd",
                "drift with the positions counted in",
                slot -> slot.index.isNavValid ? slot.hedge.effectiveDriftNanoUsd[id] : ExactSeries.UNKNOWN);
        list.usd(
                name + ".band.usd",
                "half-width of its band",
                slot -> slot.index.isNavValid ? slot.hedge.bandNanoUsd[id] : ExactSeries.UNKNOWN);
    }

    private void addTarget(final LegSettings leg) {
        final Instrument instrument = configuration.instruments().get(leg.instrumentId());
        list.exact(
                name + ".target." + instrument.name(),
                leg.isSpot() ? "coins" : "contracts",
                "position wanted, short below zero",
                instrument.lotSize(),
                slot -> slot.hedge.targetLots[leg.id()]);
        list.real(
                name + ".ratio." + instrument.name(),
                "USD/USD",
                BETA_DECIMALS,
                "USD of contract for one USD of excess",
                slot -> slot.hedge.hedgeRatio[leg.id()]);
    }

    private void addOutlook() {
        list.state(
                name + ".outlook",
                "how long its drift is expected to last",
                Outlook.values(),
                slot -> slot.hedge.outlook[id].ordinal());
        list.real(
                name + ".beta.kalman",
                "USD/USD",
                BETA_DECIMALS,
                "β to its first contract by a Kalman filter; sizes nothing",
                slot -> slot.hedge.shadowBeta[id]);
        list.real(
                name + ".beta.asynchronous",
                "USD/USD",
                BETA_DECIMALS,
                "β from prices as they come; sizes nothing",
                slot -> slot.hedge.asynchronousBeta[id]);
    }

    private void addCandidates(final int first) {
        list.state(
                name + ".candidate",
                "the contract, or several, in use",
                overlay.candidates().stream().map(CandidateSettings::name).toList(),
                slot -> overlay.candidates().isEmpty() ? -1 : slot.hedge.candidate[id]);
        for (int place = 0; place < overlay.candidates().size(); place++) {
            final String candidate =
                    name + ".candidate." + overlay.candidates().get(place).name();
            final int at = first + place;
            list.share(
                    candidate + ".score",
                    "cost, carry and risk of a dollar hedged with it; less is better",
                    slot -> slot.hedge.score[at]);
            list.share(
                    candidate + ".error",
                    "tracking error a year of a dollar hedged with it",
                    slot -> slot.hedge.candidateError[at]);
            list.share(
                    candidate + ".effectiveness",
                    "share of the sleeve's variance that it removes",
                    slot -> slot.hedge.effectiveness[at]);
        }
    }

    private void addPrediction() {
        list.state(
                name + ".check",
                "what the last prediction decided",
                PrecheckVerdict.values(),
                slot -> slot.hedge.precheck[id].ordinal());
        list.share(
                name + ".check.unhedged",
                "tracking error a year without the overlay, as last predicted for a decision",
                slot -> slot.hedge.unhedgedError[id]);
        list.share(name + ".check.hedged", "the same with the targets held", slot -> slot.hedge.hedgedError[id]);
        list.share(
                name + ".check.notional",
                "the same with the position of mode NOTIONAL",
                slot -> slot.hedge.notionalError[id]);
        list.share(name + ".check.beta", "the same with the position of mode BETA", slot -> slot.hedge.betaError[id]);
        list.share(
                name + ".check.minimum",
                "the same with the position of mode MIN_TE",
                slot -> slot.hedge.minimumError[id]);
    }

    private void addTracking() {
        list.share(
                name + ".error.predicted",
                "tracking error a year predicted with the positions held, over the session so far",
                slot -> slot.hedge.predictedHedged[id]);
        list.share(
                name + ".error.predicted.unhedged",
                "the same without the overlay",
                slot -> slot.hedge.predictedUnhedged[id]);
        list.share(
                name + ".error.realised",
                "tracking error a year that came about with the positions held",
                slot -> slot.hedge.realisedHedged[id]);
        list.share(
                name + ".error.realised.unhedged",
                "the same without the overlay",
                slot -> slot.hedge.realisedUnhedged[id]);
        list.share(
                name + ".effectiveness",
                "share of the variance that the overlay removed",
                slot -> removed(slot.hedge.realisedHedged[id], slot.hedge.realisedUnhedged[id]));
        list.share(
                name + ".effectiveness.predicted",
                "share of the variance that it was predicted to remove",
                slot -> removed(slot.hedge.predictedHedged[id], slot.hedge.predictedUnhedged[id]));
    }

    /** 1 − Var(hedged) ÷ Var(unhedged). */
    private static double removed(final double hedged, final double unhedged) {
        final double left = hedged / unhedged;
        return unhedged > 0 ? 1 - left * left : Double.NaN;
    }
}
