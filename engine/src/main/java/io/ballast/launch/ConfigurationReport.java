package io.ballast.launch;

import io.ballast.instrument.ContractTerms;
import io.ballast.instrument.IndexDefinition;
import io.ballast.instrument.Instrument;
import io.ballast.instrument.Sleeve;
import io.ballast.instrument.TopRule;
import io.ballast.instrument.VenuePricing;
import io.ballast.math.Ppb;
import io.ballast.settings.AccountSettings;
import io.ballast.settings.CheckpointSettings;
import io.ballast.settings.CommandSettings;
import io.ballast.settings.GatewayKind;
import io.ballast.settings.LotMethod;
import io.ballast.settings.OpeningLot;
import io.ballast.settings.Outlook;
import io.ballast.settings.OverlaySettings;
import io.ballast.settings.SourceKind;
import io.ballast.settings.SourceSettings;
import io.ballast.settings.TaxLotSettings;
import io.ballast.settings.WarmUpSettings;
import io.ballast.slot.CommandKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A configuration as a person reads it before starting: what was understood, defaults included, and what is odd. */
public final class ConfigurationReport {
    private final EngineConfiguration configuration;
    private final StringBuilder text = new StringBuilder();

    private ConfigurationReport(final EngineConfiguration configuration) {
        this.configuration = configuration;
    }

    /** Several lines, each ended by a newline. */
    public static String of(final EngineConfiguration configuration) {
        return new ConfigurationReport(configuration).write();
    }

    private String write() {
        heading("session " + configuration.sessionName());
        line(
                "seed %d, epoch %d, timer every %s",
                configuration.seed(), configuration.sessionEpoch(), time(configuration.timerNs()));
        heading("sources");
        configuration.sources().forEach(this::source);
        writeSynthetic();
        heading("instruments");
        configuration.instruments().forEach(this::instrument);
        heading("portfolio");
        configuration.sleeves().forEach(this::sleeve);
        line(
                "%-12s target %-8s opens with %s USD",
                "cash", Shares.format(configuration.cashTargetPpb()), Decimals.ofNanoUsd(configuration.cashNanoUsd()));
        taxLots(configuration.taxLots());
        heading("indices", configuration.indices().size());
        configuration.indices().forEach(this::index);
        heading("overlays", configuration.overlays().size());
        configuration.overlays().forEach(this::overlay);
        heading("accounts");
        configuration.accounts().forEach(this::account);
        writeLimits();
        writeCommands();
        writeGateway();
        writeMachine();
        final List<String> warnings = ConfigurationWarnings.of(configuration);
        heading("warnings", warnings.size());
        warnings.forEach(warning -> line("%s", warning));
        return text.toString();
    }

    private void taxLots(final TaxLotSettings taxLots) {
        if (taxLots.lots().isEmpty() && taxLots.method() == LotMethod.FIFO) {
            return;
        }
        final Map<Integer, Long> counts = taxLots.lots().stream()
                .collect(Collectors.groupingBy(OpeningLot::instrumentId, TreeMap::new, Collectors.counting()));
        final List<String> assets = new ArrayList<>();
        counts.forEach((id, count) -> assets.add(
                configuration.instruments().get(id).name() + " in " + Words.count(Math.toIntExact(count), "lot")));
        line(
                "%-12s %s sold first%s",
                "lots",
                switch (taxLots.method()) {
                    case FIFO -> "the oldest";
                    case LIFO -> "the newest";
                    case HIFO -> "the dearest";
                },
                assets.isEmpty() ? "" : ", " + String.join(", ", assets));
    }

    private void source(final SourceSettings source) {
        final long cadenceNs = SourceCadence.ofNs(source, configuration.synthetic());
        line(
                "%-12s %s, %s, stale after %s",
                source.name(),
                Words.lower(source.kind()),
                cadenceNs == 0 ? "quotes as recorded" : "a quote every " + time(cadenceNs),
                time(source.stalenessNs()));
        if (source.kind() == SourceKind.BARS) {
            line(
                    "%-12s bars of %s, half-spread %s, %d lots on each side",
                    "", time(source.barNs()), Shares.format(source.halfSpreadPpb()), source.quoteLots());
        }
        if (source.hasDepth()) {
            line("%-12s order books for the embedded exchange", "");
        }
        line(
                "%-12s clock offset %s, skew %s",
                "",
                time(source.clockOffsetNs()),
                source.maxClockSkewNs() == 0 ? "not checked" : "refused beyond " + time(source.maxClockSkewNs()));
        source.files().forEach(file -> line("%-12s file %s", "", file));
    }

