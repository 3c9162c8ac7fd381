package io.ballast.hedge;

import static io.ballast.hedge.WorkflowTest.moved;
import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.harness.EngineHarness;
import io.ballast.harness.Inputs;
import io.ballast.harness.Outputs.NewOrder;
import io.ballast.harness.Outputs.Output;
import io.ballast.harness.Outputs.Ranked;
import io.ballast.harness.OverlaySpec;
import io.ballast.harness.Seeds;
import io.ballast.harness.World;
import io.ballast.message.CommandType;
import io.ballast.message.ExecutionType;
import io.ballast.settings.LadderSettings;
import io.ballast.settings.SelectionSettings;
import io.ballast.slot.CandidateVerdict;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which contract serves, why, and how a position moves from one to another. */
class ContractSelectionTest {
    private static final long DAY = 86_400 * World.SECOND;
    private static final long GRID = 60 * World.SECOND;
    private static final SelectionSettings PLAIN = new SelectionSettings(GRID, 4, 365 * DAY, 0.5, 0, 0, 0.1, 3, DAY);

    /** V 10 M, 20 % over in ALT unless told otherwise; the near contract at 3500, the far one at 3535. */
    private static EngineHarness dated(final double target, final String farMultiplier, final long maxOrderLots) {
        final long expiry = Inputs.START_NS + 2 * DAY;
        final EngineHarness engine = new EngineHarness(World.simple()
                .spot("ALT")
                .linear("NEAR", "10")
                .linear("FAR", farMultiplier)
                .sleeve("alts", target, "ALT")
                .overlay(OverlaySpec.of("alts", "NEAR")
                        .alternative("FAR")
                        .lookThrough("FAR", "alts", 1)
                        .expiry("NEAR", expiry)
                        .expiry("FAR", expiry + 30 * DAY)
                        .band(0.005)
                        .tradeBack(0)
                        .maxOrder(maxOrderLots)
                        .selection(PLAIN)));
        engine.cash(3_000_000);
        engine.quote("ALT", 69, 71);
        engine.hold("ALT", 100_000);
        engine.quote("FAR", 3534, 3536);
        engine.settle(engine.quote("NEAR", 3499, 3501));
        return engine;
    }

    /** 57 short at 3500 × 10 in the near contract, the far one at 3535. */
    @Test
    void tv37ShouldRollAtEqualNotionalInSlices() {
        final EngineHarness engine = dated(0.5, "10", 20);
        assertThat(engine.position("NEAR")).isEqualTo(-57);
        engine.elapse(DAY - 1);
        moved(engine.timer());
        engine.elapse(1);
        final List<Output> outputs = engine.timer();
        moved(outputs, "MONITOR to SCALE: CONTRACT_CHANGED");
        assertThat(engine.targetLots("NEAR")).isEqualTo(-38);
        assertThat(engine.targetLots("FAR")).isEqualTo(-18);
        final List<Output> all = engine.settle(outputs);
        assertThat(engine.position("NEAR")).isZero();
        assertThat(engine.position("FAR")).isEqualTo(-56);
        assertThat(all.get(all.size() - 1).toString()).isEqualTo("SCALE to MONITOR: TARGET_REACHED");
        assertThat(ordersOf(all, 1)).extracting(NewOrder::lots).containsExactly(19L, 19L, 19L);
        assertThat(57 * 35_000 - 56 * 35_350).as("under-hedged by").isEqualTo(15_400);
    }

    @Test
    void shouldGoOnWithARollThatTheKillInterrupted() {
        final EngineHarness engine = dated(0.5, "10", 20);
        engine.elapse(DAY);
        final List<Output> slice = engine.timer();
        moved(engine.command(CommandType.KILL), "SCALE to HALT: KILLED");
        for (final int contract : new int[] {1, 2}) {
            engine.settle(engine.answer(ordersOf(slice, contract).get(0), ExecutionType.CANCELED, 0));
        }
        engine.settle(engine.timer());
        assertThat(engine.position("FAR")).as("nothing is opened").isZero();
        assertThat(engine.position("NEAR")).as("so nothing is closed").isEqualTo(-57);
        moved(engine.command(CommandType.RESET_KILL), "HALT to SCALE: RELEASED");
        engine.settle(engine.timer());
        assertThat(engine.position("NEAR")).isZero();
        assertThat(engine.position("FAR")).isEqualTo(-56);
    }

