package io.ballast.replay.explain;

import io.ballast.instrument.Instrument;
import io.ballast.launch.Decision;
import io.ballast.settings.AccountSettings;
import io.ballast.settings.LegSettings;
import io.ballast.settings.OverlaySettings;
import io.ballast.settings.RiskSettings;
import io.ballast.slot.ClientOrderId;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What must stand on the screen of an order of the first overlay's first contract, by plain arithmetic. */
final class ExpectedScreen {
    static final String PASSED = " passed";
    static final String NO_LIMIT = " passed: no limit to compare with";
    static final String EXEMPT = " not asked: it only reduces";

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSS", Locale.ROOT).withZone(ZoneOffset.UTC);

    final NaiveSession session;
    final OverlaySettings overlay;
    final LegSettings leg;
    final Instrument contract;
    final Decision.Order order;
    final long sequence;
    final BigDecimal wanted;
    final List<String> lines = new ArrayList<>();

    ExpectedScreen(final NaiveSession session) {
        this.session = session;
        overlay = session.configuration.overlays().get(0);
        leg = overlay.mainLeg();
        contract = session.instrument(leg.instrumentId());
        final int last = session.decisions.size() - 1;
        order = (Decision.Order) session.decisions.get(last);
        sequence = session.sequences.get(last);
        wanted = contract.lotSize().multiply(BigDecimal.valueOf(order.signedLots()));
    }

    static String usd(final double amount) {
        return String.format(Locale.ROOT, "%,.2f", amount);
    }

    static String usd(final BigDecimal amount) {
        return String.format(Locale.ROOT, "%,.2f", amount.setScale(2, RoundingMode.HALF_EVEN));
    }

    static String signed(final BigDecimal amount) {
        return (amount.signum() > 0 ? "+" : "") + usd(amount);
    }

    static String percent(final double share) {
        return String.format(Locale.ROOT, "%,.4f %%", 100 * share);
    }

    static String time(final long ns) {
        return TIME.format(Instant.ofEpochMilli(ns / 1_000_000));
    }

    String quantity(final BigDecimal amount) {
        return amount.setScale(contract.lotSize().scale(), RoundingMode.UNNECESSARY)
                .toPlainString();
    }

    private String signedQuantity(final BigDecimal amount) {
        return (amount.signum() > 0 ? "+" : "") + quantity(amount);
    }

    BigDecimal limit() {
        return contract.tickSize().multiply(BigDecimal.valueOf(order.limitTicks()));
    }

    private double share(final BigDecimal amount) {
        return amount.doubleValue() / session.nav().doubleValue();
    }

    BigDecimal band() {
        return session.nav().multiply(BigDecimal.valueOf(overlay.band().halfWidthPpb(), 9));
    }

    BigDecimal mid() {
        return session.mid(contract.id());
    }

    void head() {
        final long id = order.clientOrderId();
        lines.add("order " + id + " (" + ClientOrderId.epoch(id) + '-' + sequence + "-0): "
                + (wanted.signum() > 0 ? "BUY " : "SELL ") + quantity(wanted.abs()) + ' ' + contract.name() + " at "
                + limit().toPlainString() + " or better, good till cancel, of overlay " + overlay.name());
    }

    void quoteCause(final int id) {
        final Instrument quoted = session.instrument(id);
        lines.add("CAUSE input " + sequence + " at " + time(session.timeNs) + ": quote of " + quoted.name()
                + " by market: bid " + session.bid(id).toPlainString() + " × "
                + session.size(id).toPlainString() + ", offer "
                + session.offer(id).toPlainString() + " × "
                + session.size(id).toPlainString());
    }

    void prices() {
        lines.add("PRICES instrument bid offer at bid at offer vouched for basis quote");
        for (final LegSettings each : overlay.legs()) {
            final int id = each.instrumentId();
            final BigDecimal before =
                    session.midBefore(id).setScale(session.bid(id).scale(), RoundingMode.DOWN);
            lines.add(session.instrument(id).name() + ' ' + session.bid(id) + ' ' + session.offer(id) + ' '
                    + session.size(id) + ' ' + session.size(id) + ' ' + before + " to " + before + " unknown valid");
        }
    }