    private void writeSynthetic() {
        final var synthetic = configuration.synthetic();
        if (synthetic != null) {
            line(
                    "%-12s from %s for %s, a step every %s, sell-off of %s",
                    "",
                    Instants.format(synthetic.startTimeNs()),
                    time(synthetic.durationNs()),
                    time(synthetic.stepNs()),
                    Shares.format(synthetic.sellOffPpb()));
        }
    }

    private void instrument(final Instrument instrument) {
        line(
                "%-12s %-8s %s, tick %s, lot %s%s",
                instrument.name(),
                Words.lower(instrument.kind()),
                pricedBy(instrument),
                Decimals.format(instrument.tickSize()),
                Decimals.format(instrument.lotSize()),
                terms(instrument));
        final ContractTerms terms = instrument.terms();
        if (instrument.isContract()) {
            line("%-12s %s", "", AccountReport.margin(instrument));
        }
        if (terms.isDated()) {
            line(
                    "%-12s expires %s, settled over %s",
                    "", Instants.format(terms.expiryNs()), time(terms.settlementWindowNs()));
        }
    }

    private String terms(final Instrument instrument) {
        final ContractTerms terms = instrument.terms();
        final String size = switch (instrument.kind()) {
            case SPOT -> "";
            case LINEAR -> ", multiplier " + Decimals.format(instrument.multiplier());
            case INVERSE ->
                ", face " + Decimals.format(terms.faceUsd()) + " USD in " + nameOf(terms.settleInstrumentId());
            case QUANTO ->
                ", " + Decimals.format(terms.coinPerPoint()) + " " + nameOf(terms.settleInstrumentId()) + " a point";
        };
        final String least = terms.minNotionalNanoUsd() == 0
                ? ""
                : ", orders of " + Decimals.ofNanoUsd(terms.minNotionalNanoUsd()) + " USD or more";
        return size
                + (terms.underlyingId() == ContractTerms.NONE ? "" : ", over " + nameOf(terms.underlyingId()))
                + least;
    }

    private String nameOf(final int instrumentId) {
        return configuration.instruments().get(instrumentId).name();
    }

    private String pricedBy(final Instrument instrument) {
        final VenuePricing pricing = instrument.pricing();
        if (pricing == null) {
            final SourceSettings source = configuration.sources().get(instrument.sourceId());
            return instrument.symbol() + " of " + source.name();
        }
        return "priced by "
                + pricing.venues().stream()
                        .map(venue -> configuration
                                .instruments()
                                .get(venue.instrumentId())
                                .name())
                        .collect(Collectors.joining(", "))
                + " within " + Shares.format(pricing.clampPpb());
    }

    private void sleeve(final Sleeve sleeve) {
        final List<String> assets = new ArrayList<>();
        for (int i = 0; i < sleeve.assetIds().size(); i++) {
            assets.add(holding(sleeve.assetIds().get(i), sleeve.sharesPpb().get(i)));
        }
        line(
                "%-12s target %-8s opens with %s",
                sleeve.name(), Shares.format(sleeve.targetPpb()), String.join(", ", assets));
        final TopRule top = sleeve.top();
        if (top != null) {
            line(
                    "%-12s the largest %d of %s, reviewed every %s, kept to rank %d; the others are in %s",
                    "",
                    top.count(),
                    Words.count(top.assetIds().size(), "asset"),
                    time(top.reviewNs()),
                    top.count() + top.buffer(),
                    configuration.sleeves().get(top.restId()).name());
        }
    }

    private String holding(final int instrumentId, final long sharePpb) {
        final Instrument asset = configuration.instruments().get(instrumentId);
        return (sharePpb == Ppb.ONE ? "" : Shares.format(sharePpb) + " of ")
                + Decimals.ofLots(configuration.holdingLots().get(instrumentId), asset.lotSize()) + " " + asset.name();
    }

    private void index(final IndexDefinition index) {
        line("%-12s %s", index.name(), new IndexText(configuration.instruments()).summary(index));
        index.recompositions()
                .forEach(next -> line(
                        "%-12s from %s %s",
                        "", Instants.format(next.atNs()), IndexText.summary(next.form(), next.composition())));
    }

    private void overlay(final OverlaySettings overlay) {
        String name = overlay.name();
        for (final String part : OverlayReport.of(configuration, overlay)) {
            line("%-12s %s", name, part);
            name = "";
        }
    }

    private void account(final AccountSettings account) {
        String name = account.name();
        for (final String part : AccountReport.of(configuration, account)) {
            line("%-12s %s", name, part);
            name = "";
        }
    }