    /** A slice that was stopped before it was wanted again is not counted back once more. */
    @Test
    void shouldGoOnWithARollThatTheKillInterruptedTwice() {
        final EngineHarness engine = dated(0.5, "10", 20);
        engine.elapse(DAY);
        engine.timer();
        for (int i = 0; i < 3; i++) {
            engine.command(CommandType.KILL);
            engine.command(CommandType.RESET_KILL);
        }
        engine.timer();
        assertThat(engine.targetLots("NEAR")).as("the first of three slices").isEqualTo(-38);
        assertThat(engine.targetLots("FAR")).isEqualTo(-18);
    }

    /** One slice; the near half was filled, the far half not. */
    @Test
    void shouldGoOnWithARollThatWasStoppedBetweenTheTwo() {
        final EngineHarness engine = dated(0.5, "10", 100);
        engine.elapse(DAY);
        final List<Output> slice = engine.timer();
        final NewOrder near = ordersOf(slice, 1).get(0);
        final NewOrder far = ordersOf(slice, 2).get(0);
        engine.fill(near, 57, 3500, 0);
        engine.command(CommandType.KILL);
        engine.answer(far, ExecutionType.CANCELED, 0);
        engine.timer();
        moved(engine.command(CommandType.RESET_KILL), "HALT to SCALE: RELEASED");
        moved(engine.settle(engine.timer()), "SCALE to MONITOR: TARGET_REACHED");
        assertThat(engine.position("FAR")).isEqualTo(-56);
        assertThat(engine.position("NEAR")).isZero();
        moved(engine.settle(engine.timer()));
    }

    /** 0.7 % over: two lots of 35,000 become one of 70,700, which the first of two slices has no half of. */
    @Test
    void shouldRollIntoLargerLotsWithoutTakingTheFirstSliceForTheEnd() {
        final EngineHarness engine = dated(0.693, "20", 1);
        assertThat(engine.position("NEAR")).isEqualTo(-2);
        engine.elapse(DAY);
        final List<Output> all = engine.settle(engine.timer());
        moved(all, "MONITOR to SCALE: CONTRACT_CHANGED", "SCALE to MONITOR: TARGET_REACHED");
        assertThat(engine.position("NEAR")).isZero();
        assertThat(engine.position("FAR")).isEqualTo(-1);
    }

    /** One far lot of 353,500 is beyond what a band of 50,000 can hold still: the near contract stays. */
    @Test
    void shouldNotRollIntoAContractThatItsCheckRefuses() {
        final EngineHarness engine = dated(0.66, "100", 20);
        assertThat(engine.position("NEAR")).isEqualTo(-11);
        engine.elapse(DAY);
        final List<Output> outputs = engine.timer();
        assertThat(outputs).anySatisfy(output -> assertThat(output.toString()).isEqualTo("PREDICTED BAND_TOO_NARROW"));
        moved(outputs);
        assertThat(engine.slot().hedge.candidate[0]).isZero();
        assertThat(engine.targetLots("NEAR")).isEqualTo(-11);
    }

    /** In whatever order the fills come, no slice leaves more open or closed than a slice. */
    @Test
    void shouldKeepTheExposureWithinASliceWhileItRolls() {
        Seeds.forEach(20, generator -> {
            final EngineHarness engine = two(PLAIN, 0, 1);
            engine.settle(engine.timer());
            final long start = engine.position("A") + engine.position("B");
            assertThat(start).isNegative();
            List<Output> outputs = expireA(engine);
            final List<NewOrder> open = new ArrayList<>();
            final List<Long> done = new ArrayList<>();
            for (int i = 0; i < 1000 && (engine.position("A") != 0 || !open.isEmpty()); i++) {
                for (final Output output : outputs) {
                    if (output instanceof NewOrder order) {
                        open.add(order);
                        done.add(0L);
                    }
                }
                final int at = generator.below(open.size());
                final NewOrder order = open.get(at);
                final long left = Math.abs(order.lots()) - done.get(at);
                final long lots = generator.between(1, left);
                outputs = engine.fill(order, lots, 1000, left - lots);
                done.set(at, done.get(at) + lots);
                if (lots == left) {
                    open.remove(at);
                    done.remove(at);
                }
                final long now = engine.position("A") + engine.position("B");
                assertThat(now - start).isBetween(-10L, 10L);
            }
            assertThat(engine.position("A")).isZero();
            assertThat(engine.position("B")).isEqualTo(start);
        });
    }

