package io.ballast.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.counter.Counters;
import io.ballast.harness.AltPortfolio;
import io.ballast.instrument.ContractTerms;
import io.ballast.instrument.Instrument;
import io.ballast.math.Ppb;
import io.ballast.settings.AccountSettings;
import io.ballast.settings.AnnouncementSettings;
import io.ballast.settings.BasisShockSettings;
import io.ballast.settings.CalendarSettings;
import io.ballast.settings.LimitSettings;
import io.ballast.settings.OrderSizeSettings;
import io.ballast.settings.RiskSettings;
import io.ballast.slot.CommandKind;
import io.ballast.slot.EventKind;
import io.ballast.slot.ExecutionKind;
import io.ballast.slot.FeedState;
import io.ballast.slot.IndexSection;
import io.ballast.slot.MarginState;
import io.ballast.slot.Quality;
import io.ballast.slot.Slot;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every control of domain §8 on both sides of its boundary. NAV is 10 M USD, collateral 5 M, a lot is worth 10,000; what
 * is asked for is one lot short unless a row says otherwise.
 */
class GateControlsTest {
    private static final long LOT = 10_000_000_000_000L;
    private static final long NAV = 1_000 * LOT;
    private static final Set<Verdict> ALSO_REDUCING =
            EnumSet.of(Verdict.DISCONNECTED, Verdict.STALE_DATA, Verdict.PRICE_COLLAR, Verdict.ORDER_RATE);

    /** What makes one control speak, and just not. */
    private record Row(Verdict verdict, Consumer<Rig> inside, Consumer<Rig> outside, long observed, long allowed) {
        @Override
        public String toString() {
            return verdict.name();
        }
    }

    private static Stream<Row> rows() {
        return Stream.concat(switches(), Stream.concat(figures(), sizes()));
    }

    /** Those that are on or off; they leave each other's state alone. */
    private static Stream<Row> switches() {
        return Stream.of(
                new Row(
                        Verdict.DISCONNECTED,
                        rig -> rig.source(0, FeedState.DOWN),
                        rig -> rig.source(1, FeedState.DOWN),
                        -1,
                        0),
                new Row(
                        Verdict.KILL_SWITCH,
                        rig -> rig.command(CommandKind.KILL, CommandKind.RESET_KILL),
                        rig -> rig.command(CommandKind.KILL),
                        -1,
                        0),
                new Row(
                        Verdict.PAUSED,
                        rig -> rig.command(CommandKind.PAUSE, CommandKind.RESUME),
                        rig -> rig.command(CommandKind.PAUSE),
                        -1,
                        0),
                new Row(Verdict.REPEATED, rig -> rig.fills(2), rig -> rig.fills(3), 3, 2),
                new Row(
                        Verdict.BASIS_SHOCK,
                        rig -> rig.basis(-20_000_000),
                        rig -> rig.basis(-20_000_001),
                        20_000_001,
                        20_000_000),
                new Row(
                        Verdict.MARGIN_STATE,
                        rig -> rig.index.marginState[0] = MarginState.NORMAL,
                        rig -> rig.index.marginState[0] = MarginState.WARN,
                        1,
                        0),
                new Row(Verdict.DISK_LOW, rig -> {}, rig -> rig.source(0, FeedState.DISK_LOW), -1, 0),
                new Row(Verdict.STALE_DATA, rig -> {}, rig -> rig.index.isLegValid[0] = false, -1, 0),
                new Row(Verdict.INDEX_INVALID, rig -> {}, rig -> rig.index.isIndexValid[0] = false, -1, 0),
                new Row(Verdict.DATA_DEGRADED, rig -> {}, rig -> rig.index.navQuality = Quality.DEGRADED, -1, 0),
                new Row(Verdict.PRICE_COLLAR, rig -> rig.limitTicks = 995, rig -> rig.limitTicks = 994, 994, 995),
                new Row(Verdict.ORDER_RATE, rig -> {}, rig -> rig.gate.onSent(0, Rig.TIME_NS), 1, 0));
    }

    private static Stream<Row> figures() {
        return Stream.of(
                // 100 lots short lose 10 USD × 10 × 100 a tick: 100,000 USD at 100 ticks.
                new Row(
                        Verdict.DAY_LOSS,
                        rig -> rig.shortAndRises(100),
                        rig -> rig.shortAndRises(101),
                        NAV / 100 + LOT / 10,
                        NAV / 100),
                new Row(
                        Verdict.CALENDAR,
                        rig -> rig.at(Rig.BEGINS_NS - 1),
                        rig -> rig.at(Rig.BEGINS_NS),
                        Rig.BEGINS_NS,
                        Rig.ENDS_NS),
                new Row(
                        Verdict.CALENDAR,
                        rig -> rig.at(Rig.ENDS_NS),
                        rig -> rig.at(Rig.ENDS_NS - 1),
                        Rig.ENDS_NS - 1,
                        Rig.ENDS_NS));
    }

