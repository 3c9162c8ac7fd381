package io.ballast.hedge;

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
import io.ballast.settings.BasisSettings;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** TV-38: spot 100, future 102 or 98, 90 days, 5 % financing, 5 bp a trade, so 20 bp in and out. */
class BasisHedgeTest {
    private static final long DAY = 86_400 * World.SECOND;
    private static final long EXPIRY = Inputs.START_NS + 90 * DAY;

    private static EngineHarness engine(final double hurdle, final long futureUsd, final boolean isFutureFirst) {
        final EngineHarness engine = new EngineHarness(World.simple()
                .spot("COIN", "0.0001", "1")
                .linear("FUT", "0.0001", "1", "1")
                .sleeve("coins", 0.9, "COIN")
                .overlay(OverlaySpec.basis(
                                "FUT",
                                new BasisSettings(
                                        10, List.of(1.0), hurdle, 0.001, 0.05, EXPIRY, 0, true, isFutureFirst, 3))
                        .cost("FUT", 0.0005)
                        .spot("COIN", 0.0005))
                .jumpy());
        engine.cash(100_000);
        engine.hold("COIN", 8);
        quote(engine, "COIN", 100_0000);
        engine.takeHistory();
        quote(engine, "FUT", futureUsd * 10_000);
        return engine;
    }

    private static List<Output> quote(final EngineHarness engine, final String name, final long ticks) {
        return engine.quote(name, ticks - 1, ticks + 1);
    }

    @Test
    void tv38ShouldEnterContangoAboveTheHurdleOf230BasisPointsOnly() {
        moved(engine(0.0231, 102, true).takeHistory());
        final EngineHarness engine = engine(0.0229, 102, true);
        final List<Output> outputs = new ArrayList<>(engine.takeHistory());
        moved(outputs, "IDLE to EXECUTE: BASIS_ABOVE_HURDLE");
        final List<Output> all = engine.settle(outputs);
        assertThat(engine.position("FUT")).isEqualTo(-10);
        assertThat(engine.position("COIN")).isEqualTo(18);
        assertThat(all.get(all.size() - 1).toString()).isEqualTo("EXECUTE to MONITOR: TARGET_REACHED");
    }

    /** 3.0329 % in 90 days are 12.30 % a year; eight coins are owned, so eight lots are bought. */
    @Test
    void tv38ShouldSellOwnedSpotInBackwardationUpToWhatIsOwned() {
        moved(engine(0.1231, 98, true).takeHistory());
        final EngineHarness engine = engine(0.1229, 98, true);
        engine.settle(engine.takeHistory());
        assertThat(engine.position("FUT")).isEqualTo(8);
        assertThat(engine.position("COIN")).isZero();
    }

    @Test
    void shouldLeaveWhenTheBasisIsGone() {
        final EngineHarness engine = engine(0.0229, 102, true);
        engine.settle(engine.takeHistory());
        final List<Output> outputs = engine.settle(quote(engine, "FUT", 101_0000));
        moved(outputs, "MONITOR to REVERT: BASIS_GONE", "REVERT to IDLE: FLAT");
        assertThat(engine.position("FUT")).isZero();
        assertThat(engine.position("COIN")).isEqualTo(8);
    }

    @Test
    void shouldCloseAtTheExpiryAndNotEnterAgain() {
        final EngineHarness engine = engine(0.0229, 102, true);
        engine.settle(engine.takeHistory());
        engine.elapse(90 * DAY - 1);
        moved(quote(engine, "FUT", 110_0000));
        engine.elapse(1);
        engine.settle(engine.timer());
        assertThat(engine.position("FUT")).isZero();
        assertThat(engine.position("COIN")).isEqualTo(8);
        moved(engine.timer());
    }

