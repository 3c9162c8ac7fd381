package io.ballast.launch;

import io.ballast.math.Ppb;
import io.ballast.settings.ExecutionSettings;
import io.ballast.settings.ExecutionStyle;

/** Key {@code execution} of an overlay, of one of its contracts or assets: how a leg gets to its target. */
final class ExecutionSection {
    /** Without the key: one order at the other side's best price, as large as the largest allowed. */
    static final ExecutionSettings USUAL = ExecutionSettings.marketable();

    private static final int MAX_TICKS = 1_000_000;
    private static final long MAX_SLIPPAGE_PPB = Ppb.ONE / 10;

    private ExecutionSection() {}

    /** @param otherwise what holds without the key */
    static ExecutionSettings read(final Section terms, final ExecutionSettings otherwise) {
        terms.accept("execution");
        return terms.has("execution") ? written(terms.section("execution")) : otherwise;
    }

    private static ExecutionSettings written(final Section section) {
        final int before = section.problemCount();
        final ExecutionStyle style =
                section.optional("style", ValueType.oneOf(ExecutionStyle.class), ExecutionStyle.MARKETABLE);
        if (section.problemCount() == before) {
            forbidOthers(section, style);
        }
        final boolean isPassive = style == ExecutionStyle.PASSIVE;
        final boolean isIoc = style == ExecutionStyle.IOC;
        if (section.has("slippage")) {
            section.forbidden("slippageTicks", "slippage says the same as a share");
        }
        return new ExecutionSettings(
                style,
                section.optional("improve", Ranges.integer(0, MAX_TICKS), 0),
                section.optional("reprice", Ranges.integer(1, MAX_TICKS), 1),
                section.optional("repriceInterval", pause(), isPassive ? Durations.SECOND_NS : 0L),
                section.optional("patience", pause(), isPassive ? Durations.MINUTE_NS : 0L),
                section.optional("slippageTicks", Ranges.integer(0, MAX_TICKS), 0),
                section.optional("slippage", Ranges.share(0, MAX_SLIPPAGE_PPB), 0L),
                section.optional("minInterval", pause(), isIoc ? Durations.SECOND_NS : 0L),
                section.optional("depthShare", Ranges.share(0, Ppb.ONE), 0L),
                section.optional("timeLimit", Ranges.duration(0, Durations.DAY_NS), 0L),
                section.optional("cancelOnDisconnect", Texts::onOff, false));
    }

    private static void forbidOthers(final Section section, final ExecutionStyle style) {
        if (style != ExecutionStyle.PASSIVE) {
            for (final String key : new String[] {"improve", "reprice", "repriceInterval", "patience"}) {
                section.forbidden(key, "only passive orders rest and are repriced");
            }
        }
        if (style != ExecutionStyle.IOC) {
            for (final String key : new String[] {"slippage", "slippageTicks"}) {
                section.forbidden(key, "only style ioc goes beyond the best price");
            }
        }
    }

    private static ValueType<Long> pause() {
        return Ranges.duration(0, Durations.DAY_NS);
    }

    /** As the file writes it, with every key that the style has. */
    static FlowMap yaml(final ExecutionSettings execution) {
        final FlowMap map = new FlowMap().with("style", Words.lower(execution.style()));
        switch (execution.style()) {
            case MARKETABLE -> {}
            case PASSIVE ->
                map.with("improve", execution.improveTicks())
                        .with("reprice", execution.repriceTicks())
                        .with("repriceInterval", Durations.format(execution.repriceIntervalNs()))
                        .with("patience", Durations.format(execution.patienceNs()));
            case IOC -> writeSlippage(execution, map);
        }
        return map.with("minInterval", Durations.format(execution.minIntervalNs()))
                .with("depthShare", Shares.format(execution.depthSharePpb()))
                .with("timeLimit", Durations.format(execution.timeLimitNs()))
                .with("cancelOnDisconnect", execution.isCanceledAtDisconnect() ? "on" : "off");
    }

    private static void writeSlippage(final ExecutionSettings execution, final FlowMap map) {
        if (execution.slippageTicks() != 0) {
            map.with("slippageTicks", execution.slippageTicks());
        } else {
            map.with("slippage", Shares.format(execution.slippagePpb()));
        }
    }

    /** For people; empty if nothing differs from what is usual. */
    static String summary(final ExecutionSettings execution) {
        if (execution.equals(USUAL)) {
            return "";
        }
        final StringBuilder text = new StringBuilder(
                switch (execution.style()) {
                    case MARKETABLE -> "marketable orders";
                    case PASSIVE ->
                        "passive orders " + execution.improveTicks() + " ticks better than the best, repriced beyond "
                                + execution.repriceTicks() + " ticks every "
                                + Durations.format(execution.repriceIntervalNs())
                                + ", marketable after " + Durations.format(execution.patienceNs());
                    case IOC ->
                        "immediate orders up to "
                                + (execution.slippageTicks() != 0
                                        ? execution.slippageTicks() + " ticks"
                                        : Shares.format(execution.slippagePpb()))
                                + " beyond the best";
                });
        if (execution.minIntervalNs() != 0) {
            text.append(", one every ").append(Durations.format(execution.minIntervalNs()));
        }
        if (execution.depthSharePpb() != 0) {
            text.append(", ").append(Shares.format(execution.depthSharePpb())).append(" of the best price's size");
        }
        if (execution.timeLimitNs() != 0) {
            text.append(", each lives ").append(Durations.format(execution.timeLimitNs()));
        }
        return text.append(execution.isCanceledAtDisconnect() ? ", ended by the venue at a disconnect" : "")
                .toString();
    }
}