    private static Stream<Row> sizes() {
        return Stream.of(
                new Row(Verdict.MAX_ORDER, rig -> rig.ask(-200, -300), rig -> rig.ask(-201, -300), 201, 200),
                new Row(
                        Verdict.MAX_POSITION,
                        rig -> rig.index.positionLots[0] = -999,
                        rig -> rig.index.positionLots[0] = -1000,
                        1001,
                        1000),
                new Row(Verdict.GROSS, rig -> rig.gross(799), rig -> rig.gross(800), 801, 800),
                new Row(Verdict.LEVERAGE, rig -> rig.gross(299, 150), rig -> rig.gross(300, 150), 301, 300),
                new Row(
                        Verdict.VENUE_EXPOSURE,
                        rig -> rig.index.accountGrossNanoUsd[0] = 499 * LOT,
                        rig -> rig.index.accountGrossNanoUsd[0] = 500 * LOT,
                        501,
                        500),
                new Row(
                        Verdict.VENUE_COLLATERAL,
                        rig -> rig.index.accountEquityNanoUsd[0] = NAV * 6 / 10,
                        rig -> rig.index.accountEquityNanoUsd[0] = NAV * 6 / 10 + 1,
                        NAV * 6 / 10 + 1,
                        NAV * 6 / 10),
                new Row(Verdict.OVER_HEDGE, rig -> rig.hold(-10, -10), rig -> rig.hold(-11, -10), 12, 11),
                new Row(Verdict.FAT_FINGER, rig -> rig.ask(-101, -100), rig -> rig.ask(-102, -100), 102, 101),
                new Row(Verdict.MIN_NOTIONAL, rig -> rig.ask(-2, -10), rig -> rig.ask(-1, -10), LOT, 2 * LOT));
    }

    @ParameterizedTest
    @MethodSource("rows")
    void shouldPassJustInsideAndRefuseJustOutside(final Row row) {
        final Rig inside = new Rig(row.verdict());
        row.inside().accept(inside);
        assertThat(inside.check()).isEqualTo(Verdict.PASS);
        final Rig outside = new Rig(row.verdict());
        row.outside().accept(outside);
        assertThat(outside.check()).isEqualTo(row.verdict());
        assertThat(outside.gate.observed()).as("observed").isEqualTo(row.observed());
        assertThat(outside.gate.limit()).as("allowed").isEqualTo(row.allowed());
    }

    @ParameterizedTest
    @MethodSource("rows")
    void shouldStopReducingOrdersOnlyForPriceDataRateAndConnection(final Row row) {
        final Rig rig = new Rig(row.verdict());
        row.outside().accept(rig);
        rig.index.positionLots[0] = -500;
        rig.childLots = 500;
        rig.targetLots = 0;
        rig.limitTicks = rig.limitTicks == 994 ? 1100 : rig.index.askTicks[0];
        assertThat(rig.check()).isEqualTo(ALSO_REDUCING.contains(row.verdict()) ? row.verdict() : Verdict.PASS);
    }

    /** Control by control the gate says what it says as a whole, with the same figures. */
    @ParameterizedTest
    @MethodSource("rows")
    void shouldTraceEveryControlUpToTheOneThatRefuses(final Row row) {
        final Rig rig = new Rig(row.verdict());
        row.outside().accept(rig);
        rig.check();
        final List<GateTrace.Check> checks = rig.trace.looks().get(0).checks();
        final GateTrace.Check last = checks.get(checks.size() - 1);
        assertThat(last.control()).isEqualTo(row.verdict());
        assertThat(checks)
                .filteredOn(check -> check.outcome() != GateTrace.Outcome.PASSED)
                .containsExactly(last);
        assertThat(checks).extracting(GateTrace.Check::control).isSorted();
        if (last.observed() != GateTrace.NO_FIGURE && row.verdict() != Verdict.ORDER_RATE) {
            assertThat(List.of(last.observed(), last.allowed())).containsExactly(row.observed(), row.allowed());
        }
    }

    /** Whether a venue is compared is for {@link ReconciliationTest}. */
    @Test
    void shouldHaveARowForEveryControl() {
        assertThat(rows().map(Row::verdict))
                .containsAll(Arrays.stream(Verdict.values())
                        .filter(verdict -> verdict != Verdict.PASS && verdict != Verdict.RECONCILE)
                        .toList());
    }

