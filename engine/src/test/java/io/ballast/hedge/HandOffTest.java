package io.ballast.hedge;

import static io.ballast.hedge.WorkflowTest.moved;
import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.harness.EngineHarness;
import io.ballast.harness.Outputs.NewOrder;
import io.ballast.harness.Outputs.Output;
import io.ballast.harness.OverlaySpec;
import io.ballast.harness.Seeds;
import io.ballast.harness.World;
import io.ballast.math.Ppb;
import io.ballast.message.CommandType;
import io.ballast.settings.RiskSettings;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Futures go back as spot is traded, and the effective weight stays where it is. */
class HandOffTest {
    private static final long SUSTAINED = 2;
    private static final long TEMPORARY = 1;
    private static final long LOT_USD = 6000;

    /** V 5 M, X at 80 % with a target of 60 %, a contract of 6000. */
    private static EngineHarness concentrated(final OverlaySpec spec) {
        final EngineHarness engine = new EngineHarness(World.simple()
                .spot("X")
                .linear("XF", "60")
                .sleeve("x", 0.6, "X")
                .overlay(spec));
        engine.cash(1_000_000);
        engine.quote("X", 99, 101);
        engine.hold("X", 40_000);
        engine.settle(engine.quote("XF", 99, 101));
        return engine;
    }

    private static OverlaySpec spec() {
        return OverlaySpec.of("x", "XF").tradeBack(0).spot("X", 0).handOff(0.03, 0.5, 0);
    }

    @Test
    void tv36ShouldShortTheConcentrationAndBuyBackTenLotsForSixtyThousandOfSpot() {
        final EngineHarness engine = concentrated(spec());
        assertThat(engine.position("XF")).isEqualTo(-167);
        engine.command(CommandType.OUTLOOK, 0, SUSTAINED, 0);
        final NewOrder sale = order(engine.timer(), engine, "X");
        assertThat(sale.isReduceOnly()).as("spot is no margin position").isFalse();
        final List<Output> outputs = engine.fill(sale, 600, 100, -sale.lots() - 600);
        assertThat(engine.targetLots("XF")).isEqualTo(-157);
        assertThat(outputs).anySatisfy(output -> assertThat(output.toString()).isEqualTo("SCALE -167 to -157"));
        assertThat(order(outputs, engine, "XF").isReduceOnly()).isTrue();
    }

    /** Spot band 3 %, kept to half of it: drift of 20 % goes to 1.5 % of 5 M, that is 925,000 of spot. */
    @Test
    void shouldStopAtTheInnerEdgeOfTheSpotBand() {
        final EngineHarness engine = concentrated(spec());
        engine.command(CommandType.OUTLOOK, 0, SUSTAINED, 0);
        final List<Output> outputs = engine.settle(engine.timer());
        assertThat(engine.position("X")).isEqualTo(40_000 - 9_250);
        assertThat(engine.position("XF"))
                .as("1.5 % of NAV stays in futures, up to the carry")
                .isBetween(-13L, -12L);
        assertThat(outputs.get(outputs.size() - 1).toString()).isEqualTo("HANDOFF to MONITOR: SPOT_INSIDE");
        assertThat(engine.settle(engine.timer())).isEmpty();
    }

    @Test
    void shouldEndFlatWhenAllIsGivenBack() {
        final EngineHarness engine =
                concentrated(OverlaySpec.of("x", "XF").tradeBack(0).spot("X", 0).handOff(0.03, 0, 0));
        engine.command(CommandType.OUTLOOK, 0, SUSTAINED, 0);
        final List<Output> outputs = engine.settle(engine.timer());
        assertThat(engine.position("X")).isEqualTo(30_000);
        assertThat(engine.position("XF")).isZero();
        assertThat(outputs.get(outputs.size() - 1).toString()).isEqualTo("REVERT to IDLE: FLAT");
    }

