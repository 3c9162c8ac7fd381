package io.ballast.hedge;

import static io.ballast.hedge.ContractSelectionTest.DAY;
import static io.ballast.hedge.ContractSelectionTest.GRID;
import static io.ballast.hedge.ContractSelectionTest.PLAIN;
import static io.ballast.hedge.WorkflowTest.moved;
import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.harness.EngineHarness;
import io.ballast.harness.Inputs;
import io.ballast.harness.Outputs.NewOrder;
import io.ballast.harness.Outputs.Output;
import io.ballast.harness.OverlaySpec;
import io.ballast.harness.Seeds;
import io.ballast.harness.World;
import io.ballast.message.CommandType;
import io.ballast.message.ExecutionType;
import io.ballast.settings.SelectionSettings;
import io.ballast.slot.MarginState;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How a position moves from one contract to another. */
class ContractRollTest {
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

    /** In WARN the half that opens is refused: a slice that began then would leave the exposure open that it closes. */
    @Test
    void shouldBeginNoSliceWhileTheAccountIsNotNormal() {
        final EngineHarness engine = dated(0.5, "10", 20);
        engine.elapse(DAY);
        final List<Output> slice = engine.timer();
        final NewOrder far = ordersOf(slice, engine.world().id("FAR")).get(0);
        engine.fill(far, 18, 3_534, 0);
        engine.cash(-2_530_000);
        assertThat(engine.slot().index.marginState[0]).isEqualTo(MarginState.WARN);
        final NewOrder near = ordersOf(slice, engine.world().id("NEAR")).get(0);
        engine.settle(engine.fill(near, 19, 3_501, 0));
        engine.settle(engine.timer());
        assertThat(engine.position("NEAR")).isEqualTo(-38);
        assertThat(engine.position("FAR")).isEqualTo(-18);
        assertThat(engine.targetLots("NEAR")).as("the next slice waits").isEqualTo(-38);
        engine.settle(engine.cash(2_530_000));
        assertThat(engine.slot().index.marginState[0]).isEqualTo(MarginState.NORMAL);
        assertThat(engine.position("NEAR")).isZero();
        assertThat(engine.position("FAR")).isEqualTo(-56);
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
}