    /** Where several would refuse, the one that stands first in {@link Verdict} says so. */
    @ParameterizedTest
    @MethodSource("switches")
    void shouldLookInAFixedOrder(final Row row) {
        switches().forEach(other -> {
            final Rig rig = new Rig(Verdict.PASS);
            other.outside().accept(rig);
            row.outside().accept(rig);
            final Verdict first = row.verdict().compareTo(other.verdict()) < 0 ? row.verdict() : other.verdict();
            assertThat(rig.check()).as("%s and %s", row, other).isEqualTo(first);
        });
    }

    @Test
    void shouldCutAnOrderToTheLargestOneWhereConfigured() {
        final Rig rig = new Rig(Verdict.PASS, new OrderSizeSettings(0, Ppb.ONE / 10, true, 0));
        rig.index.depthLots[0] = 50;
        rig.ask(-20, -100);
        assertThat(rig.check()).isEqualTo(Verdict.PASS);
        assertThat(rig.gate.allowedLots()).as("a tenth of what is shown").isEqualTo(-5);
        rig.index.depthLots[0] = 9;
        assertThat(rig.check()).as("less than a lot").isEqualTo(Verdict.MAX_ORDER);
    }

    @Test
    void shouldRefuseWhatIsFarMoreThanUsual() {
        final Rig rig = new Rig(Verdict.PASS, new OrderSizeSettings(0, 0, true, 5), 1000);
        for (int i = 1; i <= MedianSize.ENOUGH; i++) {
            rig.ask(-i, -100);
            assertThat(rig.check()).isEqualTo(Verdict.PASS);
            rig.gate.onSent(0, Rig.TIME_NS);
        }
        rig.ask(-15, -100);
        assertThat(rig.check()).as("five times the median of 1 … 5").isEqualTo(Verdict.PASS);
        rig.ask(-16, -100);
        assertThat(rig.check()).isEqualTo(Verdict.FAT_FINGER);
        assertThat(rig.gate.observed()).isEqualTo(16);
        assertThat(rig.gate.limit()).isEqualTo(15);
    }

    @Test
    void shouldNeverLetAReducingOrderAcrossZero() {
        final Rig rig = new Rig(Verdict.PASS);
        rig.index.positionLots[0] = -3;
        rig.childLots = 5;
        rig.targetLots = 2;
        rig.limitTicks = 1001;
        assertThat(rig.check()).isEqualTo(Verdict.PASS);
        assertThat(rig.gate.allowedLots()).isEqualTo(3);
    }

    /** An emergency exit has a collar of its own; nothing else is needed but the contract's own quote. */
    @Test
    void shouldLetAnEmergencyExitReachTheWideCollar() {
        final Rig rig = new Rig(Verdict.PASS);
        rig.index.positionLots[0] = -3;
        rig.childLots = 3;
        rig.targetLots = 0;
        rig.index.isNavValid = false;
        rig.limitTicks = 1050;
        assertThat(rig.check()).isEqualTo(Verdict.PRICE_COLLAR);
        rig.index.marginState[0] = MarginState.REDUCE;
        assertThat(rig.check()).isEqualTo(Verdict.PASS);
        assertThat(rig.gate.exitTicks(0, true, rig.index)).isEqualTo(1050);
        assertThat(rig.gate.exitTicks(0, false, rig.index)).isEqualTo(950);
        rig.limitTicks = 1051;
        assertThat(rig.check()).isEqualTo(Verdict.PRICE_COLLAR);
    }

    /** A gate with every limit on, and a slot to tell it things. */
    private static final class Rig {
        static final long TIME_NS = 1;
        static final long BEGINS_NS = 1_000;
        static final long ENDS_NS = 2_000;

        private final Slot slot;
        private final IndexSection index;
        private final RiskGate gate;
        private final GateTrace trace = new GateTrace();
        private long timeNs = TIME_NS;
        private long childLots = -1;
        private long targetLots = -1000;
        private long limitTicks = 999;
        private long executions;

        Rig(final Verdict verdict) {
            this(verdict, new OrderSizeSettings(Ppb.ONE / 5, 0, false, 0));
        }

        Rig(final Verdict verdict, final OrderSizeSettings sizes) {
            this(verdict, sizes, 1);
        }

