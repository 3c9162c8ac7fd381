package io.ballast.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.ballast.harness.EngineHarness;
import io.ballast.harness.Generator;
import io.ballast.harness.Outputs.NewOrder;
import io.ballast.harness.OverlaySpec;
import io.ballast.harness.Poison;
import io.ballast.harness.Seeds;
import io.ballast.harness.World;
import io.ballast.instrument.Instrument;
import io.ballast.message.ExecutionType;
import io.ballast.message.SourceStatus;
import io.ballast.slot.IndexSection;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The incremental figures equal those recomputed from scratch after any sequence of events. */
class IndexStagePropertyTest {
    private static final List<String> SPOTS = List.of("BTC", "ETH", "ALT", "XYZ");

    @Test
    void shouldEqualTheNaivePortfolioAfterAnySequenceOfEvents() {
        Seeds.forEach(60, generator -> run(generator, world(SPOTS)));
    }

    @Test
    void shouldEqualTheNaivePortfolioWithContractsSettledInCoin() {
        Seeds.forEach(60, generator -> {
            final EngineHarness engine = new EngineHarness(mixedWorld()).poisonedBy(new Poison(generator));
            final NaivePortfolio naive = new NaivePortfolio(engine.world());
            naive.nowNs = engine.inputs().timeNs();
            engine.cash(10_000_000);
            naive.transfer(10_000_000_000_000_000L);
            engine.world().instruments().forEach(instrument -> quote(engine, naive, instrument.name(), 10_000));
            for (int i = 0; i < 300; i++) {
                final long stepNs = generator.oneIn(40) ? generator.between(0, 4 * World.SECOND) : 1;
                engine.elapse(stepNs);
                naive.nowNs += stepNs;
                mixedStep(generator, engine, naive);
                compare(engine.world(), engine.slot().index, naive);
            }
        });
    }

    private static World mixedWorld() {
        return World.empty()
                .source("spot", 3 * World.SECOND)
                .spot("BTC", "0.1", "0.00001")
                .spot("ETH", "0.01", "0.0001")
                .source("futures", 90 * World.SECOND)
                .linear("BTCF", "0.1", "0.001", "1")
                .inverse("BTCI", "BTC", "0.1", "100")
                .inverse("BTCJ", "BTC", "0.5", "7")
                .quanto("ETHQ", "BTC", "0.05", "0.0001")
                .sleeve("btc", 0.5, "BTC")
                .sleeve("eth", 0.3, "ETH")
                .index("X", List.of("BTC", "ETH"), List.of("0.0123", "0.7"))
                .overlay(OverlaySpec.of("btc", "BTCF").index("X").band(0.99))
                .overlay(OverlaySpec.of("btc", "BTCI").index("X").band(0.99))
                .overlay(OverlaySpec.of("btc", "BTCJ").index("X").band(0.99))
                .overlay(OverlaySpec.of("eth", "ETHQ").index("X").band(0.99));
    }

    private static void mixedStep(final Generator generator, final EngineHarness engine, final NaivePortfolio naive) {
        final List<String> names =
                engine.world().instruments().stream().map(Instrument::name).toList();
        if (generator.oneIn(4)) {
            fill(generator, engine.world(), engine, naive, generator.oneOf(contracts(engine.world())), 5_000);
        } else if (generator.oneIn(20)) {
            final long lots = generator.between(0, 1_000_000);
            engine.hold("BTC", lots);
            naive.hold(engine.world().id("BTC"), lots);
        } else if (generator.oneIn(30)) {
            engine.status(1, SourceStatus.GAP);
            naive.down(1);
        } else {
            quote(engine, naive, generator.oneOf(names), generator.between(5_000, 50_000));
        }
    }

    private static void quote(
            final EngineHarness engine, final NaivePortfolio naive, final String name, final long bid) {
        engine.quote(name, bid, bid + 3);
        naive.quote(engine.world().id(name), bid, bid + 3);
    }

    /** Contracts of the overlays, in their order. */
    private static List<String> contracts(final World world) {
        return world.overlays().stream()
                .map(overlay -> world.instruments()
                        .get(overlay.mainLeg().instrumentId())
                        .name())
                .toList();
    }

