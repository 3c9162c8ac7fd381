package io.ballast.launch;

import io.ballast.instrument.Instrument;
import io.ballast.math.Ppb;
import io.ballast.settings.BandSettings;
import io.ballast.settings.BasisSettings;
import io.ballast.settings.CandidateSettings;
import io.ballast.settings.CostSettings;
import io.ballast.settings.EstimatorSettings;
import io.ballast.settings.HandOffSettings;
import io.ballast.settings.HedgeMode;
import io.ballast.settings.LegSettings;
import io.ballast.settings.OutlookSettings;
import io.ballast.settings.OverlayKind;
import io.ballast.settings.OverlaySettings;
import io.ballast.settings.PairSettings;
import io.ballast.settings.ProtectSettings;
import io.ballast.settings.SelectionSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** One overlay in words, a line for each of its parts. */
final class OverlayReport {
    private final EngineConfiguration configuration;
    private final OverlaySettings overlay;
    private final List<String> lines = new ArrayList<>();

    private OverlayReport(final EngineConfiguration configuration, final OverlaySettings overlay) {
        this.configuration = configuration;
        this.overlay = overlay;
    }

    static List<String> of(final EngineConfiguration configuration, final OverlaySettings overlay) {
        return new OverlayReport(configuration, overlay).write();
    }

    private List<String> write() {
        lines.add(purpose());
        contracts().forEach(leg -> lines.add(contract(leg)));
        addExecution();
        if (overlay.kind() != OverlayKind.BASIS) {
            lines.add(band(overlay.band()));
            addPauses(overlay.band());
        }
        if (overlay.indexId() >= 0) {
            lines.add("index " + configuration.indices().get(overlay.indexId()).name() + " must be valid to add risk");
        }
        if (overlay.mode() != HedgeMode.NOTIONAL || overlay.kind() == OverlayKind.PAIR) {
            lines.add(estimate(overlay.estimator()));
        }
        if (overlay.candidates().size() > 1) {
            addSelection(overlay.selection());
        }
        addOptional();
        return lines;
    }

    private void addOptional() {
        final OutlookSettings outlook = overlay.outlook();
        if (outlook != null) {
            addOutlook(outlook);
        }
        final HandOffSettings handOff = overlay.handOff();
        if (handOff != null) {
            addHandOff(handOff);
        }
        final ProtectSettings protect = overlay.protect();
        if (protect != null) {
            lines.add(protection(protect));
        }
        final PairSettings pair = overlay.pair();
        if (pair != null) {
            lines.add("β " + Decimals.format(pair.firstBeta()) + " and " + Decimals.format(pair.secondBeta())
                    + " until estimated, market left at most " + Shares.format(pair.boundPpb()) + " of gross");
        }
        final BasisSettings basis = overlay.basis();
        if (basis != null) {
            addBasis(basis);
        }
        final CostSettings cost = overlay.cost();
        if (cost != null) {
            addLedger(cost);
        }
    }

    private String purpose() {
        final String names =
                contracts().stream().map(leg -> instrument(leg).name()).collect(Collectors.joining(", "));
        return switch (overlay.kind()) {
            case DRIFT -> "drift of sleeve " + sleeve(overlay.sleeveId()) + " with " + names + ", mode " + mode();
            case PROTECT -> "protection of the whole portfolio with " + names + ", mode " + mode();
            case PAIR ->
                "drift of sleeve " + sleeve(overlay.sleeveId()) + " with the pair " + names
                        + ", the second takes the market out of the first";
            case BASIS -> "basis of " + names + " over " + basket();
        };
    }

    private String contract(final LegSettings leg) {
        final Instrument contract = instrument(leg);
        final String costs = leg.costPpb() == 0 && leg.carryPpb() == 0
                ? ""
                : ", cost " + Shares.format(leg.costPpb()) + " a trade, carry " + Shares.format(leg.carryPpb())
                        + " a year";
        return contract.name() + ": looks through to " + exposures(leg) + ", at most "
                + Decimals.ofLots(leg.maxOrderLots(), contract.lotSize()) + " contracts an order and "
                + Decimals.ofLots(leg.maxPositionLots(), contract.lotSize()) + " held" + costs
                + (leg.expiryNs() == 0 ? "" : ", expires " + Instants.format(leg.expiryNs()));
    }

    /** The legs that trade otherwise than usual. */
    private void addExecution() {
        for (final LegSettings leg : overlay.legs()) {
            final String summary = ExecutionSection.summary(leg.execution());
            if (!summary.isEmpty()) {
                lines.add(instrument(leg).name() + ": " + summary);
            }
        }
    }

