package io.ballast.replay.explain;

import static io.ballast.replay.explain.ExpectedScreen.percent;
import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.launch.Decision;
import io.ballast.settings.SelectionSettings;
import io.ballast.slot.ClientOrderId;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every line of the screen of an order against what plain arithmetic makes of the journal's inputs. */
class ExplainedOrderTest {
    private static final int UNI = 1;
    private static final int AAVE = 2;
    private static final int MAJORS = 0;
    private static final int DEFI = 1;
    private static final int FUTURE = 2;
    private static final int PERPETUAL = 3;
    private static final int FUTURE_ID = 3;
    private static final int PERPETUAL_ID = 4;
    /** What the engine adds to the diagonal of a matrix before it is factored, of its diagonal. */
    private static final double RIDGE = 1e-6;

    private static final double YEAR_NS = 365 * 86_400e9;

    @TempDir
    private Path directory;

    private static List<String> plain(final List<String> lines) {
        return lines.stream().map(line -> line.strip().replaceAll(" +", " ")).toList();
    }

    private static List<String> explained(final Path journal, final long orderId) {
        return plain(new JournalExplanation(journal).order(orderId).lines());
    }

    @Test
    void shouldExplainTheFirstOrderOfABand() throws IOException {
        final Path journal = PackedJournal.unpack(directory, "drift");
        final ExpectedScreen screen = new ExpectedScreen(NaiveSession.upTo(journal, 528));
        final BigDecimal drift = screen.session.drift(DEFI);
        final BigDecimal back = screen.band().multiply(new BigDecimal("0.5")).negate();
        final BigDecimal target = screen.nearest(back.subtract(drift));
        screen.head();
        screen.quoteCause(AAVE);
        screen.prices();
        screen.index(AAVE);
        screen.weights(drift);
        screen.lines.add("RATIO mode NOTIONAL; USD of contract for one USD of excess: DEFI 1.0000");
        screen.samples();
        screen.unpredicted("last check: UNMEASURED");
        screen.unmeasured();
        screen.outlook();
        screen.workflow();
        screen.margin("NORMAL", "infinite", BigDecimal.ZERO);
        screen.rounding("ENGAGE", drift, target, "that is the nearest");
        screen.openingChecks(target);
        screen.became("");
        assertThat(explained(journal, screen.order.clientOrderId())).isEqualTo(plain(screen.lines));
    }

    @Test
    void shouldExplainTheFirstOrderOfLeastTrackingError() throws IOException {
        final Path journal = PackedJournal.unpack(directory, "minte");
        final ExpectedScreen screen = new ExpectedScreen(NaiveSession.upTo(journal, 477));
        final NaiveReturns returns = screen.session.returns;
        final double majors = screen.session.drift(MAJORS).doubleValue();
        final double defi = screen.session.drift(DEFI).doubleValue();
        final double shared = majors * returns.covariance(FUTURE, MAJORS) + defi * returns.covariance(FUTURE, DEFI);
        final double optimum = -shared / (returns.covariance(FUTURE, FUTURE) * (1 + RIDGE));
        final BigDecimal excess = BigDecimal.valueOf(-optimum);
        final BigDecimal target = screen.nearest(excess.negate());
        screen.head();
        screen.quoteCause(UNI);
        screen.prices();
        screen.index(UNI);
        screen.weights(excess);
        screen.lines.add("RATIO mode MIN_TE, sized at the optimum; USD of contract for one USD of excess: DEFI 1.0000,"
                + " BTCPERP 1.0000");
        screen.samples();
        final double beta = returns.beta(DEFI, FUTURE);
        screen.lines.add(String.format("β in use %.4f, as last estimated %.4f", beta, beta));
        errors(screen, majors, defi, optimum, target.multiply(screen.mid()).doubleValue());
        ranking(screen);
        screen.outlook();
        screen.workflow();
        screen.margin("NORMAL", "infinite", BigDecimal.ZERO);
        screen.rounding("ENGAGE", excess, target, "that is the nearest");
        screen.openingChecks(target);
        screen.became("followed by order " + ClientOrderId.pack(3, 479, 0) + " (3-479-0)");
        final List<String> lines = explained(journal, screen.order.clientOrderId()).stream()
                .map(line -> line.replaceAll("; sizing nothing: by Kalman [0-9.]+, asynchronous [0-9.]+$", ""))
                .toList();
        assertThat(lines).isEqualTo(plain(screen.lines));
    }

    /** √(eᵀΣe) of what is off target with the contract of each mode. */
    private static void errors(
            final ExpectedScreen screen,
            final double majors,
            final double defi,
            final double optimum,
            final double targets) {
        final NaiveReturns returns = screen.session.returns;
        final double nav = screen.session.nav().doubleValue();
        screen.lines.add("ERRORS predicted a year, shares of NAV: unhedged "
                + percent(returns.error(majors, defi) / nav) + ", with the targets "
                + percent(returns.error(majors, defi, targets) / nav) + "; checked in this input: APPROVED");
        final double beta = returns.beta(DEFI, FUTURE);
        screen.lines.add("mode NOTIONAL " + percent(returns.error(majors, defi, -defi) / nav) + " lowers it");
        screen.lines.add("mode BETA " + percent(returns.error(majors, defi, -beta * defi) / nav) + " lowers it");
        screen.lines.add("mode MIN_TE " + percent(returns.error(majors, defi, optimum) / nav) + " lowers it in use");
    }