    @Test
    void shouldSplitSharedAssetsExactly() {
        Seeds.forEach(60, generator -> {
            final long eth = generator.between(1, 999_999_999L);
            final long alt = generator.between(1, 499_999_999L);
            final long xyz = generator.between(1, 499_999_999L);
            final long one = 1_000_000_000L;
            final World world = priced().sleeve(
                            "majors", 0.5, List.of("ETH", "BTC", "ALT"), List.of(eth, one, alt), null)
                    .sleeve("alts", 0.3, List.of("XYZ", "ALT"), List.of(xyz, one - 2 * alt), null)
                    .sleeve("all", 0.1, List.of("XYZ", "ALT", "ETH"), List.of(one - xyz, alt, one - eth), null)
                    .index("ALL", SPOTS, List.of("1", "1", "1", "1"))
                    .overlay(OverlaySpec.of("majors", "BTCF").index("ALL"))
                    .overlay(OverlaySpec.of("alts", "ALTF").index("ALL"));
            run(generator, world);
        });
    }

    /** Property of TV set: invariant to constituent order. */
    @Test
    void shouldNotDependOnTheOrderOfConstituents() {
        Seeds.forEach(20, generator -> {
            final long seed = generator.anyLong();
            final byte[] plain = stateAfter(seed, world(SPOTS));
            final byte[] shuffled = stateAfter(seed, world(generator.shuffled(SPOTS)));
            assertThat(shuffled).isEqualTo(plain);
        });
    }

    private static byte[] stateAfter(final long seed, final World world) {
        final EngineHarness engine = new EngineHarness(world);
        final Session session = new Session(engine, new java.util.Random(seed));
        for (int i = 0; i < 200; i++) {
            session.quote();
        }
        return engine.state();
    }

    private record Session(EngineHarness engine, java.util.Random random) {
        void quote() {
            final String name = SPOTS.get(random.nextInt(SPOTS.size()));
            final long bid = 1L + random.nextInt(1_000_000);
            engine.quote(name, bid, bid + 1 + random.nextInt(100));
        }
    }

    private static World world(final List<String> order) {
        return priced().sleeve(
                        "majors",
                        0.5,
                        order.stream().filter(List.of("BTC", "ETH")::contains).toArray(String[]::new))
                .sleeve("alts", 0.3, "ALT", "XYZ")
                .index(
                        "ALL",
                        order,
                        order.stream().map(IndexStagePropertyTest::quantity).toList())
                .index("MAJORS", List.of("BTC", "ETH"), List.of("0.0123", "0.7"))
                .overlay(OverlaySpec.of("majors", "BTCF").index("MAJORS"))
                .overlay(OverlaySpec.of("alts", "ALTF").index("ALL").beta(1.3, 5));
    }

    private static World priced() {
        return World.empty()
                .source("fast", 3 * World.SECOND)
                .spot("BTC", "0.1", "0.00001")
                .spot("ETH", "0.01", "0.0001")
                .linear("BTCF", "0.1", "0.001", "1")
                .source("slow", 90 * World.SECOND)
                .spot("ALT", "0.0001", "0.1")
                .spot("XYZ", "0.000001", "1")
                .linear("ALTF", "0.001", "1", "0.1");
    }

    private static String quantity(final String name) {
        return switch (name) {
            case "BTC" -> "0.00125";
            case "ETH" -> "0.03";
            case "ALT" -> "17";
            default -> "1234.5";
        };
    }

    private static void run(final Generator generator, final World world) {
        final EngineHarness engine = new EngineHarness(world).poisonedBy(new Poison(generator));
        final NaivePortfolio naive = new NaivePortfolio(world);
        naive.nowNs = engine.inputs().timeNs();
        engine.cash(1_000_000);
        naive.transfer(1_000_000_000_000_000L);
        for (int i = 0; i < 300; i++) {
            final long stepNs = generator.oneIn(20) ? generator.between(0, 4 * World.SECOND) : generator.below(1000);
            engine.elapse(stepNs);
            naive.nowNs += stepNs;
            step(generator, world, engine, naive);
            compare(world, engine.slot().index, naive);
        }
    }