    private String exposures(final LegSettings leg) {
        final List<String> shares = new ArrayList<>();
        for (int sleeve = 0; sleeve < leg.lookThroughPpb().size(); sleeve++) {
            final long sharePpb = leg.lookThroughPpb().get(sleeve);
            if (sharePpb != 0) {
                shares.add(Shares.format(sharePpb) + " " + sleeve(sleeve));
            }
        }
        return shares.isEmpty() ? "no sleeve" : String.join(", ", shares);
    }

    private static String band(final BandSettings band) {
        final String relative =
                band.relativePpb() == 0 ? "" : " or " + Shares.format(band.relativePpb()) + " of the sleeve's target";
        return "band ±" + Shares.format(band.halfWidthPpb()) + " of NAV" + relative + ", a breach is traded back to "
                + tradedBackTo(band)
                + (band.dwellSamples() == 0 ? " at once" : " after " + band.dwellSamples() + " evaluations");
    }

    /** Where two limits compete the share of the band says more than an amount. */
    private static String tradedBackTo(final BandSettings band) {
        return band.relativePpb() == 0
                ? "±" + Shares.format(Ppb.of(band.halfWidthPpb(), band.tradeBackPpb()))
                : Shares.format(band.tradeBackPpb()) + " of the band";
    }

    private void addPauses(final BandSettings band) {
        if (band.cooldownNs() != 0) {
            lines.add("targets rest " + Durations.format(band.cooldownNs()) + " unless a breach exceeds 1.5 bands");
        }
        if (band.reviewNs() != 0) {
            lines.add("drift inside the band is traded back every " + Durations.format(band.reviewNs()));
        }
    }

    private static String estimate(final EstimatorSettings estimator) {
        return "β from " + Durations.format(estimator.gridNs()) + " returns, half-life "
                + Durations.format(estimator.halfLifeNs()) + ", shrunk to "
                + Decimals.format(estimator.compositionBeta()) + " with τ " + Decimals.format(estimator.priorSd())
                + ", used from " + estimator.minSamples() + " samples";
    }

    private void addSelection(final SelectionSettings selection) {
        overlay.candidates()
                .forEach(candidate -> lines.add("candidate " + candidate.name() + ": " + shares(candidate)));
        lines.add("chosen "
                + (selection.reviewNs() == 0
                        ? "when a position is opened"
                        : "every " + Durations.format(selection.reviewNs()))
                + " for " + Durations.format(selection.horizonNs()) + " at risk aversion "
                + Decimals.format(selection.riskAversion()) + ", effective from "
                + Shares.format(selection.minEffectiveness()) + ", margin at "
                + Shares.format(selection.marginCostPerYear()) + " a year");
        lines.add("depth of " + selection.depthMultiple() + " orders, changed for "
                + Shares.format(selection.switchMargin()) + " better in "
                + Words.count(selection.switchReviews(), "review") + ", left "
                + Durations.format(selection.rollLeadNs()) + " before expiry");
    }

    private String shares(final CandidateSettings candidate) {
        final List<String> shares = new ArrayList<>();
        for (int i = 0; i < candidate.legs().size(); i++) {
            final int place = candidate.legs().get(i) - overlay.mainLeg().id();
            shares.add(Shares.format(candidate.weightsPpb().get(i)) + " "
                    + instrument(overlay.legs().get(place)).name());
        }
        return String.join(", ", shares);
    }

    private void addOutlook(final OutlookSettings outlook) {
        lines.add("outlook from bars of " + Durations.format(outlook.barNs()) + ": averages of " + outlook.emaFast()
                + " and " + outlook.emaSlow() + ", ADX of " + outlook.adxPeriods() + " with a trend from "
                + Decimals.format(outlook.trendAdx()) + " and none below " + Decimals.format(outlook.rangeAdx()));
        lines.add("swings of " + Decimals.format(outlook.zigZagAtrMultiple()) + " true ranges and "
                + Shares.format(outlook.zigZagSharePpb()) + ", waves from a score of "
                + Decimals.format(outlook.minScore())
                + (outlook.isTruncationAllowed() ? " with truncated fifths" : "") + ", changed after "
                + Words.count(outlook.confirmBars(), "bar") + " and " + Durations.format(outlook.minDwellNs()));
    }