    void index(final int movedId) {
        final List<Integer> members = session.configuration.indices().get(0).instrumentIds();
        lines.add(String.format(
                Locale.ROOT,
                "INDEX index.defi.level %,.4f, before %,.4f; NORMAL",
                session.level(),
                session.indexBefore));
        for (int i = 0; i < members.size(); i++) {
            final int id = members.get(i);
            lines.add(session.instrument(id).name() + " bid " + session.bid(id) + " offer " + session.offer(id)
                    + " weight " + percent(session.weight(i)) + " valid"
                    + (id == movedId ? " moved by this input" : ""));
        }
    }

    /** @param gap what is off with the position held */
    void weights(final BigDecimal gap) {
        final BigDecimal drift = session.drift(session.sleeveId());
        final BigDecimal sleeve = session.sleeve(session.sleeveId());
        lines.add("WEIGHTS nav " + usd(session.nav()) + " nav.quality NORMAL collateral " + usd(session.collateral()));
        lines.add("sleeve.defi.weight " + percent(share(sleeve)) + " sleeve.defi.target "
                + percent(session.sleeve().targetPpb() / 1e9) + " sleeve.defi.effective "
                + percent(share(sleeve.add(session.value(contract.id())))));
        lines.add("overlay.defi.drift " + percent(share(drift)) + " overlay.defi.effective " + percent(share(gap))
                + " overlay.defi.band " + percent(share(band())));
        lines.add("overlay.defi.drift.usd " + usd(drift) + " overlay.defi.effective.usd " + usd(gap)
                + " overlay.defi.band.usd " + usd(band()));
    }

    void samples() {
        final double samples = session.returns.effectiveSamples();
        final int needed = overlay.estimator().minSamples();
        lines.add(String.format(
                Locale.ROOT,
                "covariance of %,.1f effective samples, %d needed: %s",
                samples,
                needed,
                samples < needed ? "not ready, the composition decides" : "ready"));
    }

    void unpredicted(final String check) {
        lines.add("ERRORS predicted a year, shares of NAV: unhedged unknown, with the targets unknown; " + check);
        lines.add("of no mode is an error predicted yet");
    }

    /** Before enough samples only the costs are known: the whole spread, twice the costs, and what a short would be paid. */
    void unmeasured() {
        final double spread = session.offer(contract.id())
                        .subtract(session.bid(contract.id()))
                        .doubleValue()
                / mid().doubleValue();
        lines.add("RANKING candidate score error effectiveness round trip carry paid verdict");
        lines.add(contract.name() + " unknown unknown unknown " + percent(spread + 2 * leg.costPpb() / 1e9) + ' '
                + percent(session.fundingPerYear(contract.id())) + " UNMEASURED, in use");
    }

    void outlook() {
        lines.add("OUTLOOK UNKNOWN, no signals configured");
    }

    void workflow() {
        String label = "WORKFLOW ";
        for (int i = 0; i < session.decisions.size(); i++) {
            if (session.decisions.get(i) instanceof Decision.Transition step) {
                lines.add(label + time(step.timeNs()) + " input " + session.sequences.get(i) + ' ' + step.from() + " → "
                        + step.to() + ' ' + step.reason());
                label = "";
            }
        }
    }

    void margin(final String state, final String sigmas, final BigDecimal maintenance) {
        final BigDecimal equity = session.collateral();
        lines.add("MARGIN account state σ to liquidation ratio equity maintenance gross");
        lines.add("main " + state + ' ' + sigmas + ' ' + percent(maintenance.doubleValue() / equity.doubleValue()) + ' '
                + usd(equity) + ' ' + usd(maintenance) + ' '
                + usd(session.value(contract.id()).abs()));
    }