    /** With fills of any size in any order, either side first, entering and leaving. */
    @Test
    void shouldNeverHaveOneSideAheadByMoreThanASlice() {
        Seeds.forEach(40, generator -> {
            final boolean isContango = generator.oneIn(2);
            final EngineHarness engine = engine(0.02, isContango ? 102 : 98, generator.oneIn(2));
            List<Output> outputs = engine.takeHistory();
            final List<NewOrder> open = new ArrayList<>();
            final List<Long> done = new ArrayList<>();
            for (int i = 0; i < 400; i++) {
                for (final Output output : outputs) {
                    if (output instanceof NewOrder order) {
                        open.add(order);
                        done.add(0L);
                    }
                }
                if (i == 8) {
                    outputs = quote(engine, "FUT", isContango ? 101_0000 : 101_5000);
                } else if (open.isEmpty()) {
                    outputs = engine.timer();
                } else {
                    final int at = generator.below(open.size());
                    final NewOrder order = open.get(at);
                    final long left = Math.abs(order.lots()) - done.get(at);
                    final long lots = generator.between(1, left);
                    outputs = engine.fill(order, lots, order.limit(), left - lots);
                    done.set(at, done.get(at) + lots);
                    if (lots == left) {
                        open.remove(at);
                        done.remove(at);
                    }
                }
                outputs.stream()
                        .filter(io.ballast.harness.Outputs.Cancel.class::isInstance)
                        .findFirst()
                        .ifPresent(cancel -> {
                            throw new AssertionError("an order was given up: " + cancel);
                        });
                assertThat(engine.position("FUT") + engine.position("COIN") - 8).isBetween(-3L, 3L);
            }
            assertThat(engine.position("FUT")).isZero();
            assertThat(engine.position("COIN")).isEqualTo(8);
        });
    }

    @Test
    void shouldKeepADepositOutOfTheTrade() {
        final EngineHarness engine = engine(0.0229, 102, true);
        engine.settle(engine.takeHistory());
        engine.settle(engine.hold("COIN", 23));
        engine.settle(engine.timer());
        assertThat(engine.position("COIN")).isEqualTo(23);
        engine.settle(quote(engine, "FUT", 101_0000));
        assertThat(engine.position("COIN")).isEqualTo(13);
    }

    /** Nobody quotes a future that is settled; what is left of its basket is sold with the prices there are. */
    @Test
    void shouldUnwindTheBasketWhenTheFutureWasSettled() {
        for (final boolean isFutureFirst : List.of(true, false)) {
            final EngineHarness engine = engine(0.0229, 102, isFutureFirst);
            engine.settle(engine.takeHistory());
            engine.specification("FUT", 7);
            engine.elapse(90 * DAY);
            final List<Output> outputs = engine.settle(engine.timer());
            moved(outputs, "MONITOR to REVERT: EXPIRED", "REVERT to IDLE: FLAT");
            assertThat(engine.targetLots("FUT")).isZero();
            assertThat(engine.position("COIN")).isEqualTo(8);
        }
    }

    /** Eight coins stand against a lot of the future; three were bought when it was stopped. */
    @Test
    void shouldNotKeepAPartOfALotThatTheKillLeft() {
        final EngineHarness engine = new EngineHarness(World.simple()
                .spot("COIN", "0.0001", "0.125")
                .linear("FUT", "0.0001", "1", "1")
                .sleeve("coins", 0.9, "COIN")
                .overlay(OverlaySpec.basis(
                                "FUT",
                                new BasisSettings(10, List.of(8.0), 0.0229, 0.001, 0.05, EXPIRY, 0, true, false, 3))
                        .cost("FUT", 0.0005)
                        .spot("COIN", 0.0005))
                .jumpy());
        engine.cash(100_000);
        engine.hold("COIN", 64);
        quote(engine, "COIN", 100_0000);
        engine.takeHistory();
        final NewOrder purchase = firstOrder(quote(engine, "FUT", 102_0000));
        engine.fill(purchase, 3, purchase.limit(), purchase.lots() - 3);
        moved(engine.command(CommandType.KILL), "EXECUTE to HALT: KILLED");
        engine.answer(purchase, ExecutionType.CANCELED, 0);
        assertThat(engine.position("COIN")).isEqualTo(67);
        engine.settle(quote(engine, "FUT", 101_0000));
        engine.command(CommandType.RESET_KILL);
        engine.settle(engine.timer());
        assertThat(engine.position("COIN")).isEqualTo(64);
        assertThat(engine.position("FUT")).isZero();
    }