    private void addHandOff(final HandOffSettings handOff) {
        lines.add("hands off to spot beyond ±" + Shares.format(handOff.spotBandPpb()) + " of NAV, down to "
                + Shares.format(handOff.tradeBackPpb()) + " of that, when the drift is sustained"
                + (handOff.breakEvenNs() == 0 ? "" : " or after " + Durations.format(handOff.breakEvenNs())));
        spot().forEach(leg -> lines.add(instrument(leg).name() + ": at most "
                + Decimals.ofLots(leg.maxOrderLots(), instrument(leg).lotSize()) + " an order at a cost of "
                + Shares.format(leg.costPpb())));
    }

    private static String protection(final ProtectSettings protect) {
        return protect.ruleSharePpb() == 0
                ? "protects what a command says, and without one nothing"
                : "protects " + Shares.format(protect.ruleSharePpb()) + " in corrective legs for at most "
                        + Durations.format(protect.maxNs()) + ", or what a command says";
    }

    private void addBasis(final BasisSettings basis) {
        final String size = contractQty(basis.contractLots());
        lines.add("trades " + size + " contracts in slices of " + contractQty(basis.sliceLots()) + ", "
                + (basis.isFutureFirst() ? "future" : "spot") + " first, from " + Shares.format(basis.hurdlePerYear())
                + " a year net of financing at " + Shares.format(basis.financingPerYear()) + ", out at "
                + Shares.format(basis.exitPerYear()));
        lines.add((basis.expiryNs() == 0
                        ? "perpetual, costs spread over " + Durations.format(basis.holdingNs())
                        : "expires " + Instants.format(basis.expiryNs()))
                + (basis.isInventory() ? ", sells owned spot in backwardation" : ", never sells owned spot"));
        spot().forEach(leg -> lines.add(instrument(leg).name() + ": at most "
                + Decimals.ofLots(leg.maxOrderLots(), instrument(leg).lotSize()) + " an order, cost "
                + Shares.format(leg.costPpb())));
    }

    private void addLedger(final CostSettings cost) {
        final List<String> volumes = new ArrayList<>();
        if (cost.sleeveUsd() != 0) {
            volumes.add(Decimals.format(cost.sleeveUsd()) + " of the coins");
        }
        cost.volumes()
                .forEach(volume -> volumes.add(Decimals.format(volume.usdPerDay()) + " of "
                        + configuration.instruments().get(volume.instrumentId()).name()));
        lines.add("held against trading the coins at a fee of " + Shares.format(cost.feePpb()) + ", half spread "
                + (cost.halfSpreadPpb() == CostSettings.QUOTED ? "as quoted" : Shares.format(cost.halfSpreadPpb()))
                + ", impact " + Decimals.format(cost.impact()) + "·σ·√ of USD a day: " + String.join(", ", volumes)
                + ", σ a day "
                + (cost.volatility() == CostSettings.ESTIMATED ? "estimated" : Shares.format(cost.volatility())));
        lines.add("tax " + Shares.format(cost.taxPpb()) + " of a gain, put off at "
                + Shares.format(cost.deferralRate()) + " a year, collateral of " + Shares.format(cost.collateral())
                + " at " + Shares.format(cost.collateralRate()) + " a year, expected to stand "
                + Durations.format(cost.remainingNs()) + " longer, looked at every "
                + Durations.format(cost.reviewNs()));
    }

    private String basket() {
        final BasisSettings basis = overlay.basis();
        final List<String> coins = new ArrayList<>();
        for (int i = 0; basis != null && i < spot().size(); i++) {
            final Instrument coin = instrument(spot().get(i));
            coins.add(Decimals.format(BasisSection.coins(
                            basis.spotLotsPerLot().get(i),
                            instrument(overlay.mainLeg()).lotSize(),
                            coin.lotSize()))
                    + " " + coin.name());
        }
        return String.join(" and ", coins) + " a contract";
    }

    private String contractQty(final long lots) {
        return Decimals.ofLots(lots, instrument(overlay.mainLeg()).lotSize());
    }

    private List<LegSettings> contracts() {
        return overlay.legs().stream().filter(leg -> !leg.isSpot()).toList();
    }

    private List<LegSettings> spot() {
        return overlay.legs().stream().filter(LegSettings::isSpot).toList();
    }

    private Instrument instrument(final LegSettings leg) {
        return configuration.instruments().get(leg.instrumentId());
    }

    private String sleeve(final int id) {
        return configuration.sleeves().get(id).name();
    }

    private String mode() {
        return Words.lower(overlay.mode());
    }
}
