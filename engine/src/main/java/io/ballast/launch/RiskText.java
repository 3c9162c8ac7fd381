package io.ballast.launch;

import io.ballast.settings.BasisShockSettings;
import io.ballast.settings.CalendarSettings;
import io.ballast.settings.LimitSettings;
import io.ballast.settings.OrderSizeSettings;
import io.ballast.settings.ReconcileSettings;
import io.ballast.settings.RiskSettings;
import java.util.ArrayList;
import java.util.List;

/** The limits of the whole engine and the announcement calendar, as YAML and as lines of a report. */
final class RiskText {
    private static final String NOT_LIMITED = "not limited";

    private RiskText() {}

    static FlowMap yaml(final RiskSettings risk, final ReconcileSettings reconcile) {
        final LimitSettings limits = risk.limits();
        final OrderSizeSettings size = limits.orderSize();
        final BasisShockSettings basis = limits.basisShock();
        final FlowMap map = new FlowMap()
                .with("maxLeverage", Decimals.ofNanoUsd(risk.maxLeveragePpb()))
                .with("collar", Shares.format(risk.collarPpb()))
                .with("collarSpreads", risk.collarSpreads())
                .with("ordersPerSecond", risk.ordersPerSecond())
                .with("orderBurst", risk.orderBurst())
                .with("orderTimeLimit", Durations.format(risk.orderTimeLimitNs()))
                .with("emergencyCollar", Shares.format(limits.emergencyCollarPpb()))
                .with("maxGross", Shares.format(limits.maxGrossPpb()))
                .with("maxOrderShare", Shares.format(size.navPpb()))
                .with("maxOrderDepth", Shares.format(size.depthPpb()))
                .with("oversize", size.isSplit() ? "split" : "reject")
                .with("fatFinger", size.medianMultiple())
                .with("dayLoss", Shares.format(limits.dayLossPpb()))
                .with("basisShock", Shares.format(basis.levelPpb()))
                .with("basisShockSigmas", basis.sigmas())
                .with("basisShockHalfLife", Durations.format(basis.halfLifeNs()))
                .with("executionsPerMinute", limits.executionsPerMinute())
                .with(
                        "announcementTightening",
                        Decimals.ofNanoUsd(risk.calendar().ladderPpb()))
                .with("reconcileAtStart", reconcile.isAtStart() ? "on" : "off")
                .with("onReconnect", Words.lower(reconcile.onReconnect()))
                .with("foreignOrders", Words.lower(reconcile.foreignOrders()))
                .with("reconcileAfter", Durations.format(reconcile.afterNs()))
                .with("reconcileTimeout", Durations.format(reconcile.timeoutNs()))
                .with("reconcileEvery", Durations.format(reconcile.everyNs()));
        if (!limits.killOn().isEmpty()) {
            map.with("killOn", FlowMap.list(words(limits)));
        }
        return risk.killFile().isEmpty() ? map : map.withText("killFile", risk.killFile());
    }

    static List<FlowMap> calendar(final CalendarSettings calendar) {
        return calendar.windows().stream()
                .map(window -> new FlowMap()
                        .with("from", Instants.format(window.fromNs()))
                        .with("to", Instants.format(window.toNs()))
                        .withText("name", window.name()))
                .toList();
    }

    /** One line each. */
    static List<String> report(final RiskSettings risk) {
        final LimitSettings limits = risk.limits();
        final List<String> lines = new ArrayList<>();
        lines.add("leverage at most " + Decimals.ofNanoUsd(risk.maxLeveragePpb()) + ", gross notional "
                + atMost(limits.maxGrossPpb(), " of NAV", "50%"));
        lines.add("price collar " + Shares.format(risk.collarPpb()) + " or " + risk.collarSpreads()
                + " spreads, of emergency exits " + Shares.format(limits.emergencyCollarPpb()));
        lines.add(orderSize(limits.orderSize()));
        lines.add(risk.ordersPerSecond() + " orders a second, bursts of " + risk.orderBurst()
                + ", a working order lives " + Durations.format(risk.orderTimeLimitNs()) + ", executions a minute "
                + (limits.executionsPerMinute() == 0 ? NOT_LIMITED : "at most " + limits.executionsPerMinute()));
        lines.add("day loss " + atMost(limits.dayLossPpb(), " of NAV") + ", basis " + basis(limits.basisShock()));
        lines.add("kill switch by command" + (risk.killFile().isEmpty() ? "" : ", by file " + risk.killFile())
                + (limits.killOn().isEmpty() ? "" : ", on " + String.join(", ", words(limits))));
        risk.calendar()
                .windows()
                .forEach(window -> lines.add("announcement " + window.name() + " from "
                        + Instants.format(window.fromNs()) + " to " + Instants.format(window.toNs())));
        return lines;
    }

    private static String orderSize(final OrderSizeSettings size) {
        return "an order by size " + atMost(size.navPpb(), " of NAV", "1%") + ", by shown depth "
                + atMost(size.depthPpb(), "", "10%")
                + ", a larger one is " + (size.isSplit() ? "cut" : "refused") + "; times the median "
                + (size.medianMultiple() == 0 ? NOT_LIMITED + " (5 is usual)" : "at most " + size.medianMultiple());
    }

    private static String basis(final BasisShockSettings basis) {
        return basis.sigmas() == 0
                ? atMost(basis.levelPpb(), "")
                : atMost(basis.levelPpb(), "") + " and " + basis.sigmas() + " standard deviations";
    }

    private static String atMost(final long ppb, final String of, final String usual) {
        return ppb == 0 ? NOT_LIMITED + " (" + usual + " is usual)" : atMost(ppb, of);
    }

    private static String atMost(final long ppb, final String of) {
        return ppb == 0 ? NOT_LIMITED : "at most " + Shares.format(ppb) + of;
    }

    private static List<String> words(final LimitSettings limits) {
        return limits.killOn().stream().map(Words::lower).toList();
    }
}