    @Test
    void shouldGiveBackForSpotThatIsFilledAfterTheOutlookChanged() {
        final EngineHarness engine = concentrated(spec());
        engine.command(CommandType.OUTLOOK, 0, SUSTAINED, 0);
        final NewOrder sale = order(engine.timer(), engine, "X");
        engine.command(CommandType.OUTLOOK, 0, TEMPORARY, 0);
        moved(engine.timer(), "HANDOFF to MONITOR: OUTLOOK_CHANGED");
        engine.fill(sale, 600, 100, -sale.lots() - 600);
        assertThat(engine.targetLots("XF")).isEqualTo(-157);
    }

    @Test
    void shouldGiveBackForSpotThatIsFilledAfterTheKill() {
        final EngineHarness engine = concentrated(spec());
        engine.command(CommandType.OUTLOOK, 0, SUSTAINED, 0);
        final NewOrder sale = order(engine.timer(), engine, "X");
        engine.command(CommandType.KILL);
        final List<Output> outputs = engine.fill(sale, 600, 100, -sale.lots() - 600);
        assertThat(engine.targetLots("XF")).isEqualTo(-157);
        assertThat(order(outputs, engine, "XF").lots()).as("closing is allowed").isEqualTo(10);
    }

    @Test
    void shouldNeitherSellADepositNorGiveFuturesBackForIt() {
        final EngineHarness engine = concentrated(spec());
        engine.command(CommandType.OUTLOOK, 0, SUSTAINED, 0);
        final NewOrder sale = order(engine.timer(), engine, "X");
        final long wanted = engine.targetLots("X");
        engine.hold("X", 40_100);
        assertThat(engine.targetLots("X")).isEqualTo(wanted + 100);
        assertThat(engine.targetLots("XF")).isEqualTo(-167);
        assertThat(sale.lots()).isEqualTo(-9_250);
    }

    /** 900 s of an overlay are break-even; the outlook knows nothing. */
    @Test
    void shouldHandOverWhenTheOverlayHasBecomeDearerThanSpot() {
        final EngineHarness engine = concentrated(
                OverlaySpec.of("x", "XF").tradeBack(0).spot("X", 0).handOff(0.03, 0.5, 900 * World.SECOND));
        engine.elapse(900 * World.SECOND - 1);
        moved(engine.timer());
        engine.elapse(1);
        moved(engine.timer(), "MONITOR to HANDOFF: BREAK_EVEN_PASSED");
    }

    @Test
    void shouldStayInTheOverlayInsideTheSpotBand() {
        final EngineHarness engine =
                concentrated(OverlaySpec.of("x", "XF").tradeBack(0).spot("X", 0).handOff(0.2, 0.5, 0));
        engine.command(CommandType.OUTLOOK, 0, SUSTAINED, 0);
        moved(engine.timer());
    }

    /** Nothing owned is left that may be traded: the phase does not flap. */
    @Test
    void shouldNotBeginWhatItCannotTrade() {
        final EngineHarness engine = new EngineHarness(World.simple()
                .spot("X")
                .spot("Y")
                .linear("XF", "60")
                .sleeve("x", 0.6, "X", "Y")
                .overlay(OverlaySpec.of("x", "XF").tradeBack(0).spot("Y", 0).handOff(0.03, 0.5, 0)));
        engine.cash(1_000_000);
        engine.quote("X", 99, 101);
        engine.quote("Y", 99, 101);
        engine.hold("X", 40_000);
        engine.settle(engine.quote("XF", 99, 101));
        engine.command(CommandType.OUTLOOK, 0, SUSTAINED, 0);
        moved(engine.timer());
        moved(engine.timer());
    }

    @Test
    void shouldTradeTheCheapestAssetFirstAndTheNextWhenItIsGone() {
        final EngineHarness engine = new EngineHarness(World.simple()
                .spot("DEAR")
                .spot("CHEAP")
                .linear("XF", "60")
                .sleeve("x", 0.6, "DEAR", "CHEAP")
                .overlay(OverlaySpec.of("x", "XF")
                        .tradeBack(0)
                        .spot("DEAR", 0.01)
                        .spot("CHEAP", 0.001)
                        .handOff(0.03, 0.5, 0)));
        engine.cash(1_000_000);
        engine.quote("DEAR", 99, 101);
        engine.quote("CHEAP", 99, 101);
        engine.hold("CHEAP", 5_000);
        engine.hold("DEAR", 35_000);
        engine.settle(engine.quote("XF", 99, 101));
        engine.command(CommandType.OUTLOOK, 0, SUSTAINED, 0);
        final List<NewOrder> orders = engine.settle(engine.timer()).stream()
                .filter(NewOrder.class::isInstance)
                .map(NewOrder.class::cast)
                .filter(order -> order.contract() != engine.world().id("XF"))
                .toList();
        assertThat(orders).extracting(NewOrder::contract).containsExactly(1, 0);
        assertThat(orders).extracting(NewOrder::lots).containsExactly(-5_000L, -4_250L);
    }