    private void writeLimits() {
        heading("risk");
        RiskText.report(configuration.risk()).forEach(limit -> line("%s", limit));
        final var reconcile = configuration.reconcile();
        line(
                "a venue is asked for its account %s%safter a reconnect, a gap, or %s without an answer, within %s",
                reconcile.isAtStart() ? "at the start, " : "",
                reconcile.everyNs() > 0 ? "every " + time(reconcile.everyNs()) + ", " : "",
                time(reconcile.afterNs()),
                time(reconcile.timeoutNs()));
        line(
                "our orders there: %s; orders not ours: %s",
                Words.lower(reconcile.onReconnect()), Words.lower(reconcile.foreignOrders()));
        heading("exchange");
        new ExchangeText(configuration).summary().forEach(entry -> line("%s", entry));
    }

    private void writeCommands() {
        heading("commands", configuration.commands().size());
        configuration
                .commands()
                .forEach(command -> line(
                        "%s %s%s of %s%s by %s: %s",
                        Instants.format(command.atNs()),
                        command.command(),
                        operand(command),
                        command.overlayId() < 0
                                ? "all overlays"
                                : configuration
                                        .overlays()
                                        .get(command.overlayId())
                                        .name(),
                        command.expiryNs() == 0 ? "" : " until " + Instants.format(command.expiryNs()),
                        command.author(),
                        command.reason()));
    }

    private String operand(final CommandSettings command) {
        return switch (CommandKind.valueOf(command.command())) {
            case TIGHTEN_MAX_POSITION, TIGHTEN_MAX_ORDER, TIGHTEN_LEVERAGE, TIGHTEN_GROSS, TIGHTEN_ORDER_RATE ->
                " to " + tightened().report(command);
            case OUTLOOK -> " " + Words.lower(Outlook.values()[(int) command.value()]);
            case PROTECT -> " " + Shares.format(command.value());
            case KILL, RESET_KILL, FLATTEN, PAUSE, RESUME -> "";
        };
    }

    private void writeGateway() {
        final var gateway = configuration.gateway();
        if (gateway.kind() == GatewayKind.SIM) {
            return;
        }
        heading("gateway");
        line(
                "another process over %s stream %d, orders over %s stream %d",
                gateway.channel(), gateway.inputStream(), gateway.orderChannel(), gateway.orderStream());
        line(
                "media driver in %s, run by %s",
                gateway.directory(),
                switch (gateway.driver()) {
                    case EXCHANGE -> "the gateway's process";
                    case ENGINE -> "the engine";
                    case EACH -> "each process for itself";
                    case EXTERNAL -> "somebody else";
                });
        line(
                "awaited for %s at the start, gone when silent for %s",
                time(gateway.timeoutNs()), time(gateway.livenessNs()));
    }

    private TightenedLimit tightened() {
        return new TightenedLimit(configuration.risk(), configuration.overlays(), configuration.instruments());
    }

    private void writeMachine() {
        final var topology = configuration.topology();
        heading("topology");
        line(
                "profile %s: %s, of them %d spinning (wait %s)",
                Words.lower(topology.profile()),
                Words.count(topology.profile().threads(), "thread"),
                OversubscriptionCheck.spinningThreads(topology),
                Words.lower(topology.waitMode()));
        line(
                "ring of %d slots, batches of %d, shutdown within %s",
                topology.ringSize(), topology.maxBatch(), time(topology.shutdownDeadlineNs()));
        final var journal = configuration.journal();
        heading("journal");
        line(
                "%s, blocks of %s, no new risk below %s of free disk",
                journal.directory(),
                ByteSizes.format(journal.blockBytes()),
                ByteSizes.format(journal.minFreeDiskBytes()));
        line("checkpoints: %s", checkpoints(journal.checkpoints()));
        heading("warm-up");
        line(warmUp(configuration.warmUp()));
    }

    private static String warmUp(final WarmUpSettings settings) {
        return settings.isOff()
                ? "none"
                : "at most " + settings.inputs() + " messages of a made-up market"
                        + (settings.journal().isEmpty() ? "" : " and of " + settings.journal()) + ", at most "
                        + time(settings.limitNs());
    }

    private static String checkpoints(final CheckpointSettings settings) {
        final String byCount = settings.inputs() > 0 ? "after " + settings.inputs() + " inputs" : "";
        final String byTime = settings.intervalNs() > 0 ? "every " + time(settings.intervalNs()) : "";
        return byCount.isEmpty() && byTime.isEmpty()
                ? "none"
                : byCount + (byCount.isEmpty() || byTime.isEmpty() ? "" : ", ") + byTime;
    }

    private void heading(final String title, final int entries) {
        if (entries > 0) {
            heading(title);
        }
    }

    private void heading(final String title) {
        text.append(title).append('\n');
    }

    private void line(final String format, final Object... arguments) {
        text.append("  ").append(String.format(Locale.ROOT, format, arguments)).append('\n');
    }

    private static String time(final long nanoseconds) {
        return Durations.format(nanoseconds);
    }
}
