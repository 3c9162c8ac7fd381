package io.ballast.replay.explain;

import io.ballast.hedge.OverlayState;
import io.ballast.hedge.SignalState;
import io.ballast.settings.HedgeMode;
import io.ballast.settings.LegSettings;
import io.ballast.settings.OutlookSettings;
import io.ballast.settings.OverlayKind;
import io.ballast.settings.OverlaySettings;
import io.ballast.slot.CandidateVerdict;
import io.ballast.slot.HedgeSection;
import io.ballast.slot.IndexSection;
import java.util.ArrayList;
import java.util.List;

/** What the overlay looked at and thought: weights, ratio, predicted errors, contracts, outlook, workflow. */
final class DecisionPart {
    private static final int PAIRS = 3;
    private static final int RATIO_DECIMALS = 4;
    private static final int SAMPLE_DECIMALS = 1;
    private static final int SIGNAL_DECIMALS = 2;
    private static final int MIN_RANKED = 1;

    private final Moment moment;
    private final LabelledLines screen;
    private final OverlaySettings overlay;
    private final HedgeSection hedge;
    private final IndexSection index;

    DecisionPart(final Moment moment, final LabelledLines screen, final OverlaySettings overlay) {
        this.moment = moment;
        this.screen = screen;
        this.overlay = overlay;
        hedge = moment.slot().hedge;
        index = moment.slot().index;
    }

    void weights() {
        final List<String> names = new ArrayList<>(List.of("nav", "nav.quality", "collateral"));
        if (overlay.sleeveId() >= 0) {
            final String sleeve = "sleeve."
                    + moment.configuration().sleeves().get(overlay.sleeveId()).name();
            names.addAll(List.of(sleeve + ".weight", sleeve + ".target", sleeve + ".effective"));
        }
        final String name = "overlay." + overlay.name();
        names.addAll(List.of(name + ".drift", name + ".effective", name + ".band"));
        names.addAll(List.of(name + ".drift.usd", name + ".effective.usd", name + ".band.usd"));
        screen.table("WEIGHTS", moment.figures(PAIRS, names));
        if (index.othersNanoUsd[overlay.id()] != 0) {
            screen.row(
                    "WEIGHTS",
                    "of the drift, " + Amounts.signedUsd(index.othersNanoUsd[overlay.id()])
                            + " USD come from other overlays' contracts");
        }
    }

    void ratio() {
        final OverlayState state = moment.state(overlay.id());
        screen.row("RATIO", mode(state) + "; USD of contract for one USD of excess: " + ratios());
        if (overlay.kind() == OverlayKind.BASIS) {
            return;
        }
        screen.row(
                "RATIO",
                "covariance of " + Amounts.real(state.effectiveSamples(), SAMPLE_DECIMALS) + " effective samples, "
                        + overlay.estimator().minSamples() + " needed: "
                        + (state.isReady() ? "ready" : "not ready, the composition decides"));
        if (!Double.isNaN(state.firstBeta())) {
            screen.row("RATIO", betas(state));
        }
    }

    private String mode(final OverlayState state) {
        return switch (overlay.kind()) {
            case PAIR -> "pair, the second contract follows the first";
            case BASIS -> "basis trade";
            case DRIFT, PROTECT -> "mode " + overlay.mode() + optimum(state);
        };
    }

    private String optimum(final OverlayState state) {
        if (overlay.mode() != HedgeMode.MIN_TE) {
            return "";
        }
        return state.isOptimal() ? ", sized at the optimum" : ", no optimum yet: sized as mode BETA";
    }

    private String ratios() {
        final List<String> texts = new ArrayList<>();
        for (final LegSettings leg : overlay.contracts()) {
            texts.add(moment.ofLeg(leg.id()).name() + ' ' + Amounts.real(hedge.hedgeRatio[leg.id()], RATIO_DECIMALS));
        }
        return String.join(", ", texts);
    }

    private String betas(final OverlayState state) {
        final String first = Amounts.real(state.firstBeta(), RATIO_DECIMALS);
        final String second = Amounts.real(state.secondBeta(), RATIO_DECIMALS);
        if (overlay.kind() == OverlayKind.PAIR) {
            return "β to the market: first contract " + first + ", second " + second;
        }
        return "β in use " + first + (Double.isNaN(state.secondBeta()) ? "" : ", as last estimated " + second)
                + "; sizing nothing: by Kalman " + Amounts.real(hedge.shadowBeta[overlay.id()], RATIO_DECIMALS)
                + ", asynchronous " + Amounts.real(hedge.asynchronousBeta[overlay.id()], RATIO_DECIMALS);
    }