    /** 150 lots of 6000 need 450,000 of the 2 M at a leverage of 2, but 1.8 M at ½: 200,000 are left to pay for spot. */
    @Test
    void shouldBuySpotOnlyFromCollateralThatTheFuturesDoNotNeed() {
        final EngineHarness free = underweight(2_000_000, 2 * Ppb.ONE);
        final NewOrder buy = order(free.timer(), free, "X");
        assertThat(buy.lots()).isEqualTo(8_250);
        final EngineHarness tight = underweight(2_000_000, Ppb.ONE / 2);
        final List<Output> outputs = tight.timer();
        final long gross = tight.position("XF") * LOT_USD;
        final long most = (long) Math.floor((2_000_000 - gross / 0.5) / 100);
        assertThat(order(outputs, tight, "X").lots()).isEqualTo(most);
        assertThat(most).isEqualTo(2_000);
    }

    /** NAV of 5 M with so much cash, 20 % under its target in X, long the future. */
    private static EngineHarness underweight(final long cash, final long maxLeveragePpb) {
        final EngineHarness engine = new EngineHarness(World.simple()
                .spot("X")
                .linear("XF", "60")
                .sleeve("x", 0.78, "X")
                .overlay(spec())
                .risk(new RiskSettings(maxLeveragePpb, 5_000_000, 5, 1_000_000, 1_000, 30 * World.SECOND)));
        engine.cash(cash);
        engine.quote("X", 99, 101);
        engine.hold("X", 30_000);
        engine.settle(engine.quote("XF", 99, 101));
        assertThat(engine.position("XF")).isEqualTo(150);
        engine.command(CommandType.OUTLOOK, 0, SUSTAINED, 0);
        return engine;
    }

    @Test
    void shouldKeepTheEffectiveWeightWithinALotAtEveryFillOfEitherSide() {
        Seeds.forEach(40, generator -> {
            final boolean isOver = generator.oneIn(2);
            final EngineHarness engine = isOver ? concentrated(spec()) : underweight(2_000_000, 2 * Ppb.ONE);
            if (isOver) {
                engine.command(CommandType.OUTLOOK, 0, SUSTAINED, 0);
            }
            final long before = intendedUsd(engine);
            List<Output> outputs = engine.timer();
            while (outputs.stream().anyMatch(output -> isOf(output, engine, "X"))) {
                final NewOrder spot = order(outputs, engine, "X");
                long open = Math.abs(spot.lots());
                while (open > 0) {
                    final long lots = generator.between(1, open);
                    open -= lots;
                    outputs = engine.fill(spot, lots, 100, open);
                    assertThat(Math.abs(intendedUsd(engine) - before)).isLessThanOrEqualTo(LOT_USD);
                    assertThat(engine.targetLots("XF") == 0 || engine.targetLots("XF") < 0 == isOver)
                            .isTrue();
                }
            }
            assertThat(Math.abs(engine.targetLots("XF"))).isLessThan(20);
        });
    }

    /** Value of the sleeve with the targets of the futures held. */
    private static long intendedUsd(final EngineHarness engine) {
        return engine.position("X") * 100 + engine.targetLots("XF") * LOT_USD;
    }

    private static boolean isOf(final Output output, final EngineHarness engine, final String name) {
        return output instanceof NewOrder order
                && order.contract() == engine.world().id(name);
    }

    private static NewOrder order(final List<Output> outputs, final EngineHarness engine, final String name) {
        return (NewOrder) outputs.stream()
                .filter(output -> isOf(output, engine, name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no order for " + name + " among " + outputs));
    }
}
