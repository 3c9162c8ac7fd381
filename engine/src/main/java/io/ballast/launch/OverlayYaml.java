package io.ballast.launch;

import io.ballast.instrument.Instrument;
import io.ballast.settings.BandSettings;
import io.ballast.settings.BasisSettings;
import io.ballast.settings.CandidateSettings;
import io.ballast.settings.CostSettings;
import io.ballast.settings.EstimatorSettings;
import io.ballast.settings.HandOffSettings;
import io.ballast.settings.LegSettings;
import io.ballast.settings.OutlookSettings;
import io.ballast.settings.OverlayKind;
import io.ballast.settings.OverlaySettings;
import io.ballast.settings.PairSettings;
import io.ballast.settings.ProtectSettings;
import io.ballast.settings.SelectionSettings;
import java.math.BigDecimal;
import java.util.List;

/** Writes one overlay as YAML, in the long form and with every default. */
final class OverlayYaml {
    private final EngineConfiguration configuration;
    private final OverlaySettings overlay;
    private final FlowMap map = new FlowMap();

    private OverlayYaml(final EngineConfiguration configuration, final OverlaySettings overlay) {
        this.configuration = configuration;
        this.overlay = overlay;
    }

    static FlowMap of(final EngineConfiguration configuration, final OverlaySettings overlay) {
        return new OverlayYaml(configuration, overlay).write();
    }

    private FlowMap write() {
        final OverlayKind kind = overlay.kind();
        map.with("kind", Words.lower(kind));
        if (overlay.sleeveId() >= 0) {
            map.with("sleeve", configuration.sleeves().get(overlay.sleeveId()).name());
        }
        map.with("index", indexName(overlay.indexId()));
        map.with("contracts", contracts());
        if (kind == OverlayKind.DRIFT || kind == OverlayKind.PROTECT) {
            map.with("mode", Words.lower(overlay.mode()));
            map.with("candidates", candidates());
        }
        if (kind != OverlayKind.BASIS) {
            writeBand(overlay.band());
            map.with("beta", beta(overlay.estimator()));
        }
        map.with("selection", selection(overlay.selection()));
        writeOptional();
        return map;
    }

    private void writeOptional() {
        final OutlookSettings outlook = overlay.outlook();
        if (outlook != null) {
            map.with("outlook", outlook(outlook));
        }
        final HandOffSettings handOff = overlay.handOff();
        if (handOff != null) {
            map.with("handOff", handOff(handOff));
        }
        final ProtectSettings protect = overlay.protect();
        if (protect != null) {
            map.with("protect", protect(protect));
        }
        final PairSettings pair = overlay.pair();
        if (pair != null) {
            map.with("pair", pair(pair));
        }
        final BasisSettings basis = overlay.basis();
        if (basis != null) {
            map.with("basis", basis(basis));
        }
        final CostSettings cost = overlay.cost();
        if (cost != null) {
            map.with(CostSection.KEY, cost(cost));
        }
    }

    private FlowMap contracts() {
        final FlowMap contracts = new FlowMap();
        for (final LegSettings leg : overlay.legs()) {
            if (!leg.isSpot()) {
                contracts.with(instrument(leg).name(), contract(leg));
            }
        }
        return contracts;
    }

    private FlowMap contract(final LegSettings leg) {
        final BigDecimal lot = instrument(leg).lotSize();
        final FlowMap terms = new FlowMap()
                .with("lookThrough", lookThrough(leg.lookThroughPpb()))
                .with("maxOrder", Decimals.ofLots(leg.maxOrderLots(), lot))
                .with("maxPosition", Decimals.ofLots(leg.maxPositionLots(), lot))
                .with("cost", Shares.format(leg.costPpb()))
                .with("carry", Shares.format(leg.carryPpb()))
                .with("execution", ExecutionSection.yaml(leg.execution()));
        return leg.expiryNs() == 0 ? terms : terms.with("expiry", Instants.format(leg.expiryNs()));
    }