    /** What the venue settles is waited for by nobody: the other contract covers the drift. */
    @Test
    void shouldGoOnInAnotherContractAfterAPositionWasLeftToItsExpiry() {
        final EngineHarness engine = two(PLAIN, 0, 1);
        engine.settle(engine.timer());
        final long lots = engine.position("A");
        assertThat(lots).isNegative();
        engine.specification("A", 7);
        engine.elapse(10 * DAY);
        engine.settle(engine.timer());
        engine.settle(engine.timer());
        assertThat(engine.position("A")).as("left to the venue").isEqualTo(lots);
        assertThat(engine.targetLots("A")).isZero();
        assertThat(engine.position("B")).isEqualTo(lots);
    }

    private static List<NewOrder> ordersOf(final List<Output> outputs, final int contract) {
        return outputs.stream()
                .filter(output -> output instanceof NewOrder order && order.contract() == contract)
                .map(NewOrder.class::cast)
                .toList();
    }

    private static List<Output> expireA(final EngineHarness engine) {
        engine.elapse(9 * DAY);
        return engine.timer();
    }

    /** Contracts A (expires in 10 days) and B, both worth 10,000 a lot; one sample a grid cell. */
    private static EngineHarness two(final SelectionSettings selection, final double costA, final double costB) {
        final EngineHarness engine = new EngineHarness(World.simple()
                .spot("ALT")
                .linear("A", "10")
                .linear("B", "10")
                .sleeve("alts", 0.5, "ALT")
                .overlay(OverlaySpec.of("alts", "A")
                        .alternative("B")
                        .lookThrough("B", "alts", 1)
                        .expiry("A", Inputs.START_NS + 10 * DAY)
                        .cost("A", costA / 10_000)
                        .cost("B", costB / 10_000)
                        .estimator(1, 10)
                        .betaGrid(GRID, 100 * GRID, 0.25)
                        .maxOrder(10)
                        .selection(selection)));
        engine.cash(3_000_000);
        engine.quote("ALT", 69, 71);
        engine.hold("ALT", 100_000);
        engine.quote("B", 999, 1001);
        engine.settle(engine.quote("A", 999, 1001));
        return engine;
    }

    @Test
    void shouldTakeAnotherContractWhileThePreferredNeverQuotes() {
        final EngineHarness engine = new EngineHarness(World.simple()
                .spot("ALT")
                .linear("A", "10")
                .linear("B", "10")
                .sleeve("alts", 0.5, "ALT")
                .overlay(OverlaySpec.of("alts", "A").alternative("B").lookThrough("B", "alts", 1)));
        engine.cash(3_000_000);
        engine.quote("ALT", 69, 71);
        engine.hold("ALT", 100_000);
        moved(engine.quote("B", 999, 1001));
        final List<Output> outputs = engine.timer();
        assertThat(outputs.stream().filter(Ranked.class::isInstance).map(Output::toString))
                .containsExactly("RANKED 0 NO_DATA", "RANKED 1 UNMEASURED");
        assertThat(engine.targetLots("B")).isNegative();
        assertThat(engine.targetLots("A")).isZero();
    }

