package io.ballast.launch;

import io.ballast.instrument.ContractTerms;
import io.ballast.instrument.Instrument;
import io.ballast.instrument.Sleeve;
import io.ballast.instrument.TopRule;
import io.ballast.instrument.VenuePricing;
import io.ballast.math.Ppb;
import io.ballast.settings.CommandSettings;
import io.ballast.settings.OpeningLot;
import io.ballast.settings.Outlook;
import io.ballast.settings.SourceKind;
import io.ballast.settings.SourceSettings;
import io.ballast.settings.SyntheticSettings;
import io.ballast.settings.TaxLotSettings;
import io.ballast.slot.CommandKind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes a configuration back as YAML with every default filled in. The text depends on the configuration alone, and
 * parsing it gives an equal configuration: it is what a journal's header keeps.
 */
final class ResolvedYaml {
    private final EngineConfiguration configuration;
    private final StringBuilder text = new StringBuilder();

    private ResolvedYaml(final EngineConfiguration configuration) {
        this.configuration = configuration;
    }

    static String of(final EngineConfiguration configuration) {
        return new ResolvedYaml(configuration).write();
    }

    private String write() {
        top("session", session());
        top("topology", topology());
        top("journal", journal());
        top("warmUp", warmUp());
        block("sources");
        configuration.sources().forEach(source -> entry(source.name(), source(source)));
        final SyntheticSettings synthetic = configuration.synthetic();
        if (synthetic != null) {
            top("synthetic", synthetic(synthetic));
        }
        block("instruments");
        configuration.instruments().forEach(instrument -> entry(instrument.name(), instrument(instrument)));
        block("portfolio");
        entry("cash", Decimals.ofNanoUsd(configuration.cashNanoUsd()));
        entry("holdings", holdings());
        writeTaxLots(configuration.taxLots());
        writeSleeves();
        configuration.indices().stream().findFirst().ifPresent(first -> block("indices"));
        final IndexText indexText = new IndexText(configuration.instruments());
        configuration.indices().forEach(index -> entry(index.name(), indexText.yaml(index)));
        configuration.overlays().stream().findFirst().ifPresent(first -> block("overlays"));
        configuration.overlays().forEach(overlay -> entry(overlay.name(), OverlayYaml.of(configuration, overlay)));
        block("accounts");
        configuration.accounts().forEach(account -> entry(account.name(), AccountYaml.of(configuration, account)));
        top("risk", RiskText.yaml(configuration.risk(), configuration.reconcile()));
        top("exchange", new ExchangeText(configuration).yaml());
        top("gateway", gateway());
        if (!configuration.risk().calendar().windows().isEmpty()) {
            block("calendar");
            RiskText.calendar(configuration.risk().calendar())
                    .forEach(window -> text.append("  - ").append(window).append('\n'));
        }
        configuration.commands().stream().findFirst().ifPresent(first -> block("commands"));
        configuration
                .commands()
                .forEach(command -> text.append("  - ").append(command(command)).append('\n'));
        return text.toString();
    }

    private void writeSleeves() {
        top("cashTarget", Shares.format(configuration.cashTargetPpb()));
        if (configuration.sleeves().isEmpty()) {
            top("sleeves", "{}");
            return;
        }
        block("sleeves");
        configuration.sleeves().forEach(sleeve -> entry(sleeve.name(), sleeve(sleeve)));
    }

    private void block(final String key) {
        text.append(key).append(":\n");
    }

    private void top(final String key, final Object value) {
        text.append(key).append(": ").append(value).append('\n');
    }

    private void entry(final String key, final Object value) {
        text.append("  ").append(key).append(": ").append(value).append('\n');
    }

    private FlowMap session() {
        return new FlowMap()
                .with("name", configuration.sessionName())
                .with("seed", configuration.seed())
                .with("epoch", configuration.sessionEpoch())
                .with("timer", Durations.format(configuration.timerNs()));
    }

    private FlowMap topology() {
        final var topology = configuration.topology();
        return new FlowMap()
                .with("profile", Words.lower(topology.profile()))
                .with("wait", Words.lower(topology.waitMode()))
                .with("ring", topology.ringSize())
                .with("maxBatch", topology.maxBatch())
                .with("allowOversubscription", topology.allowOversubscription())
                .with("shutdownDeadline", Durations.format(topology.shutdownDeadlineNs()));
    }

    private FlowMap journal() {
        final var journal = configuration.journal();
        return new FlowMap()
                .withText("directory", journal.directory())
                .with("block", ByteSizes.format(journal.blockBytes()))
                .with("minFreeDisk", ByteSizes.format(journal.minFreeDiskBytes()))
                .with("checkpointInputs", journal.checkpoints().inputs())
                .with(
                        "checkpointInterval",
                        Durations.format(journal.checkpoints().intervalNs()));
    }

