package io.ballast.launch;

import io.ballast.settings.ExchangeSettings;
import io.ballast.settings.FaultSettings;
import io.ballast.settings.FeeSchedule;
import io.ballast.settings.QueueModel;
import io.ballast.settings.VenueRules;
import java.util.ArrayList;
import java.util.List;

/** The embedded exchange in words, and as the file writes it. */
final class ExchangeText {
    private final EngineConfiguration configuration;
    private final ExchangeSettings exchange;

    ExchangeText(final EngineConfiguration configuration) {
        this.configuration = configuration;
        this.exchange = configuration.exchange();
    }

    FlowMap yaml() {
        final FlowMap map = new FlowMap();
        writeFees(map, exchange.fees());
        map.with("entryLatency", Durations.format(exchange.entryLatencyNs()))
                .with("responseLatency", Durations.format(exchange.responseLatencyNs()))
                .with("jitter", Durations.format(exchange.jitterNs()))
                .with("maxFillLots", exchange.maxFillLots())
                .with("rejectShare", Shares.format(exchange.rejectPpb()))
                .with("funding", onOff(exchange.funding()));
        final VenueRules rules = exchange.rules();
        return map.with("queue", Words.lower(rules.queue()))
                .with("priceBand", Shares.format(rules.priceBandPpb()))
                .with("minNotional", Decimals.ofNanoUsd(rules.minNotionalNanoUsd()))
                .with("lotStep", rules.lotStep())
                .with("tickStep", rules.tickStep())
                .with("messagesPerSecond", rules.messagesPerSecond())
                .with("messageBurst", rules.messageBurst())
                .with("cancelOnDisconnect", onOff(rules.cancelsOnDisconnect()))
                .with("liquidation", onOff(rules.liquidates()))
                .with("liquidationFee", Shares.format(rules.liquidationFeePpb()))
                .with(
                        "faults",
                        FlowMap.list(exchange.faults().stream()
                                .map(fault -> fault(fault).toString())
                                .toList()));
    }

    private static void writeFees(final FlowMap map, final FeeSchedule fees) {
        final FeeSchedule.Tier first = fees.tiers().get(0);
        if (fees.tiers().size() == 1) {
            map.with("fee", Shares.format(first.takerPpb())).with("makerFee", Shares.format(first.makerPpb()));
            return;
        }
        map.with(
                "feeTiers",
                FlowMap.list(fees.tiers().stream()
                        .map(tier -> new FlowMap()
                                .with("volume", Decimals.ofNanoUsd(tier.volumeNanoUsd()))
                                .with("maker", Shares.format(tier.makerPpb()))
                                .with("taker", Shares.format(tier.takerPpb()))
                                .toString())
                        .toList()));
    }

    private FlowMap fault(final FaultSettings fault) {
        final FlowMap map = new FlowMap().with(FaultsSection.KIND, Words.lower(fault.kind()));
        if (fault.atNs() != 0) {
            map.with(FaultsSection.AT, Instants.format(fault.atNs()));
        }
        if (fault.probabilityPpb() != 0) {
            map.with(FaultsSection.CHANCE, Shares.format(fault.probabilityPpb()));
        }
        if (fault.kind().isLasting()) {
            map.with(FaultsSection.DURATION, Durations.format(fault.durationNs()));
        }
        if (fault.sourceId() != FaultSettings.ANY) {
            map.with(FaultsSection.SOURCE, sourceName(fault.sourceId()));
        }
        if (fault.instrumentId() != FaultSettings.ANY) {
            map.with(FaultsSection.INSTRUMENT, instrumentName(fault.instrumentId()));
        }
        if (fault.kind().hasShare()) {
            map.with(FaultsSection.SHARE, Shares.format(fault.sharePpb()));
        }
        if (fault.kind().hasShift()) {
            map.with(FaultsSection.SHIFT, Durations.format(fault.shiftNs()));
        }
        return map;
    }

