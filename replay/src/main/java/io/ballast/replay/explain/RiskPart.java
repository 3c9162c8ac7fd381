package io.ballast.replay.explain;

import io.ballast.instrument.Instrument;
import io.ballast.order.GateTrace;
import io.ballast.order.GateTrace.Check;
import io.ballast.order.GateTrace.Outcome;
import io.ballast.order.Verdict;
import io.ballast.settings.AccountSettings;
import io.ballast.slot.IndexSection;
import io.ballast.slot.MarginState;
import java.util.ArrayList;
import java.util.List;

/** Margin, and every control of the risk gate with its figure and the room to its limit. */
final class RiskPart {
    private static final int SIGMA_DECIMALS = 2;
    private static final MarginState[] STATES = MarginState.values();

    private final Moment moment;
    private final LabelledLines screen;

    RiskPart(final Moment moment, final LabelledLines screen) {
        this.moment = moment;
        this.screen = screen;
    }

    void margin() {
        final IndexSection index = moment.slot().index;
        final List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("account", "state", "σ to liquidation", "ratio", "equity", "maintenance", "gross"));
        for (final AccountSettings account : moment.configuration().accounts()) {
            final int id = account.id();
            rows.add(List.of(
                    account.name(),
                    index.marginState[id].name(),
                    Amounts.real(index.sigmaDistance[id], SIGMA_DECIMALS),
                    Amounts.percent(index.marginRatio[id]),
                    Amounts.usd(index.accountEquityNanoUsd[id]),
                    Amounts.usd(index.maintenanceNanoUsd[id]),
                    Amounts.usd(index.accountGrossNanoUsd[id])));
        }
        screen.table("MARGIN", rows);
    }

    /** Those that only say yes or no and stand side by side share a row. */
    void checks(final GateTrace.Look look) {
        final Instrument instrument = moment.ofLeg(look.legId());
        final List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("control", "looked at", "limit", "room", "said"));
        final List<Check> silent = new ArrayList<>();
        for (final Check check : look.checks()) {
            if (check.observed() == GateTrace.NO_FIGURE && check.outcome() != Outcome.REFUSED) {
                if (!silent.isEmpty() && !said(silent.get(0)).equals(said(check))) {
                    flush(silent, rows);
                }
                addSilent(silent, check);
            } else {
                flush(silent, rows);
                rows.add(row(check, instrument));
            }
        }
        flush(silent, rows);
        screen.table("CHECKS", rows);
    }

    private static void addSilent(final List<Check> silent, final Check check) {
        if (silent.stream().noneMatch(other -> other.control() == check.control())) {
            silent.add(check);
        }
    }

    private static void flush(final List<Check> silent, final List<List<String>> rows) {
        if (silent.isEmpty()) {
            return;
        }
        final String said = said(silent.get(0));
        final Verdict first = silent.get(0).control();
        final Verdict last = silent.get(silent.size() - 1).control();
        rows.add(List.of(first == last ? first.name() : first + " … " + last, "", "", "", said));
        silent.clear();
    }

    /** Of a control without a figure. */
    private static String said(final Check check) {
        if (check.outcome() == Outcome.EXEMPT) {
            return "not asked: it only reduces";
        }
        return switch (check.control()) {
            case DAY_LOSS, BASIS_SHOCK, GROSS, VENUE_EXPOSURE, VENUE_COLLATERAL, FAT_FINGER, MIN_NOTIONAL ->
                "passed: no limit to compare with";
            default -> "passed";
        };
    }

    private List<String> row(final Check check, final Instrument instrument) {
        final String said = check.outcome() == Outcome.REFUSED ? "REFUSED" : "passed";
        final long observed = check.observed();
        final long allowed = check.allowed();
        if (observed == GateTrace.NO_FIGURE) {
            return List.of(check.control().name(), "", "", "", said);
        }
        final boolean isLeast = isLeast(check, observed, allowed);
        return List.of(
                check.control().name(),
                figure(check.control(), observed, instrument),
                (isLeast ? "at least " : "at most ") + figure(check.control(), allowed, instrument),
                room(check.control(), isLeast ? observed - allowed : allowed - observed, instrument),
                said);
    }

    /** Whether the limit is a least: a price above the collar's low end, a message and a size that the venue takes. */
    private static boolean isLeast(final Check check, final long observed, final long allowed) {
        return switch (check.control()) {
            case MIN_NOTIONAL, ORDER_RATE -> true;
            case PRICE_COLLAR -> check.outcome() == Outcome.PASSED ? observed >= allowed : observed < allowed;
            default -> false;
        };
    }

    private String figure(final Verdict control, final long value, final Instrument instrument) {
        return switch (control) {
            case DAY_LOSS, VENUE_COLLATERAL, MIN_NOTIONAL -> Amounts.usd(value) + " USD";
            case BASIS_SHOCK -> Amounts.percent(value);
            case MARGIN_STATE -> STATES[(int) value].name();
            case CALENDAR -> Amounts.time(value);
            case PRICE_COLLAR -> Amounts.price(instrument, value);
            case RECONCILE, ORDER_RATE, REPEATED -> String.valueOf(value);
            default -> Amounts.quantity(instrument, value);
        };
    }

    private String room(final Verdict control, final long room, final Instrument instrument) {
        return switch (control) {
            case MARGIN_STATE, RECONCILE -> "";
            case CALENDAR -> Amounts.seconds(room);
            default -> figure(control, room, instrument);
        };
    }
}