    private FlowMap lookThrough(final List<Long> sharesPpb) {
        final FlowMap shares = new FlowMap();
        for (int sleeve = 0; sleeve < sharesPpb.size(); sleeve++) {
            if (sharesPpb.get(sleeve) != 0) {
                shares.with(configuration.sleeves().get(sleeve).name(), Shares.format(sharesPpb.get(sleeve)));
            }
        }
        return shares;
    }

    private FlowMap candidates() {
        final FlowMap candidates = new FlowMap();
        for (final CandidateSettings candidate : overlay.candidates()) {
            final FlowMap shares = new FlowMap();
            for (int i = 0; i < candidate.legs().size(); i++) {
                final int place = candidate.legs().get(i) - overlay.mainLeg().id();
                shares.with(
                        instrument(overlay.legs().get(place)).name(),
                        Shares.format(candidate.weightsPpb().get(i)));
            }
            candidates.with(candidate.name(), shares);
        }
        return candidates;
    }

    private void writeBand(final BandSettings band) {
        final FlowMap width = new FlowMap().with("width", Shares.format(band.halfWidthPpb()));
        if (band.relativePpb() != 0) {
            width.with("relative", Shares.format(band.relativePpb()));
        }
        map.with("band", width)
                .with("tradeBack", Shares.format(band.tradeBackPpb()))
                .with("dwell", band.dwellSamples())
                .with("cooldown", Durations.format(band.cooldownNs()))
                .with("review", Durations.format(band.reviewNs()));
    }

    private static FlowMap beta(final EstimatorSettings estimator) {
        return new FlowMap()
                .with("composition", Decimals.format(estimator.compositionBeta()))
                .with("grid", Durations.format(estimator.gridNs()))
                .with("halfLife", Durations.format(estimator.halfLifeNs()))
                .with("priorSd", Decimals.format(estimator.priorSd()))
                .with("minSamples", estimator.minSamples());
    }

    private static FlowMap selection(final SelectionSettings selection) {
        return new FlowMap()
                .with("review", Durations.format(selection.reviewNs()))
                .with("riskAversion", Decimals.format(selection.riskAversion()))
                .with("horizon", Durations.format(selection.horizonNs()))
                .with("minEffectiveness", Shares.format(selection.minEffectiveness()))
                .with("depthMultiple", selection.depthMultiple())
                .with("marginCost", Shares.format(selection.marginCostPerYear()))
                .with("switchMargin", Shares.format(selection.switchMargin()))
                .with("switchReviews", selection.switchReviews())
                .with("rollLead", Durations.format(selection.rollLeadNs()));
    }

    private static FlowMap outlook(final OutlookSettings outlook) {
        return new FlowMap()
                .with("bar", Durations.format(outlook.barNs()))
                .with("emaFast", outlook.emaFast())
                .with("emaSlow", outlook.emaSlow())
                .with("adx", outlook.adxPeriods())
                .with("zigZagAtr", Decimals.format(outlook.zigZagAtrMultiple()))
                .with("zigZag", Shares.format(outlook.zigZagSharePpb()))
                .with("minScore", Decimals.format(outlook.minScore()))
                .with("trendAdx", Decimals.format(outlook.trendAdx()))
                .with("rangeAdx", Decimals.format(outlook.rangeAdx()))
                .with("confirm", outlook.confirmBars())
                .with("dwell", Durations.format(outlook.minDwellNs()))
                .with("truncation", onOff(outlook.isTruncationAllowed()));
    }

    private FlowMap handOff(final HandOffSettings handOff) {
        final FlowMap assets = new FlowMap();
        for (final LegSettings leg : overlay.legs()) {
            if (leg.isSpot()) {
                final FlowMap terms = new FlowMap()
                        .with("maxOrder", maxOrder(leg))
                        .with("cost", Shares.format(leg.costPpb()))
                        .with("execution", ExecutionSection.yaml(leg.execution()));
                assets.with(instrument(leg).name(), terms);
            }
        }
        return new FlowMap()
                .with("band", Shares.format(handOff.spotBandPpb()))
                .with("tradeBack", Shares.format(handOff.tradeBackPpb()))
                .with("breakEven", Durations.format(handOff.breakEvenNs()))
                .with("assets", assets);
    }