    /** For people, one line each. */
    List<String> summary() {
        final List<String> lines = new ArrayList<>();
        lines.add("embedded, " + fees() + ", latency " + Durations.format(exchange.entryLatencyNs()) + " in and "
                + Durations.format(exchange.responseLatencyNs()) + " back"
                + (exchange.jitterNs() == 0 ? "" : " and up to " + Durations.format(exchange.jitterNs()) + " more")
                + ", funding " + onOff(exchange.funding()));
        lines.add("fills "
                + (exchange.maxFillLots() == 0
                        ? "what is offered"
                        : "at most " + exchange.maxFillLots() + " lots of what is offered")
                + ", " + queue(exchange.rules().queue()) + ", rejects " + Shares.format(exchange.rejectPpb())
                + " of new orders");
        lines.add(limits(exchange.rules()));
        lines.add(margin(exchange.rules()));
        exchange.faults().forEach(fault -> lines.add(faultText(fault)));
        return lines;
    }

    private String fees() {
        final List<FeeSchedule.Tier> tiers = exchange.fees().tiers();
        final StringBuilder text = new StringBuilder();
        for (final FeeSchedule.Tier tier : tiers) {
            text.append(text.isEmpty() ? "" : "; ")
                    .append(fee(tier))
                    .append(
                            tier.volumeNanoUsd() == 0
                                    ? ""
                                    : " from " + Decimals.ofNanoUsd(tier.volumeNanoUsd()) + " USD in 30d");
        }
        return text.toString();
    }

    private static String fee(final FeeSchedule.Tier tier) {
        return tier.makerPpb() == tier.takerPpb()
                ? "fee " + Shares.format(tier.takerPpb())
                : "fee " + Shares.format(tier.takerPpb()) + " or " + Shares.format(tier.makerPpb()) + " resting";
    }

    private static String queue(final QueueModel queue) {
        return switch (queue) {
            case CONSERVATIVE -> "rests behind what is shown";
            case NONE -> "rests in front";
        };
    }

    private static String limits(final VenueRules rules) {
        final StringBuilder text = new StringBuilder(
                rules.priceBandPpb() == 0
                        ? "takes any price"
                        : "takes prices up to " + Shares.format(rules.priceBandPpb()) + " beyond the mid");
        if (rules.minNotionalNanoUsd() != 0) {
            text.append(", orders from ")
                    .append(Decimals.ofNanoUsd(rules.minNotionalNanoUsd()))
                    .append(" USD");
        }
        if (rules.lotStep() != 1 || rules.tickStep() != 1) {
            text.append(", steps of ")
                    .append(rules.lotStep())
                    .append(" lots and ")
                    .append(rules.tickStep())
                    .append(" ticks");
        }
        if (rules.messagesPerSecond() != 0) {
            text.append(", ")
                    .append(rules.messagesPerSecond())
                    .append(" messages a second in bursts of ")
                    .append(rules.messageBurst());
        }
        return text.toString();
    }

    private static String margin(final VenueRules rules) {
        return (rules.liquidates()
                        ? "liquidates below maintenance margin for a fee of " + Shares.format(rules.liquidationFeePpb())
                        : "never liquidates")
                + (rules.cancelsOnDisconnect() ? ", cancels on disconnect" : ", works on when disconnected");
    }

    private String faultText(final FaultSettings fault) {
        final StringBuilder text =
                new StringBuilder("fault ").append(Words.lower(fault.kind()).replace('_', ' '));
        if (fault.kind().hasShare()) {
            text.append(" of ").append(Shares.format(fault.sharePpb()));
        }
        if (fault.kind().hasShift()) {
            text.append(" by ").append(Durations.format(fault.shiftNs()));
        }
        if (fault.sourceId() != FaultSettings.ANY) {
            text.append(" at ").append(sourceName(fault.sourceId()));
        }
        if (fault.instrumentId() != FaultSettings.ANY) {
            text.append(" of ").append(instrumentName(fault.instrumentId()));
        }
        if (fault.atNs() != 0) {
            text.append(" at ").append(Instants.format(fault.atNs()));
        }
        if (fault.probabilityPpb() != 0) {
            text.append(" by a chance of ").append(Shares.format(fault.probabilityPpb()));
        }
        if (fault.kind().isLasting()) {
            text.append(", for ").append(Durations.format(fault.durationNs()));
        }
        return text.toString();
    }

    private String sourceName(final int id) {
        return configuration.sources().get(id).name();
    }

    private String instrumentName(final int id) {
        return configuration.instruments().get(id).name();
    }

    private static String onOff(final boolean isOn) {
        return isOn ? "on" : "off";
    }
}