    /** The opening order that was under way comes no more: what was done is taken back, and nothing waits for it. */
    @Test
    void shouldCloseAfterTheKillWhatWasGivenUpWhileItWasOpened() {
        final EngineHarness engine = engine(0.0229, 102, true);
        final NewOrder first = firstOrder(engine.takeHistory());
        engine.fill(first, 1, first.limit(), 2);
        moved(quote(engine, "FUT", 101_0000), "EXECUTE to REVERT: BASIS_GONE");
        final List<Output> outputs = new ArrayList<>(engine.command(CommandType.KILL));
        outputs.addAll(engine.answer(first, ExecutionType.CANCELED, 0));
        outputs.addAll(engine.timer());
        moved(engine.settle(outputs), "REVERT to HALT: KILLED");
        assertThat(engine.position("FUT")).isZero();
        assertThat(engine.position("COIN")).isEqualTo(8);
    }

    /** The future is gone in the middle of the purchase: no more is bought, and what was is sold. */
    @Test
    void shouldBuyNoMoreOfTheBasketWhenTheFutureExpires() {
        final EngineHarness engine = engine(0.0229, 102, false);
        final NewOrder first = firstOrder(engine.takeHistory());
        engine.fill(first, 1, first.limit(), 2);
        engine.elapse(90 * DAY);
        engine.timer();
        assertThat(engine.targetLots("COIN")).isEqualTo(8);
        engine.settle(engine.answer(first, ExecutionType.CANCELED, 0));
        engine.settle(engine.timer());
        assertThat(engine.position("COIN")).isEqualTo(8);
    }

    private static NewOrder firstOrder(final List<Output> outputs) {
        return (NewOrder)
                outputs.stream().filter(NewOrder.class::isInstance).findFirst().orElseThrow();
    }

    @Test
    void shouldGoOnClosingBothSidesAfterTheKill() {
        final EngineHarness engine = engine(0.0229, 102, true);
        engine.settle(engine.takeHistory());
        final List<Output> outputs = new ArrayList<>(quote(engine, "FUT", 101_0000));
        moved(outputs, "MONITOR to REVERT: BASIS_GONE");
        moved(engine.command(CommandType.KILL));
        moved(engine.settle(outputs), "MONITOR to REVERT: BASIS_GONE", "REVERT to HALT: KILLED");
        assertThat(engine.position("FUT")).isZero();
        assertThat(engine.position("COIN")).isEqualTo(8);
        moved(engine.command(CommandType.RESET_KILL), "HALT to IDLE: RELEASED");
    }

    /** Selling what is owned reduces a position; without the future that comes after it, it is a bet. */
    @Test
    void shouldHoldTheSaleOfSpotAtTheKillWhileTheFutureMayNotFollow() {
        final EngineHarness engine = engine(0.1229, 98, false);
        final NewOrder sale = firstOrder(engine.takeHistory());
        engine.fill(sale, 1, sale.limit(), 2);
        moved(engine.command(CommandType.KILL), "EXECUTE to HALT: KILLED");
        assertThat(engine.targetLots("COIN")).isEqualTo(7);
        engine.fill(sale, 1, sale.limit(), 1);
        assertThat(engine.targetLots("COIN")).as("what was filled on the way").isEqualTo(6);
        assertThat(engine.targetLots("FUT")).isZero();
        engine.answer(sale, ExecutionType.CANCELED, 0);
        moved(engine.command(CommandType.RESET_KILL), "HALT to SCALE: RELEASED");
        engine.settle(engine.timer());
        assertThat(engine.position("FUT")).isEqualTo(8);
        assertThat(engine.position("COIN")).isZero();
    }

    @Test
    void shouldStopAtTheKillAndGoOnAfterTheReset() {
        final EngineHarness engine = engine(0.0229, 102, true);
        final NewOrder first = firstOrder(engine.takeHistory());
        moved(engine.command(CommandType.KILL), "EXECUTE to HALT: KILLED");
        engine.fill(first, 3, first.limit(), 0);
        assertThat(engine.position("COIN")).isEqualTo(8);
        moved(engine.command(CommandType.RESET_KILL), "HALT to SCALE: RELEASED");
        engine.settle(engine.timer());
        assertThat(engine.position("FUT")).isEqualTo(-10);
        assertThat(engine.position("COIN")).isEqualTo(18);
        moved(engine.command(CommandType.KILL), "MONITOR to HALT: KILLED");
        moved(engine.settle(quote(engine, "FUT", 100_0000)), "HALT to REVERT: BASIS_GONE", "REVERT to HALT: KILLED");
        assertThat(engine.position("FUT")).as("what reduces both sides goes on").isZero();
    }
}
