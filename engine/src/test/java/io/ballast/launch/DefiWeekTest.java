package io.ballast.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.ballast.RecordedData;
import io.ballast.counter.Counter;
import io.ballast.harness.NaiveDefiWeek;
import io.ballast.harness.NaiveDefiWeek.Change;
import io.ballast.harness.NaiveDefiWeek.Point;
import io.ballast.harness.NaiveFutures.Sent;
import io.ballast.pipeline.SessionEnd;
import io.ballast.slot.EventKind;
import io.ballast.slot.Slot;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The shipped week against {@link NaiveDefiWeek}: the same file, computed twice, by programs that share nothing. */
@Tag("slow")
class DefiWeekTest {
    private static final String BARS = "bars/perp_1m_index_week_20250616_20250622.csv.gz";
    private static final int SYMBOLS = 15;
    private static final int POINTS = 4;
    private static final int MAJORS = 0;
    private static final int DEFI = 1;
    private static final double DRIFT = 1e-12;
    /** The engine rounds each fee to nano-USD, this computation none. */
    private static final BigDecimal USD = new BigDecimal("1e-8");

    @TempDir
    private static Path directory;

    private static NaiveDefiWeek naive;
    private static EngineConfiguration configuration;
    private static SessionResult result;

    @BeforeAll
    static void runBoth() {
        final Path data = RecordedData.require();
        naive = NaiveDefiWeek.of(data.resolve(BARS));
        configuration = Sessions.example("defi-week.yaml");
        result = Sessions.run(configuration, data, directory.resolve("journal"));
    }

    @Test
    void shouldEndClean() {
        assertThat(result.end().kind()).isEqualTo(SessionEnd.Kind.CLEAN);
        assertThat(Sessions.refusals(result)).isEmpty();
        assertThat(new JournalVerifier(result.journal(), inputs -> {}).verify().isIdentical())
                .isTrue();
    }

    @Test
    void shouldTakeEveryBarOfItsSymbols() {
        assertThat(naive.bars).isEqualTo(SYMBOLS * 8641L);
        assertThat(naive.prices).isEqualTo(POINTS * naive.bars);
        assertThat(result.counters().get(Counter.QUOTES)).isEqualTo(naive.prices);
    }

    @Test
    void shouldChangeTheTargetWhenAndAsTheNaiveComputationDoes() {
        final List<Decision.Target> targets = decisions(Decision.Target.class);
        assertThat(naive.changesInFlight).isZero();
        assertThat(targets).hasSameSizeAs(naive.changes);
        for (int i = 0; i < targets.size(); i++) {
            final Decision.Target target = targets.get(i);
            final Change change = naive.changes.get(i);
            assertThat(List.of(target.timeNs(), target.action(), target.previousLots(), target.targetLots()))
                    .isEqualTo(List.of(change.timeNs(), change.action(), change.previousLots(), change.targetLots()));
            assertThat(target.drift()).isCloseTo(change.drift(), within(DRIFT));
            assertThat(target.intendedDrift()).isCloseTo(change.intendedDrift(), within(DRIFT));
        }
    }

    @Test
    void shouldSendTheOrdersOfTheNaiveComputation() {
        assertThat(decisions(Decision.Order.class))
                .extracting(order -> new Sent(order.timeNs(), order.signedLots()))
                .isEqualTo(naive.futures.orders);
        assertThat(result.counters().get(Counter.FILLS)).isEqualTo(naive.futures.orders.size());
        assertThat(decisions(Decision.Amend.class)).isEmpty();
        assertThat(decisions(Decision.Cancel.class)).isEmpty();
        assertThat(decisions(Decision.Refused.class)).isEmpty();
    }

    @Test
    void shouldFollowTheNaivePathAtEveryQuote() {
        final Iterator<Point> points = naive.path.iterator();
        Journaled.rerun(configuration, result.journal(), slot -> {
            if (slot.ingest.kind == EventKind.QUOTE && slot.index.isNavValid) {
                compare(points.next(), slot);
            }
        });
        assertThat(points).isExhausted();
        assertThat(naive.path).hasSize((int) naive.prices - SYMBOLS + 1);
    }