    private FlowMap warmUp() {
        final var warmUp = configuration.warmUp();
        final FlowMap map = new FlowMap();
        if (!warmUp.journal().isEmpty()) {
            map.withText("journal", warmUp.journal());
        }
        return map.with("inputs", warmUp.inputs()).with("limit", Durations.format(warmUp.limitNs()));
    }

    private static FlowMap source(final SourceSettings source) {
        final FlowMap map = new FlowMap().with("kind", Words.lower(source.kind()));
        if (source.kind() != SourceKind.SYNTHETIC) {
            map.with(
                    "files",
                    FlowMap.list(source.files().stream().map(FlowMap::quoted).toList()));
        }
        if (source.kind() == SourceKind.BARS) {
            map.with("bar", Durations.format(source.barNs()))
                    .with("halfSpread", Shares.format(source.halfSpreadPpb()))
                    .with("quoteLots", source.quoteLots());
        }
        if (source.kind() == SourceKind.CAPTURE) {
            map.with("depth", source.hasDepth() ? "on" : "off");
        }
        return map.with("staleness", Durations.format(source.stalenessNs()))
                .with("clockOffset", Durations.format(source.clockOffsetNs()))
                .with("maxClockSkew", Durations.format(source.maxClockSkewNs()));
    }

    private static FlowMap synthetic(final SyntheticSettings synthetic) {
        return new FlowMap()
                .with("start", Instants.format(synthetic.startTimeNs()))
                .with("duration", Durations.format(synthetic.durationNs()))
                .with("step", Durations.format(synthetic.stepNs()))
                .with("sellOff", Shares.format(synthetic.sellOffPpb()));
    }

    private FlowMap instrument(final Instrument instrument) {
        final FlowMap map = new FlowMap();
        final VenuePricing pricing = instrument.pricing();
        if (pricing == null) {
            map.with(
                            "source",
                            configuration.sources().get(instrument.sourceId()).name())
                    .withText("symbol", instrument.symbol());
        } else {
            map.with("venues", venues(pricing))
                    .with("clamp", Shares.format(pricing.clampPpb()))
                    .with("exclude", Shares.format(pricing.exclusionPpb()));
        }
        map.with("kind", Words.lower(instrument.kind()))
                .with("tick", Decimals.format(instrument.tickSize()))
                .with("lot", Decimals.format(instrument.lotSize()));
        if (!instrument.isSettledInCoin()) {
            map.with("multiplier", Decimals.format(instrument.multiplier()));
        }
        return instrument.isContract() ? withTerms(map, instrument) : map;
    }

    private FlowMap withTerms(final FlowMap map, final Instrument contract) {
        final ContractTerms terms = contract.terms();
        switch (contract.kind()) {
            case INVERSE -> map.with("face", Decimals.format(terms.faceUsd()));
            case QUANTO -> map.with("coinPerPoint", Decimals.format(terms.coinPerPoint()));
            case SPOT, LINEAR -> {}
        }
        if (contract.isSettledInCoin()) {
            map.with("settle", instrumentName(terms.settleInstrumentId()));
        }
        if (terms.underlyingId() != ContractTerms.NONE) {
            map.with("underlying", instrumentName(terms.underlyingId()));
        }
        if (terms.minNotionalNanoUsd() != 0) {
            map.with("minNotional", Decimals.ofNanoUsd(terms.minNotionalNanoUsd()));
        }
        if (terms.isDated()) {
            map.with("expiry", Instants.format(terms.expiryNs()))
                    .with("settlementWindow", Durations.format(terms.settlementWindowNs()));
        }
        return map.with("fundingPeriod", Durations.format(terms.fundingPeriodNs()))
                .with("margin", AccountYaml.tiers(terms.margin()));
    }

    private FlowMap venues(final VenuePricing pricing) {
        final FlowMap venues = new FlowMap();
        for (final VenuePricing.Venue venue : pricing.venues()) {
            final FlowMap map = new FlowMap().with("weight", Shares.format(venue.weightPpb()));
            if (venue.crossId() != VenuePricing.NO_CROSS) {
                map.with("cross", instrumentName(venue.crossId())).with("depeg", Shares.format(venue.depegPpb()));
            }
            venues.with(instrumentName(venue.instrumentId()), map);
        }
        return venues;
    }

    private FlowMap holdings() {
        final FlowMap map = new FlowMap();
        for (final Instrument instrument : configuration.instruments()) {
            final long lots = configuration.holdingLots().get(instrument.id());
            if (lots != 0) {
                map.with(instrument.name(), Decimals.ofLots(lots, instrument.lotSize()));
            }
        }
        return map;
    }