    /** A never quotes, B and the sleeve go together: B is measured all the same. */
    @Test
    void shouldMeasureAContractWhileAnotherNeverQuotes() {
        final EngineHarness engine = new EngineHarness(World.simple()
                .spot("ALT")
                .linear("A", "10")
                .linear("B", "10")
                .sleeve("alts", 0.7, "ALT")
                .overlay(OverlaySpec.of("alts", "A")
                        .alternative("B")
                        .lookThrough("B", "alts", 1)
                        .estimator(1, 10)
                        .betaGrid(GRID, 100 * GRID, 0.25)
                        .band(0.1)
                        .selection(PLAIN))
                .jumpy());
        engine.cash(3_000_000);
        engine.quote("ALT", 6999, 7001);
        engine.hold("ALT", 1_000);
        Seeds.forEach(1, generator -> {
            for (int i = 0; i < 30; i++) {
                final long move = generator.between(-20, 20);
                engine.elapse(GRID - 1 - Math.floorMod(engine.inputs().timeNs(), GRID));
                engine.quote("B", 999 + move, 1001 + move);
                engine.quote("ALT", 6999 + 7 * move, 7001 + 7 * move);
                engine.elapse(1);
                engine.timer();
            }
        });
        final List<Output> outputs = engine.target("alts", 0.4, 0);
        assertThat(outputs.stream().filter(Ranked.class::isInstance).map(Output::toString))
                .containsExactly("RANKED 0 NO_DATA", "RANKED 1 SELECTED");
        assertThat(engine.slot().hedge.effectiveness[1]).isGreaterThan(0.99);
        assertThat(engine.targetLots("B")).isNegative();
    }

    @Test
    void shouldRefuseNotionalInAContractThatLooksThroughToNothing() {
        final EngineHarness engine = new EngineHarness(World.simple()
                .spot("ALT")
                .linear("A", "10")
                .linear("B", "10")
                .sleeve("alts", 0.5, "ALT")
                .overlay(OverlaySpec.of("alts", "A")
                        .lookThrough(0)
                        .alternative("B")
                        .lookThrough("B", "alts", 1)));
        engine.cash(3_000_000);
        engine.quote("ALT", 69, 71);
        engine.hold("ALT", 100_000);
        engine.quote("A", 999, 1001);
        engine.quote("B", 999, 1001);
        final List<Output> outputs = engine.timer();
        assertThat(outputs.stream().filter(Ranked.class::isInstance).map(Output::toString))
                .containsExactly("RANKED 0 INEFFECTIVE", "RANKED 1 UNMEASURED");
        assertThat(engine.targetLots("B")).isNegative();
    }

    /** A follows the sleeve at once, B moves by itself: ρ² of B is far below the floor. */
    @Test
    void shouldCallAContractIneffectiveThatMovesByItself() {
        final EngineHarness engine = quiet(PLAIN, 0, 0);
        Seeds.forEach(1, generator -> {
            for (int i = 0; i < 60; i++) {
                final long a = generator.between(-20, 20);
                cell(engine, 1000 + a, 1000 + generator.between(-20, 20), 7000 + 7 * a);
            }
        });
        open(engine);
        final List<CandidateVerdict> verdicts = verdicts(engine);
        assertThat(verdicts).containsExactly(CandidateVerdict.SELECTED, CandidateVerdict.INEFFECTIVE);
        assertThat(engine.slot().hedge.effectiveness[0]).isGreaterThan(0.95);
        assertThat(engine.slot().hedge.effectiveness[1]).isLessThan(0.5);
    }

    /** Both the same in everything but cost: 2 × (10 bp − 5 bp) a dollar. Equal in all, the first. */
    @Test
    void shouldPreferTheCheaperAndOfEqualOnesTheFirst() {
        final EngineHarness cheaper = quiet(PLAIN, 10, 5);
        final EngineHarness equal = quiet(PLAIN, 5, 5);
        for (final EngineHarness engine : List.of(cheaper, equal)) {
            Seeds.forEach(1, generator -> {
                for (int i = 0; i < 60; i++) {
                    final long a = generator.between(-20, 20);
                    cell(engine, 1000 + a, 1000 + a, 7000 + 7 * a);
                }
            });
            open(engine);
        }
        assertThat(verdicts(cheaper)).containsExactly(CandidateVerdict.OUTSCORED, CandidateVerdict.SELECTED);
        assertThat(verdicts(equal)).containsExactly(CandidateVerdict.SELECTED, CandidateVerdict.OUTSCORED);
        final double difference = cheaper.slot().hedge.score[0] - cheaper.slot().hedge.score[1];
        assertThat(difference).isCloseTo(0.001, org.assertj.core.api.Assertions.within(1e-9));
    }

    private static List<CandidateVerdict> verdicts(final EngineHarness engine) {
        return List.of(engine.slot().hedge.verdict[0], engine.slot().hedge.verdict[1]);
    }