    /** Of every mode the error it would leave, and whether the check lets such a position pass. */
    void errors() {
        final int id = overlay.id();
        final double unhedged = hedge.unhedgedError[id];
        screen.row(
                "ERRORS",
                "predicted a year, shares of NAV: unhedged " + Amounts.percent(unhedged) + ", with the targets "
                        + Amounts.percent(hedge.hedgedError[id]) + "; "
                        + (hedge.isPredicted[id] ? "checked in this input: " : "last check: ") + hedge.precheck[id]);
        if (Double.isNaN(hedge.notionalError[id])
                && Double.isNaN(hedge.betaError[id])
                && Double.isNaN(hedge.minimumError[id])) {
            screen.row("ERRORS", "of no mode is an error predicted yet");
            return;
        }
        final List<List<String>> rows = new ArrayList<>();
        rows.add(error("NOTIONAL", hedge.notionalError[id], unhedged));
        rows.add(error("BETA", hedge.betaError[id], unhedged));
        rows.add(error("MIN_TE", hedge.minimumError[id], unhedged));
        screen.table("ERRORS", rows);
    }

    private List<String> error(final String mode, final double error, final double unhedged) {
        final String verdict;
        if (Double.isNaN(error)) {
            verdict = "not known for this overlay";
        } else if (error < unhedged) {
            verdict = "lowers it";
        } else {
            verdict = "would be refused: it does not lower it";
        }
        return List.of(
                "mode " + mode,
                Amounts.percent(error),
                verdict,
                overlay.mode().name().equals(mode) ? "in use" : "");
    }

    void ranking() {
        int at = 0;
        for (int i = 0; i < overlay.id(); i++) {
            at += moment.overlay(i).candidates().size();
        }
        final List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("candidate", "score", "error", "effectiveness", "round trip", "carry paid", "verdict"));
        for (int i = 0; i < overlay.candidates().size(); i++) {
            rows.add(candidate(i, at + i));
        }
        if (rows.size() > MIN_RANKED) {
            screen.table("RANKING", rows);
        }
    }

    private List<String> candidate(final int place, final int at) {
        if (hedge.verdict[at] == CandidateVerdict.UNMEASURED && hedge.roundTripCost[at] == 0) {
            return List.of(overlay.candidates().get(place).name(), "not rated yet");
        }
        return List.of(
                overlay.candidates().get(place).name(),
                Amounts.percent(hedge.score[at]),
                Amounts.percent(hedge.candidateError[at]),
                Amounts.percent(hedge.effectiveness[at]),
                Amounts.percent(hedge.roundTripCost[at]),
                Amounts.percent(hedge.carryPerYear[at]),
                hedge.verdict[at] + (hedge.candidate[overlay.id()] == place ? ", in use" : ""));
    }

    void outlook() {
        final int id = overlay.id();
        final String by = hedge.isOutlookCommanded[id] ? ", commanded" : ", by the signals";
        screen.row(
                "OUTLOOK",
                hedge.outlook[id]
                        + (overlay.outlook() == null && !hedge.isOutlookCommanded[id]
                                ? ", no signals configured"
                                : by));
        final SignalState signals = moment.state(id).signals();
        final OutlookSettings settings = overlay.outlook();
        if (signals != null && settings != null) {
            signals(signals, settings);
        }
    }

    /** What the signals say, and of what; settings beside the figures that are held against them. */
    private void signals(final SignalState signals, final OutlookSettings settings) {
        screen.row(
                "OUTLOOK",
                "signals say " + signals.outlook() + " after " + signals.bars() + " bars, averages "
                        + (signals.isReady() ? "ready" : "not ready") + "; base trend " + direction(signals.trend())
                        + ", ADX " + Amounts.real(signals.adx(), SIGNAL_DECIMALS) + ", a trend from "
                        + Amounts.real(settings.trendAdx(), SIGNAL_DECIMALS) + ", none below "
                        + Amounts.real(settings.rangeAdx(), SIGNAL_DECIMALS));
        screen.row(
                "OUTLOOK",
                signals.direction() == 0
                        ? "no wave count stands" + (signals.isCountInvalidated() ? ": the last one is invalid" : "")
                        : "waves count " + direction(signals.direction()) + ": leg " + signals.phase()
                                + " confirmed, leg " + signals.liveLeg() + " under way, score "
                                + Amounts.real(signals.score(), SIGNAL_DECIMALS) + ", at least "
                                + Amounts.real(settings.minScore(), SIGNAL_DECIMALS) + " of an impulse"
                                + (signals.isCountInvalidated() ? "; invalidated" : ""));
    }

    private static String direction(final int sign) {
        if (sign == 0) {
            return "not known";
        }
        return sign > 0 ? "up" : "down";
    }

    void workflow() {
        final OverlayState state = moment.state(overlay.id());
        final List<History.Step> steps = moment.history().steps(overlay.id());
        if (steps.isEmpty()) {
            screen.row("WORKFLOW", state.phase() + ", no transition so far");
            return;
        }
        final List<List<String>> rows = new ArrayList<>();
        for (final History.Step step : steps) {
            rows.add(List.of(
                    Amounts.time(step.transition().timeNs()),
                    moment.place(step.epoch(), step.sequence()),
                    step.transition().from() + " → " + step.transition().to(),
                    step.transition().reason()));
        }
        screen.table("WORKFLOW", rows);
    }
}