    /** From the exposure to lots; what is left is half-width × ρ on the side where the exposure is. */
    void rounding(final String action, final BigDecimal excess, final BigDecimal target, final String why) {
        final BigDecimal held = session.quantity(contract.id());
        final BigDecimal intended = excess.add(session.value(contract.id()));
        final BigDecimal back =
                band().multiply(BigDecimal.valueOf(overlay.band().tradeBackPpb(), 9));
        final BigDecimal leave = intended.signum() > 0 ? back : back.negate();
        final BigDecimal lot = mid().multiply(contract.lotSize());
        final BigDecimal toOffset = leave.subtract(excess);
        final BigDecimal left = excess.add(target.multiply(mid()));
        lines.add("ROUNDING " + action + " at input " + sequence + ", " + time(session.timeNs) + ": target "
                + quantity(held) + " → " + quantity(target));
        lines.add("excess " + signed(excess) + " USD, intended before " + signed(intended) + ", band ±" + usd(band())
                + ", to be left " + signed(leave));
        lines.add(signed(toOffset) + " USD ÷ " + lot.stripTrailingZeros().toPlainString() + " a lot = "
                + toOffset.divide(lot, 3, RoundingMode.HALF_EVEN).toPlainString() + " lots exactly → "
                + target.divide(contract.lotSize()).longValueExact() + "; left over " + signed(left) + " USD");
        lines.add(why);
        lines.add("target " + quantity(target) + ", held " + quantity(held) + ", to trade "
                + signedQuantity(target.subtract(held)) + "; this order asked for " + signedQuantity(wanted));
    }

    /** The position whose value is nearest to the opposite of what is to be offset. */
    BigDecimal nearest(final BigDecimal toOffset) {
        return toOffset.divide(mid().multiply(contract.lotSize()), 0, RoundingMode.HALF_DOWN)
                .multiply(contract.lotSize());
    }

    void checksHead() {
        lines.add("CHECKS control looked at limit room said");
    }

    void collar(final BigDecimal lowest, final BigDecimal highest) {
        lines.add("PRICE_COLLAR " + limit() + " at least " + lowest + ' ' + limit().subtract(lowest) + PASSED);
        lines.add("PRICE_COLLAR " + limit() + " at most " + highest + ' ' + highest.subtract(limit()) + PASSED);
    }

    /** The larger of a share of the mid and of some spreads, in whole ticks. */
    BigDecimal collarWidth(final long ppb) {
        final RiskSettings risk = session.configuration.risk();
        final BigDecimal tick = contract.tickSize();
        final BigDecimal share = mid().divide(tick, 0, RoundingMode.DOWN)
                .multiply(BigDecimal.valueOf(ppb, 9))
                .setScale(0, RoundingMode.DOWN)
                .multiply(tick);
        final BigDecimal spreads = session.offer(contract.id())
                .subtract(session.bid(contract.id()))
                .multiply(BigDecimal.valueOf(risk.collarSpreads()));
        return share.max(spreads).setScale(tick.scale(), RoundingMode.UNNECESSARY);
    }

    void atMost(final String control, final BigDecimal found, final BigDecimal most) {
        lines.add(control + ' ' + quantity(found) + " at most " + quantity(most) + ' ' + quantity(most.subtract(found))
                + PASSED);
    }