    private static FlowMap protect(final ProtectSettings protect) {
        return new FlowMap()
                .with("rule", Shares.format(protect.ruleSharePpb()))
                .with("maxTime", Durations.format(protect.maxNs()));
    }

    private static FlowMap pair(final PairSettings pair) {
        return new FlowMap()
                .with("firstBeta", Decimals.format(pair.firstBeta()))
                .with("secondBeta", Decimals.format(pair.secondBeta()))
                .with("bound", Shares.format(pair.boundPpb()));
    }

    private FlowMap basis(final BasisSettings basis) {
        final BigDecimal lot = instrument(overlay.mainLeg()).lotSize();
        final FlowMap basket = new FlowMap();
        final FlowMap maxOrder = new FlowMap();
        final FlowMap cost = new FlowMap();
        final List<LegSettings> spot =
                overlay.legs().stream().filter(LegSettings::isSpot).toList();
        for (int i = 0; i < spot.size(); i++) {
            final Instrument coin = instrument(spot.get(i));
            final double lotsPerLot = basis.spotLotsPerLot().get(i);
            basket.with(coin.name(), Decimals.format(BasisSection.coins(lotsPerLot, lot, coin.lotSize())));
            maxOrder.with(coin.name(), maxOrder(spot.get(i)));
            cost.with(coin.name(), Shares.format(spot.get(i).costPpb()));
        }
        final FlowMap written = new FlowMap()
                .with("size", Decimals.ofLots(basis.contractLots(), lot))
                .with("basket", basket)
                .with("hurdle", Shares.format(basis.hurdlePerYear()))
                .with("exit", Shares.format(basis.exitPerYear()))
                .with("financing", Shares.format(basis.financingPerYear()));
        if (basis.expiryNs() != 0) {
            written.with("expiry", Instants.format(basis.expiryNs()));
        }
        return written.with("holding", Durations.format(basis.holdingNs()))
                .with("inventory", onOff(basis.isInventory()))
                .with("first", basis.isFutureFirst() ? "future" : "spot")
                .with("slice", Decimals.ofLots(basis.sliceLots(), lot))
                .with("maxOrder", maxOrder)
                .with("cost", cost);
    }

    private FlowMap cost(final CostSettings cost) {
        final FlowMap written = new FlowMap()
                .with("fee", Shares.format(cost.feePpb()))
                .with(
                        "halfSpread",
                        cost.halfSpreadPpb() == CostSettings.QUOTED
                                ? CostSection.QUOTED
                                : Shares.format(cost.halfSpreadPpb()))
                .with("impact", Decimals.format(cost.impact()));
        if (cost.sleeveUsd() != 0) {
            written.with("volume", Decimals.format(cost.sleeveUsd()));
        }
        if (!cost.volumes().isEmpty()) {
            final FlowMap volumes = new FlowMap();
            cost.volumes()
                    .forEach(volume -> volumes.with(
                            configuration
                                    .instruments()
                                    .get(volume.instrumentId())
                                    .name(),
                            Decimals.format(volume.usdPerDay())));
            written.with("volumes", volumes);
        }
        return written.with(
                        "volatility",
                        cost.volatility() == CostSettings.ESTIMATED
                                ? CostSection.ESTIMATED
                                : Shares.format(cost.volatility()))
                .with("tax", Shares.format(cost.taxPpb()))
                .with("deferral", Shares.format(cost.deferralRate()))
                .with("collateral", Shares.format(cost.collateral()))
                .with("collateralRate", Shares.format(cost.collateralRate()))
                .with("remaining", Durations.format(cost.remainingNs()))
                .with("review", Durations.format(cost.reviewNs()));
    }

    private String maxOrder(final LegSettings leg) {
        return Decimals.ofLots(leg.maxOrderLots(), instrument(leg).lotSize());
    }

    private Instrument instrument(final LegSettings leg) {
        return configuration.instruments().get(leg.instrumentId());
    }

    private String indexName(final int id) {
        return id < 0
                ? OverlaysSection.NO_INDEX
                : configuration.indices().get(id).name();
    }

    private static String onOff(final boolean isOn) {
        return isOn ? "on" : "off";
    }
}
