package io.ballast.launch;

import io.ballast.instrument.Instrument;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** One line for each decision: when, drift, reason, order. */
public final class DecisionText {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("MM-dd HH:mm:ss.SSS", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final long NANOS = 1_000_000_000L;

    private final EngineConfiguration configuration;

    public DecisionText(final EngineConfiguration configuration) {
        this.configuration = configuration;
    }

    /** Engine time in UTC, to the millisecond. */
    public static String time(final long timeNs) {
        return TIME.format(Instant.ofEpochSecond(Math.floorDiv(timeNs, NANOS), Math.floorMod(timeNs, NANOS)));
    }

    public String line(final Decision decision) {
        return String.format(
                Locale.ROOT, "%s  %-6s %s", time(decision.timeNs()), overlay(decision.overlayId()), text(decision));
    }

    private String overlay(final int overlayId) {
        return switch (overlayId) {
            case Decision.ALL_OVERLAYS -> CommandsSection.ALL_OVERLAYS;
            case Decision.NO_OVERLAY -> "none";
            default -> configuration.overlays().get(overlayId).name();
        };
    }

    private String text(final Decision decision) {
        if (decision instanceof Decision.Target target) {
            return target(target);
        }
        if (decision instanceof Decision.Order order) {
            return String.format(
                    Locale.ROOT,
                    "         order    %s %s @ %s%s",
                    order.signedLots() > 0 ? "BUY" : "SELL",
                    quantity(order.instrumentId(), Math.abs(order.signedLots())),
                    price(order.instrumentId(), order.limitTicks()),
                    stand(order.timeInForce()));
        }
        if (decision instanceof Decision.Amend amend) {
            return String.format(
                    Locale.ROOT,
                    "         amend    to %s @ %s",
                    quantity(amend.instrumentId(), amend.qtyLots()),
                    price(amend.instrumentId(), amend.limitTicks()));
        }
        if (decision instanceof Decision.Cancel cancel) {
            return "         cancel   " + cancel.reason();
        }
        if (decision instanceof Decision.RiskEvent event) {
            return "         RISK     " + risk(event);
        }
        if (decision instanceof Decision.Refused refused) {
            return refused(refused);
        }
        if (decision instanceof Decision.MarginChange change) {
            return MarginText.of(configuration, change);
        }
        if (decision instanceof Decision.TopUpRequest request) {
            return MarginText.of(configuration, request);
        }
        return finding(decision);
    }

    /** How long an order stands, where it is not until it is cancelled. */
    private static String stand(final String timeInForce) {
        return switch (timeInForce) {
            case "POST_ONLY" -> ", post-only";
            case "IMMEDIATE_OR_CANCEL" -> ", immediate or cancel";
            default -> "";
        };
    }

    /** What a decision rests on. */
    private String finding(final Decision decision) {
        if (decision instanceof Decision.Transition transition) {
            return String.format(Locale.ROOT, "%s → %s: %s", transition.from(), transition.to(), transition.reason());
        }
        if (decision instanceof Decision.OutlookChange change) {
            return "outlook " + change.outlook() + (change.isCommanded() ? ", commanded" : "");
        }
        if (decision instanceof Decision.Prediction prediction) {
            return String.format(
                    Locale.ROOT,
                    "         checked  tracking error %.2f %% → %.2f %% a year: %s",
                    100 * prediction.unhedged(),
                    100 * prediction.intended(),
                    prediction.verdict());
        }
        if (decision instanceof Decision.Ledger ledger) {
            return ledger(ledger);
        }
        final Decision.Ranking ranking = (Decision.Ranking) decision;
        return String.format(Locale.ROOT, "         ranked   %s %s", candidate(ranking), ranking.verdict());
    }

    private static String ledger(final Decision.Ledger ledger) {
        final long overlay = ledger.overlayNanoUsd() + ledger.closeNanoUsd();
        final String stood = ledger.isClosed()
                ? "ended after " + days(ledger.timeNs() - ledger.openedNs())
                : "breaks even after " + days(ledger.breakEvenNs());
        return String.format(
                Locale.ROOT,
                "         ledger   overlay %s USD, direct %s and tax %s on %s hedged, %s",
                usd(overlay),
                usd(ledger.directNanoUsd()),
                usd(ledger.taxNanoUsd()),
                usd(ledger.hedgedNanoUsd()),
                stood);
    }

    private static String usd(final long nanoUsd) {
        return String.format(Locale.ROOT, "%.2f", nanoUsd / 1e9);
    }

    private static String days(final long ns) {
        return ns == Long.MAX_VALUE ? "never" : String.format(Locale.ROOT, "%.2f days", (double) ns / Durations.DAY_NS);
    }

    private String candidate(final Decision.Ranking ranking) {
        return configuration
                .overlays()
                .get(ranking.overlayId())
                .candidates()
                .get(ranking.candidate())
                .name();
    }

    private String risk(final Decision.RiskEvent event) {
        return switch (event.kind()) {
            case "DAY_LOSS" ->
                "DAY_LOSS of " + Decimals.ofNanoUsd(event.observed()) + " USD, at most "
                        + Decimals.ofNanoUsd(event.allowed());
            case "BASIS_SHOCK" ->
                "BASIS_SHOCK in "
                        + configuration.instruments().get(event.instrumentId()).name() + ": "
                        + Shares.format(event.observed()) + ", at most " + Shares.format(event.allowed());
            case "ANNOUNCEMENT_BEGAN" -> event.kind() + ", ends " + Instants.format(event.allowed());
            case "LIMIT_TIGHTENED" -> event.kind() + " from " + event.allowed() + " to " + event.observed();
            case "REPEATED_EXECUTIONS" -> event.kind() + ": more than " + event.allowed() + " a minute";
            default -> event.kind();
        };
    }

    private String refused(final Decision.Refused refused) {
        return String.format(
                Locale.ROOT,
                "         REFUSED  %s %s: %s",
                refused.deltaLots() > 0 ? "buy" : "sell",
                quantity(refused.instrumentId(), Math.abs(refused.deltaLots())),
                refused.reason());
    }

    private String target(final Decision.Target target) {
        final double band =
                configuration.overlays().get(target.overlayId()).band().halfWidthPpb() / 1e9;
        final String reason = "REVERT".equals(target.action())
                ? String.format(Locale.ROOT, "drift %+.4f %% is back inside", 100 * target.drift())
                : String.format(
                        Locale.ROOT,
                        "drift %+.4f %%, effective %+.4f %% is outside ±%.2f %%",
                        100 * target.drift(),
                        100 * target.intendedDrift(),
                        100 * band);
        return String.format(Locale.ROOT, "%-7s %s → target %s", target.action(), reason, position(target));
    }

    private String position(final Decision.Target target) {
        if (target.targetLots() == 0) {
            return "flat";
        }
        final String side = target.targetLots() < 0 ? "short " : "long ";
        return side + quantity(target.instrumentId(), Math.abs(target.targetLots()));
    }

    private String quantity(final int instrumentId, final long lots) {
        final Instrument instrument = configuration.instruments().get(instrumentId);
        return instrument.lotSize().multiply(BigDecimal.valueOf(lots)).toPlainString() + ' ' + instrument.name();
    }

    private String price(final int instrumentId, final long ticks) {
        return configuration
                .instruments()
                .get(instrumentId)
                .tickSize()
                .multiply(BigDecimal.valueOf(ticks))
                .toPlainString();
    }
}