    private void writeTaxLots(final TaxLotSettings taxLots) {
        entry("lotMethod", Words.lower(taxLots.method()));
        if (taxLots.lots().isEmpty()) {
            return;
        }
        final Map<Integer, List<String>> byAsset = new LinkedHashMap<>();
        for (final OpeningLot lot : taxLots.lots()) {
            final Instrument asset = configuration.instruments().get(lot.instrumentId());
            byAsset.computeIfAbsent(lot.instrumentId(), id -> new ArrayList<>())
                    .add(new FlowMap()
                            .with("qty", Decimals.ofLots(lot.qtyLots(), asset.lotSize()))
                            .with("price", Decimals.ofNanoUsd(lot.priceNanoUsd()))
                            .with("acquired", Instants.format(lot.acquiredNs()))
                            .toString());
        }
        final FlowMap map = new FlowMap();
        byAsset.forEach((asset, lots) -> map.with(instrumentName(asset), FlowMap.list(lots)));
        entry("lots", map);
    }

    private FlowMap sleeve(final Sleeve sleeve) {
        final FlowMap map = new FlowMap().with("target", Shares.format(sleeve.targetPpb()));
        final TopRule top = sleeve.top();
        if (top != null) {
            return map.with("top", top(top));
        }
        return isRest(sleeve) ? map.with("rest", "on") : map.with("assets", assets(sleeve));
    }

    private boolean isRest(final Sleeve sleeve) {
        return configuration.sleeves().stream()
                .map(Sleeve::top)
                .anyMatch(top -> top != null && top.restId() == sleeve.id());
    }

    private Object assets(final Sleeve sleeve) {
        if (sleeve.sharesPpb().stream().allMatch(share -> share == Ppb.ONE)) {
            return FlowMap.list(
                    sleeve.assetIds().stream().map(this::instrumentName).toList());
        }
        final FlowMap shares = new FlowMap();
        for (int i = 0; i < sleeve.assetIds().size(); i++) {
            shares.with(
                    instrumentName(sleeve.assetIds().get(i)),
                    Shares.format(sleeve.sharesPpb().get(i)));
        }
        return shares;
    }

    private FlowMap top(final TopRule top) {
        final FlowMap supplies = new FlowMap();
        for (int i = 0; i < top.assetIds().size(); i++) {
            supplies.with(
                    instrumentName(top.assetIds().get(i)),
                    Decimals.format(top.supplies().get(i)));
        }
        return new FlowMap()
                .with(
                        "of",
                        FlowMap.list(top.assetIds().stream()
                                .map(this::instrumentName)
                                .toList()))
                .with("count", top.count())
                .with("supplies", supplies)
                .with("review", Durations.format(top.reviewNs()))
                .with("buffer", top.buffer());
    }

    private FlowMap gateway() {
        final var gateway = configuration.gateway();
        return new FlowMap()
                .with("kind", Words.lower(gateway.kind()))
                .withText("channel", gateway.channel())
                .withText("orderChannel", gateway.orderChannel())
                .with("inputStream", gateway.inputStream())
                .with("orderStream", gateway.orderStream())
                .withText("directory", gateway.directory())
                .with("driver", Words.lower(gateway.driver()))
                .with("timeout", Durations.format(gateway.timeoutNs()))
                .with("liveness", Durations.format(gateway.livenessNs()));
    }

    private FlowMap command(final CommandSettings command) {
        final FlowMap map = new FlowMap()
                .with("at", Instants.format(command.atNs()))
                .with("command", command.command())
                .with("overlay", overlayName(command.overlayId()));
        writeOperand(map, command);
        if (command.expiryNs() != 0) {
            map.with("expires", Instants.format(command.expiryNs()));
        }
        return map.withText("author", command.author()).withText("reason", command.reason());
    }

    private void writeOperand(final FlowMap map, final CommandSettings command) {
        final CommandKind kind = CommandKind.valueOf(command.command());
        switch (kind) {
            case TIGHTEN_MAX_POSITION, TIGHTEN_MAX_ORDER, TIGHTEN_LEVERAGE, TIGHTEN_GROSS, TIGHTEN_ORDER_RATE ->
                map.with(TightenedLimit.key(kind), tightened().text(command));
            case OUTLOOK -> map.with("view", Words.lower(Outlook.values()[(int) command.value()]));
            case PROTECT -> map.with("share", Shares.format(command.value()));
            case KILL, RESET_KILL, FLATTEN, PAUSE, RESUME -> {}
        }
    }

    private TightenedLimit tightened() {
        return new TightenedLimit(configuration.risk(), configuration.overlays(), configuration.instruments());
    }

    private String instrumentName(final int id) {
        return configuration.instruments().get(id).name();
    }

    private String overlayName(final int id) {
        return id < 0
                ? CommandsSection.ALL_OVERLAYS
                : configuration.overlays().get(id).name();
    }
}