    /** A dollar of the sleeve hedged at the optimum of both contracts, and of the first alone. */
    private static void ranking(final ExpectedScreen screen) {
        final NaiveReturns returns = screen.session.returns;
        final double ff = returns.covariance(FUTURE, FUTURE);
        final double pp = returns.covariance(PERPETUAL, PERPETUAL);
        final double fp = returns.covariance(FUTURE, PERPETUAL);
        final double fs = returns.covariance(FUTURE, DEFI);
        final double ps = returns.covariance(PERPETUAL, DEFI);
        final double determinant = ff * pp - fp * fp;
        screen.lines.add("RANKING candidate score error effectiveness round trip carry paid verdict");
        screen.lines.add("both " + rated(screen, (fs * pp - ps * fp) / determinant, (ps * ff - fs * fp) / determinant)
                + " OUTSCORED");
        screen.lines.add("index " + rated(screen, fs / ff, 0) + " SELECTED, in use");
    }

    private static String rated(final ExpectedScreen screen, final double future, final double perpetual) {
        final SelectionSettings selection = screen.overlay.selection();
        final NaiveReturns returns = screen.session.returns;
        final double residual = returns.error(0, 1, -future, -perpetual);
        final double variance = returns.covariance(DEFI, DEFI);
        final double cost = 2 * Math.abs(future) * cost(screen, 0) + 2 * Math.abs(perpetual) * cost(screen, 1);
        final double carry = future * screen.session.fundingPerYear(FUTURE_ID)
                + perpetual * screen.session.fundingPerYear(PERPETUAL_ID)
                + (Math.abs(future) + Math.abs(perpetual)) * selection.marginCostPerYear();
        final double years = selection.horizonNs() / YEAR_NS;
        final double score = selection.riskAversion() / 2 * residual * residual * years + cost + carry * years;
        return percent(score)
                + ' '
                + percent(residual)
                + ' '
                + percent(1 - residual * residual / variance)
                + ' '
                + percent(cost)
                + ' '
                + percent(carry);
    }

    /** Fee and slippage, and half the spread. */
    private static double cost(final ExpectedScreen screen, final int place) {
        final int id = screen.overlay.legs().get(place).instrumentId();
        final BigDecimal spread = screen.session.offer(id).subtract(screen.session.bid(id));
        return screen.overlay.legs().get(place).costPpb() / 1e9
                + spread.divide(screen.session.mid(id), MathContext.DECIMAL64).doubleValue() / 2;
    }

    /** The account has come to REDUCE, so that an order is sent to close a part of the position at almost any price. */
    @Test
    void shouldExplainAnOrderThatTheMarginLadderSends() throws IOException {
        final Path journal = PackedJournal.unpack(directory, "ladder");
        final NaiveSession session = NaiveSession.upTo(journal, 491);
        final ExpectedScreen screen = new ExpectedScreen(session);
        final Decision.MarginChange step = last(session, Decision.MarginChange.class);
        final Decision.Target change = last(session, Decision.Target.class);
        final BigDecimal drift = session.drift(DEFI);
        final BigDecimal gross = session.value(screen.contract.id());
        screen.head();
        screen.lines.add("CAUSE input 491 at " + ExpectedScreen.time(session.timeNs) + ": timer");
        screen.prices();
        screen.lines.add("INDEX none");
        screen.weights(drift.add(gross));
        screen.lines.add("RATIO mode NOTIONAL; USD of contract for one USD of excess: DEFI 1.0000");
        screen.samples();
        screen.unpredicted("checked in this input: MARGIN");
        screen.lines.add("RANKING candidate score error effectiveness round trip carry paid verdict");
        screen.lines.add("DEFI unknown unknown unknown 0.1001 % 0.0000 % UNMEASURED, in use");
        screen.outlook();
        screen.workflow();
        screen.margin(step.to(), String.format("%.2f", step.sigmaDistance()), gross.multiply(new BigDecimal("0.01")));
        screen.rounding(
                "SCALE",
                drift,
                screen.contract.lotSize().multiply(BigDecimal.valueOf(change.targetLots())),
                "that is not the nearest: margin lets no more stand");
        screen.checksHead();
        screen.lines.add("RECONCILE … DISCONNECTED" + ExpectedScreen.PASSED);
        screen.lines.add("KILL_SWITCH … DISK_LOW" + ExpectedScreen.EXEMPT);
        screen.lines.add("STALE_DATA" + ExpectedScreen.PASSED);
        screen.lines.add("INDEX_INVALID … DATA_DEGRADED" + ExpectedScreen.EXEMPT);
        final BigDecimal width =
                screen.collarWidth(session.configuration.risk().limits().emergencyCollarPpb());
        final BigDecimal reference = session.midBefore(screen.contract.id()).setScale(3);
        screen.collar(reference.subtract(width), reference.add(width));
        screen.lines.add("MAX_ORDER … MIN_NOTIONAL" + ExpectedScreen.EXEMPT);
        screen.messages();
        screen.became("followed by order " + ClientOrderId.pack(7, 493, 0) + " (7-493-0)");
        assertThat(explained(journal, screen.order.clientOrderId())).isEqualTo(plain(screen.lines));
    }

    private static <T extends Decision> T last(final NaiveSession session, final Class<T> type) {
        final List<T> all = session.decisions.stream()
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
        return all.get(all.size() - 1);
    }
}