    /** Both contracts follow the sleeve with noise of the same size: whichever is in use stays in use. */
    @Test
    void shouldNotFlapOnNoise() {
        Seeds.forEach(5, generator -> {
            final EngineHarness engine = quiet(new SelectionSettings(GRID, 4, 365 * DAY, 0.5, 0, 0, 0.3, 5, 0), 5, 5);
            for (int i = 0; i < 40; i++) {
                noisyCell(engine, generator.between(-40, 40), generator.between(-2, 2), generator.between(-2, 2));
            }
            open(engine);
            engine.settle(engine.timer());
            int changes = 0;
            int before = engine.slot().hedge.candidate[0];
            for (int i = 0; i < 600; i++) {
                noisyCell(engine, generator.between(-40, 40), generator.between(-2, 2), generator.between(-2, 2));
                changes += engine.slot().hedge.candidate[0] == before ? 0 : 1;
                before = engine.slot().hedge.candidate[0];
            }
            assertThat(changes).isLessThanOrEqualTo(2);
        });
    }

    /** B becomes exact, A noise: after three reviews in a row, and not before, the position moves. */
    @Test
    void shouldChangeAfterEnoughReviewsInARow() {
        final EngineHarness engine = quiet(PLAIN, 5, 5);
        Seeds.forEach(1, generator -> {
            for (int i = 0; i < 40; i++) {
                final long a = generator.between(-40, 40);
                cell(engine, 1000 + a, 1000 + a + generator.between(-30, 30), 7000 + 7 * a);
            }
            open(engine);
            assertThat(engine.slot().hedge.candidate[0]).isZero();
            final List<Output> ranked = new ArrayList<>();
            int i = 0;
            while (engine.slot().hedge.candidate[0] == 0 && i++ < 3000) {
                final long b = generator.between(-40, 40);
                engine.takeHistory();
                noisyCell(engine, b, generator.between(-40, 40), 0);
                engine.takeHistory().stream().filter(Ranked.class::isInstance).forEach(ranked::add);
            }
            assertThat(engine.slot().hedge.candidate[0]).isEqualTo(1);
            assertThat(ranked)
                    .anySatisfy(output -> assertThat(output.toString()).isEqualTo("RANKED 1 WAITING"));
            assertThat(engine.position("A")).isZero();
            assertThat(engine.position("B")).isNegative();
        });
    }

    /** Without drift: fine ticks and a sleeve at its target. */
    private static EngineHarness quiet(final SelectionSettings selection, final double costA, final double costB) {
        final EngineHarness engine = new EngineHarness(World.simple()
                .ladder(LadderSettings.OFF)
                .spot("ALT")
                .linear("A", "10")
                .linear("B", "10")
                .sleeve("alts", 0.7, "ALT")
                .overlay(OverlaySpec.of("alts", "A")
                        .alternative("B")
                        .lookThrough("B", "alts", 1)
                        .cost("A", costA / 10_000)
                        .cost("B", costB / 10_000)
                        .estimator(1, 10)
                        .band(0.1)
                        .betaGrid(GRID, 100 * GRID, 0.25)
                        .selection(selection))
                .jumpy());
        engine.cash(3_000_000);
        engine.quote("ALT", 6999, 7001);
        engine.hold("ALT", 1_000);
        engine.quote("B", 999, 1001);
        engine.quote("A", 999, 1001);
        return engine;
    }

    private static void open(final EngineHarness engine) {
        final List<Output> outputs = engine.settle(engine.target("alts", 0.4, 0));
        assertThat(engine.position("A") + engine.position("B"))
                .as("%s", outputs)
                .isNegative();
    }

    private static void noisyCell(final EngineHarness engine, final long move, final long noiseA, final long noiseB) {
        cell(engine, 1000 + move + noiseA, 1000 + move + noiseB, 7000 + 7 * move);
    }

    /** All prices change in the last moment of a cell, unseen by the grid; the timer shows them in the next. */
    private static void cell(final EngineHarness engine, final long a, final long b, final long alt) {
        engine.elapse(GRID - 1 - Math.floorMod(engine.inputs().timeNs(), GRID));
        engine.settle(engine.quote("A", a - 1, a + 1));
        engine.settle(engine.quote("B", b - 1, b + 1));
        engine.settle(engine.quote("ALT", alt - 1, alt + 1));
        engine.elapse(1);
        engine.settle(engine.timer());
    }
}