    @Test
    void shouldReportWhatTheNaiveComputationReports() {
        final SessionRecorder recorder = result.recorder();
        final Point first = naive.path.get(0);
        assertThat(usd(recorder.navStartNanoUsd())).isEqualByComparingTo(first.nav());
        assertThat(usd(recorder.navEndNanoUsd())).isCloseTo(naive.nav(), within(USD));
        assertThat(usd(recorder.unhedgedEndNanoUsd())).isEqualByComparingTo(naive.unhedgedNav());
        assertThat(usd(recorder.feesNanoUsd())).isCloseTo(naive.futures.fees, within(USD));
        assertThat(usd(recorder.spreadNanoUsd())).isCloseTo(naive.futures.spreadCost, within(USD));
        assertThat(recorder.fundingNanoUsd()).isZero();
        assertThat(recorder.sleeve(DEFI).start()).isCloseTo(first.defiDrift(), within(DRIFT));
        assertThat(recorder.sleeve(DEFI).max()).isCloseTo(extreme(1), within(DRIFT));
        assertThat(recorder.sleeve(DEFI).min()).isCloseTo(-extreme(-1), within(DRIFT));
        assertThat(recorder.overlay(0).outsideShare()).isCloseTo(naive.timeOutsideBand(), within(DRIFT));
    }

    @Test
    void shouldEngageScaleRevertAndPay() {
        assertThat(naive.changes).extracting(Change::action).contains("ENGAGE", "SCALE", "REVERT");
        assertThat(result.counters().get(Counter.ORDERS_SENT)).isPositive();
        assertThat(result.recorder().overlay(0).outsideShare()).isLessThanOrEqualTo(0.01);
        assertThat(result.recorder().overlay(0).gatedShare()).isZero();
        assertThat(result.recorder().overlay(0).notNormalShare()).isZero();
        assertThat(result.recorder().navEndNanoUsd())
                .isGreaterThan(result.recorder().unhedgedEndNanoUsd());
    }

    private static <T extends Decision> List<T> decisions(final Class<T> kind) {
        return DecisionLog.read(result.journal()).stream()
                .filter(kind::isInstance)
                .map(kind::cast)
                .toList();
    }

    private static void compare(final Point expected, final Slot slot) {
        final Point found = point(slot);
        final boolean isSame = expected.timeNs() == found.timeNs()
                && expected.symbol().equals(found.symbol())
                && expected.positionLots() == found.positionLots()
                && expected.targetLots() == found.targetLots()
                && isNear(expected.majorsDrift(), found.majorsDrift())
                && isNear(expected.defiDrift(), found.defiDrift())
                && isNear(expected.effectiveDrift(), found.effectiveDrift())
                && expected.defi().compareTo(found.defi()) == 0
                && expected.nav().subtract(found.nav()).abs().compareTo(USD) <= 0;
        if (!isSame) {
            assertThat(found).isEqualTo(expected);
        }
    }

    private static Point point(final Slot slot) {
        final double nav = slot.index.navNanoUsd;
        return new Point(
                slot.ingest.timeNs,
                configuration.instruments().get(slot.ingest.instrumentId).symbol(),
                usd(slot.index.navNanoUsd),
                usd(slot.index.sleeveNanoUsd[DEFI]),
                slot.index.driftNanoUsd[MAJORS] / nav,
                slot.index.driftNanoUsd[DEFI] / nav,
                slot.hedge.effectiveDriftNanoUsd[0] / nav,
                slot.index.positionLots[0],
                slot.hedge.targetLots[0]);
    }

    private static BigDecimal usd(final long nanoUsd) {
        return BigDecimal.valueOf(nanoUsd, 9);
    }

    private static boolean isNear(final double one, final double other) {
        return Math.abs(one - other) <= DRIFT;
    }

    private static double extreme(final int sign) {
        return naive.path.stream()
                .mapToDouble(point -> sign * point.defiDrift())
                .max()
                .orElseThrow();
    }
}