    private static void step(
            final Generator generator, final World world, final EngineHarness engine, final NaivePortfolio naive) {
        final String spot = generator.oneOf(SPOTS);
        final String contract = generator.oneOf(contracts(world));
        switch (generator.below(16)) {
            case 0 -> {
                final long lots = generator.oneIn(3) ? 0 : generator.between(1, 1_000_000);
                engine.hold(spot, lots);
                naive.hold(world.id(spot), lots);
            }
            case 1 -> {
                final long usd = generator.between(-20_000, 20_000);
                engine.cash(usd);
                naive.transfer(usd * 1_000_000_000L);
            }
            case 2 -> {
                final long nano = generator.between(-1_000_000_000L, 1_000_000_000L);
                engine.funding(contract, nano);
                naive.fund(nano);
            }
            case 3, 4 -> fill(generator, world, engine, naive, contract, 1);
            case 5 -> {
                final int sleeve = generator.below(2);
                final double weight = generator.below(70) / 100.0;
                final int remaining = generator.below(2);
                engine.target(world.sleeves().get(sleeve).name(), weight, remaining);
                naive.target(sleeve, Math.round(weight * 1e9), remaining == 0);
            }
            case 6 -> {
                final int source = generator.below(2);
                engine.status(source, generator.oneIn(2) ? SourceStatus.DOWN : SourceStatus.GAP);
                naive.down(source);
            }
            case 7 -> engine.status(generator.below(2), SourceStatus.UP);
            case 8 -> engine.timer();
            case 9 -> {
                final boolean isWrong = generator.oneIn(3);
                final long unit = world.instrument(contract).nanoUsdPerHalfTickLot();
                engine.specification(contract, isWrong ? unit + 1 : unit);
                naive.quarantine(world.id(contract), isWrong);
            }
            default -> {
                final String name = generator.oneIn(3) ? contract : spot;
                final long bid = generator.between(1, 1_000_000);
                final long ask = bid + generator.between(1, 100);
                engine.quote(name, bid, ask);
                naive.quote(world.id(name), bid, ask);
            }
        }
    }

    private static void fill(
            final Generator generator,
            final World world,
            final EngineHarness engine,
            final NaivePortfolio naive,
            final String contract,
            final long lowestTicks) {
        final long lots = generator.between(1, 1000);
        final int sign = generator.oneIn(2) ? 1 : -1;
        final long ticks = generator.between(lowestTicks, 100_000);
        final long fee = generator.between(-1_000_000, 1_000_000_000);
        final NewOrder foreign = new NewOrder(generator.anyLong(), 0, world.id(contract), sign, ticks, false);
        engine.execution(
                foreign,
                fields -> fields.executionType(ExecutionType.FILL)
                        .lastLots(lots)
                        .lastTicks(ticks)
                        .feeNanoUsd(fee));
        naive.fill(world.id(contract), sign, lots, ticks, fee);
    }

    private static void compare(final World world, final IndexSection index, final NaivePortfolio naive) {
        final boolean isInRange = naive.nav().signum() > 0;
        assertThat(index.isNavValid).isEqualTo(naive.isNavValid());
        assertThat(index.navNanoUsd)
                .isEqualTo(isInRange ? NaivePortfolio.nano(naive.nav()).longValueExact() : 0);
        assertThat(index.unhedgedNavNanoUsd)
                .isEqualTo(isInRange ? NaivePortfolio.nano(naive.unhedgedNav()).longValueExact() : 0);
        assertThat(index.collateralNanoUsd)
                .isEqualTo(isInRange ? NaivePortfolio.nano(naive.collateral()).longValueExact() : 0);
        assertThat(index.feesNanoUsd)
                .isEqualTo(NaivePortfolio.nano(naive.fees()).longValueExact());
        assertThat(index.spreadNanoUsd)
                .isEqualTo(NaivePortfolio.nano(naive.spread()).longValueExact());
        assertThat(index.fundingNanoUsd)
                .isEqualTo(NaivePortfolio.nano(naive.funding()).longValueExact());
        if (isInRange) {
            for (int sleeve = 0; sleeve < world.sleeves().size(); sleeve++) {
                assertThat(index.sleeveNanoUsd[sleeve])
                        .isEqualTo(NaivePortfolio.nano(naive.sleeve(sleeve)).longValueExact());
                assertThat(index.driftNanoUsd[sleeve])
                        .isEqualTo(naive.driftNano(sleeve).longValueExact());
            }
        }
        compareOverlays(world, index, naive);
    }

    private static void compareOverlays(final World world, final IndexSection index, final NaivePortfolio naive) {
        final List<Integer> contracts = contracts(world).stream().map(world::id).toList();
        assertThat(index.grossNotionalNanoUsd)
                .isEqualTo(NaivePortfolio.nano(naive.grossOf(contracts)).longValueExact());
        for (int overlay = 0; overlay < contracts.size(); overlay++) {
            final int contract = contracts.get(overlay);
            final int basket = world.overlays().get(overlay).indexId();
            assertThat(index.positionLots[overlay]).isEqualTo(naive.position(contract));
            assertThat(index.lotNanoUsd[overlay])
                    .isEqualTo(NaivePortfolio.nano(naive.lotValue(contract)).longValueExact());
            assertThat(index.isLegValid[overlay]).isEqualTo(naive.isContractValid(contract));
            assertThat(index.isIndexValid[overlay]).isEqualTo(naive.isIndexValid(basket));
            final double level = naive.level(basket).doubleValue();
            assertThat(index.indexLevel[overlay]).isCloseTo(level, within(4 * Math.ulp(level)));
        }
    }
}