    /** Of an order that opens a first position: nothing is held, nothing was lost, no message was sent. */
    void openingChecks(final BigDecimal target) {
        final RiskSettings risk = session.configuration.risk();
        final AccountSettings account = session.configuration.accounts().get(0);
        final BigDecimal loss =
                session.nav().multiply(BigDecimal.valueOf(risk.limits().dayLossPpb(), 9));
        final BigDecimal reference =
                session.midBefore(contract.id()).setScale(contract.tickSize().scale(), RoundingMode.DOWN);
        final BigDecimal width = collarWidth(risk.collarPpb());
        checksHead();
        lines.add("RECONCILE … PAUSED" + PASSED);
        lines.add("DAY_LOSS 0.00 USD at most " + usd(loss) + " USD " + usd(loss) + " USD" + PASSED);
        lines.add("REPEATED" + PASSED);
        lines.add("BASIS_SHOCK" + NO_LIMIT);
        lines.add("MARGIN_STATE NORMAL at most NORMAL" + PASSED);
        lines.add("CALENDAR … DATA_DEGRADED" + PASSED);
        collar(reference.subtract(width), reference.add(width));
        atMost("MAX_ORDER", wanted, lots(leg.maxOrderLots()));
        atMost("MAX_POSITION", wanted, lots(leg.maxPositionLots()));
        lines.add("GROSS" + NO_LIMIT);
        atMost("LEVERAGE", wanted, worth(session.collateral(), risk.maxLeveragePpb()));
        atMost("VENUE_EXPOSURE", wanted, worth(session.nav(), account.maxExposurePpb()));
        final BigDecimal most = session.nav().multiply(BigDecimal.valueOf(account.maxCollateralPpb(), 9));
        lines.add("VENUE_COLLATERAL " + usd(session.collateral()) + " USD at most " + usd(most) + " USD "
                + usd(most.subtract(session.collateral())) + " USD" + PASSED);
        final BigDecimal fivePercent = target.divide(
                        contract.lotSize().multiply(BigDecimal.valueOf(20)), 0, RoundingMode.DOWN)
                .max(BigDecimal.ONE)
                .multiply(contract.lotSize());
        atMost("OVER_HEDGE", wanted, target.add(fivePercent));
        atMost("FAT_FINGER", wanted, target.add(contract.lotSize()));
        lines.add("FAT_FINGER … MIN_NOTIONAL" + NO_LIMIT);
        messages();
    }

    void messages() {
        final int burst = session.configuration.risk().orderBurst();
        lines.add("ORDER_RATE " + burst + " at least 1 " + (burst - 1) + PASSED);
    }

    private BigDecimal lots(final long lots) {
        return contract.lotSize().multiply(BigDecimal.valueOf(lots));
    }

    /** As many whole lots as a multiple of an amount buys. */
    private BigDecimal worth(final BigDecimal amount, final long ppb) {
        return amount.multiply(BigDecimal.valueOf(ppb, 9))
                .divide(mid().multiply(contract.lotSize()), 0, RoundingMode.DOWN)
                .multiply(contract.lotSize());
    }

    /** One fill that takes all of it, and what it cost against two mids; the market has not moved in between. */
    void became(final String followedBy) {
        final NaiveSession.Fill fill = session.fills.stream()
                .filter(each -> each.orderId() == order.clientOrderId())
                .findFirst()
                .orElseThrow();
        final String after = String.format(Locale.ROOT, " +%.3f s ", (fill.timeNs() - order.timeNs()) / 1e9);
        final BigDecimal paid = fill.price().subtract(mid()).multiply(fill.quantity());
        lines.add("BECAME " + time(fill.timeNs()) + after + "accepted");
        lines.add(time(fill.timeNs()) + after + "filled "
                + quantity(fill.quantity().abs()) + " at " + fill.price() + ", fee " + usd(fill.fee()) + " USD, "
                + quantity(BigDecimal.ZERO) + " open");
        if (!followedBy.isEmpty()) {
            lines.add(time(fill.timeNs()) + after + followedBy);
        }
        lines.add("FILLED");
        lines.add(quantity(fill.quantity().abs()) + " at "
                + fill.price().setScale(fill.price().scale() + 3) + " on average, fees " + usd(fill.fee()) + " USD");
        final double worse = paid.doubleValue()
                / mid().multiply(fill.quantity().abs()).doubleValue()
                * HUNDRED.doubleValue()
                * HUNDRED.doubleValue();
        lines.add("worse than the mid at its decision, "
                + mid().setScale(contract.tickSize().scale() + 1) + ", by " + String.format(Locale.ROOT, "%.2f", worse)
                + " bp; than the mid at its arrival by " + usd(paid) + " USD");
    }
}