        Rig(final Verdict verdict, final OrderSizeSettings sizes, final int burst) {
            final AltPortfolio alts = AltPortfolio.with(AltPortfolio.overlay().maxPosition(1000));
            slot = alts.engine().slot();
            index = slot.index;
            final var world = alts.engine().world();
            final long minNotional = verdict == Verdict.MIN_NOTIONAL ? 2 * LOT : 0;
            gate = new RiskGate(
                    settings(sizes, burst),
                    world.instruments().stream()
                            .map(instrument -> withMinNotional(instrument, minNotional))
                            .toList(),
                    world.accounts().stream().map(Rig::capped).toList(),
                    world.overlays(),
                    new OutputBuffer(),
                    new Counters());
            gate.trace(trace);
        }

        private static RiskSettings settings(final OrderSizeSettings sizes, final int burst) {
            final LimitSettings limits = new LimitSettings(
                    Ppb.ONE / 20,
                    Ppb.ONE * 8 / 10,
                    sizes,
                    Ppb.ONE / 100,
                    new BasisShockSettings(20_000_000, 0, 1_000_000_000L),
                    2,
                    List.of());
            return new RiskSettings(2 * Ppb.ONE, 5_000_000, 0, 1, burst, 1)
                    .with(limits)
                    .with(new CalendarSettings(
                            List.of(new AnnouncementSettings(BEGINS_NS, ENDS_NS, "rates")), Ppb.ONE));
        }

        private static Instrument withMinNotional(final Instrument instrument, final long nanoUsd) {
            final ContractTerms terms = instrument.terms();
            return new Instrument(
                    instrument.id(),
                    instrument.name(),
                    instrument.kind(),
                    instrument.sourceId(),
                    instrument.symbol(),
                    instrument.tickSize(),
                    instrument.lotSize(),
                    instrument.multiplier(),
                    new ContractTerms(
                            terms.expiryNs(),
                            terms.settlementWindowNs(),
                            terms.fundingPeriodNs(),
                            terms.settleInstrumentId(),
                            terms.underlyingId(),
                            terms.faceUsd(),
                            terms.coinPerPoint(),
                            terms.margin(),
                            nanoUsd),
                    instrument.pricing());
        }

        private static AccountSettings capped(final AccountSettings account) {
            return new AccountSettings(
                    account.id(),
                    account.name(),
                    account.sourceIds(),
                    account.openingNanoUsd(),
                    account.mode(),
                    account.leverage(),
                    account.countedPpb(),
                    Ppb.ONE / 2,
                    Ppb.ONE * 6 / 10,
                    account.ladder());
        }

        Verdict check() {
            return gate.check(0, childLots, targetLots, limitTicks, timeNs, new InFlight(new Leg[0]), index);
        }

        void ask(final long lots, final long target) {
            childLots = lots;
            targetLots = target;
        }

        void hold(final long lots, final long target) {
            index.positionLots[0] = lots;
            targetLots = target;
        }

        void command(final CommandKind... kinds) {
            slot.ingest.overlayId = -1;
            for (final CommandKind kind : kinds) {
                slot.ingest.commandKind = kind;
                tell(EventKind.COMMAND);
            }
        }

        void source(final int sourceId, final FeedState state) {
            slot.ingest.sourceId = sourceId;
            slot.ingest.feedState = state;
            tell(EventKind.FEED_STATUS);
        }

        void fills(final int count) {
            slot.ingest.executionKind = ExecutionKind.FILL;
            slot.ingest.instrumentId = 1;
            slot.ingest.lastLots = 1;
            slot.ingest.lastTicks = 1000;
            slot.ingest.executionSign = -1;
            for (int i = 0; i < count; i++) {
                slot.ingest.clientOrderId = ++executions;
                tell(EventKind.EXECUTION);
                tell(EventKind.EXECUTION);
            }
        }

        void basis(final long ppb) {
            index.basisPpb[0] = ppb;
            tell(EventKind.QUOTE);
        }

        void at(final long ns) {
            timeNs = ns;
            tell(EventKind.TIMER);
        }

        void gross(final long lots) {
            gross(lots, 1_000);
        }

        void gross(final long lots, final long collateralLots) {
            index.grossNotionalNanoUsd = lots * LOT;
            index.collateralNanoUsd = collateralLots * LOT;
        }

        void shortAndRises(final long ticks) {
            index.positionLots[0] = -100;
            tell(EventKind.QUOTE);
            index.bidTicks[0] += ticks;
            index.askTicks[0] += ticks;
            limitTicks += ticks;
            tell(EventKind.QUOTE);
        }

        private void tell(final EventKind kind) {
            slot.ingest.kind = kind;
            slot.ingest.timeNs = timeNs;
            index.isMoved = kind == EventKind.QUOTE;
            gate.onEvent(slot);
        }
    }
}
