package io.ballast.hedge;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.harness.EngineHarness;
import io.ballast.harness.Generator;
import io.ballast.harness.Inputs;
import io.ballast.harness.Outputs;
import io.ballast.harness.Outputs.NewOrder;
import io.ballast.harness.Outputs.Output;
import io.ballast.harness.OverlaySpec;
import io.ballast.harness.Poison;
import io.ballast.harness.RichWorld;
import io.ballast.harness.Seeds;
import io.ballast.harness.World;
import io.ballast.message.AccountChange;
import io.ballast.message.CommandType;
import io.ballast.message.SourceStatus;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.agrona.ExpandableArrayBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

/** An engine that looks only where something may come of it, beside one that is made to look at every event. */
class CalmTest {
    private static final int EVENTS = 1_500;
    private static final int COINS = 3;
    private static final List<String> NAMES = List.of("ALT", "BTC", "UNI", "ALTF", "BTCF", "UNIF", "L1", "BETAF");
    private static final long[] MIDS = {50_000, 100_000, 20_000, 50_000, 100_000, 20_000, 10_000, 100_000};
    /** The first legs of the pair and of the overlay with β: theirs begin behind the two of the least tracking error. */
    private static final int FIRST_FOLLOWED_LEG = 2;

    private static final List<String> CALM = List.of(
            "events that the least tracking error did not look at",
            "events that the pair did not look at",
            "events that the overlay with β did not look at");
    private static final String ORDERS = "orders";
    private static final String OUTLOOKS = "ends of an operator's outlook";
    private static final String MARGIN = "steps on the margin ladder";
    private static final String NO_NAV = "events without a NAV";
    private static final List<String> ALL = Stream.concat(CALM.stream(), Stream.of(ORDERS, OUTLOOKS, MARGIN, NO_NAV))
            .toList();

    private final Map<String, Integer> seen = new TreeMap<>();

    private static World world() {
        return World.empty()
                .source("live", 400 * World.SECOND)
                .spots(NAMES.subList(0, COINS))
                .linears(NAMES.subList(COINS, NAMES.size()), "1")
                .sleeve("alts", 0.3, "ALT")
                .sleeve("btc", 0.3, "BTC")
                .sleeve("uni", 0.2, "UNI")
                .index("market", List.of("ALT", "BTC", "UNI"), List.of("1", "0.5", "2"))
                .overlay(OverlaySpec.of("alts", "ALTF")
                        .together(List.of("ALTF", "BTCF"), List.of(0.7, 0.3))
                        .lookThrough("BTCF", "btc", 1)
                        .minimumError(8)
                        .betaGrid(5 * World.SECOND, 200 * World.SECOND, 0.25)
                        .dwell(1)
                        .cooldown(3 * World.SECOND)
                        .review(60 * World.SECOND)
                        .maxPosition(4_000))
                .overlay(OverlaySpec.pair("uni", "UNIF", "L1")
                        .betas(1.4, 1.1, 0.01)
                        .index("market")
                        .estimator(1, 8)
                        .betaGrid(5 * World.SECOND, 200 * World.SECOND, 0.25))
                .overlay(OverlaySpec.of("btc", "BETAF")
                        .beta(1, 8)
                        .betaGrid(5 * World.SECOND, 200 * World.SECOND, 0.25)
                        .relativeBand(0.05))
                .jumpy();
    }

    @Test
    void shouldDecideAsIfItLookedAtEveryEvent() {
        Seeds.forEach(5, generator -> live(generator, engine -> {}));
        assertThat(seen.keySet()).containsExactlyInAnyOrderElementsOf(ALL);
        CALM.forEach(name -> assertThat(seen.get(name)).as(name).isGreaterThan(200));
        assertThat(seen.get(ORDERS)).isGreaterThan(50);
    }

    @Test
    void shouldDecideSoWhereASlotHoldsSomethingElse() {
        Seeds.forEach(2, generator -> live(generator, engine -> engine.poisonedBy(new Poison(generator))));
        assertThat(seen.keySet()).containsExactlyInAnyOrderElementsOf(ALL);
    }

    private void count(final String what, final int times) {
        if (times > 0) {
            seen.merge(what, times, Integer::sum);
        }
    }

    private void live(final Generator generator, final Consumer<EngineHarness> prepared) {
        final World world = world();
        final EngineHarness calm = EngineHarness.unopened(world);
        prepared.accept(calm);
        final EngineHarness looking = EngineHarness.unopened(world);
        final WatchedOverlay[] overlays = WatchedOverlay.of(calm.stages().hedge());
        final Life life = new Life(generator, world, calm.inputs());
        for (int i = 0; i < EVENTS; i++) {
            final UnsafeBuffer input = life.next();
            final List<Output> outputs = calm.feed(input);
            // Where state is written a calm ends.
            looking.restoreNext();
            assertThat(looking.feed(input)).as("input %d", i).isEqualTo(outputs);
            requireSameFigures(calm, looking);
            assertThat(stateOf(calm, overlays)).as("state behind input %d", i).isEqualTo(stateOf(looking));
            life.answer(outputs);
            countFound(outputs, calm);
        }
        assertThat(calm.state()).isEqualTo(looking.state());
        for (int id = 0; id < overlays.length; id++) {
            count(CALM.get(id), overlays[id].calmEvents());
        }
    }

    /** Of hedge and orders, without an effect: where the stages before write theirs, contracts count as changed. */
    private static byte[] stateOf(final EngineHarness engine, final WatchedOverlay... overlays) {
        final ExpandableArrayBuffer buffer = new ExpandableArrayBuffer(1 << 12);
        for (final WatchedOverlay overlay : overlays) {
            overlay.keepCalm(true);
        }
        final int middle = engine.stages().hedge().writeState(buffer, 0);
        for (final WatchedOverlay overlay : overlays) {
            overlay.keepCalm(false);
        }
        return Arrays.copyOf(buffer.byteArray(), engine.stages().order().writeState(buffer, middle));
    }

    private void countFound(final List<Output> outputs, final EngineHarness engine) {
        for (final Output output : outputs) {
            count(ORDERS, output instanceof NewOrder ? 1 : 0);
            count(OUTLOOKS, output instanceof Outputs.Outlook outlook && !outlook.isCommanded() ? 1 : 0);
            count(MARGIN, output instanceof Outputs.Margin ? 1 : 0);
        }
        count(NO_NAV, engine.slot().index.isNavValid ? 0 : 1);
    }

    /** All but those of the least tracking error, which are as of when it was solved for. */
    private static void requireSameFigures(final EngineHarness calm, final EngineHarness looking) {
        assertThat(calm.slot().hedge.driftNanoUsd).isEqualTo(looking.slot().hedge.driftNanoUsd);
        assertThat(calm.slot().hedge.bandNanoUsd).isEqualTo(looking.slot().hedge.bandNanoUsd);
        assertThat(followed(calm.slot().hedge.excessNanoUsd)).isEqualTo(followed(looking.slot().hedge.excessNanoUsd));
        assertThat(followed(calm.slot().hedge.intendedNanoUsd))
                .isEqualTo(followed(looking.slot().hedge.intendedNanoUsd));
        for (int overlay = 1; overlay < calm.slot().hedge.effectiveDriftNanoUsd.length; overlay++) {
            assertThat(calm.slot().hedge.effectiveDriftNanoUsd[overlay])
                    .isEqualTo(looking.slot().hedge.effectiveDriftNanoUsd[overlay]);
        }
    }

    private static long[] followed(final long[] byLeg) {
        return java.util.Arrays.copyOfRange(byLeg, FIRST_FOLLOWED_LEG, byLeg.length);
    }

    /** Mostly a small step of a coin's price, sometimes of a contract's or a large one, now and then anything else. */
    private static final class Life {
        private static final long CASH_NANO_USD = 2_000_000_000_000_000L;
        /** Beside what the contracts have won and lost, too little is left for their margin. */
        private static final long WITHDRAWN_NANO_USD = 1_960_000_000_000_000L;

        private static final long STALE_NS = 401 * World.SECOND;

        private final Generator generator;
        private final World world;
        private final Inputs inputs;
        private final long[] mids = MIDS.clone();
        private final Deque<UnsafeBuffer> waiting = new ArrayDeque<>();
        private final Deque<NewOrder> open = new ArrayDeque<>();
        private boolean isWithdrawn;

        Life(final Generator generator, final World world, final Inputs inputs) {
            this.generator = generator;
            this.world = world;
            this.inputs = inputs;
            waiting.add(inputs.account(0, AccountChange.TRANSFER, CASH_NANO_USD));
            waiting.add(inputs.holding(world.id("ALT"), 0, 6_000));
            waiting.add(inputs.holding(world.id("BTC"), 0, 3_000));
            waiting.add(inputs.holding(world.id("UNI"), 0, 10_000));
            quoteAllBut(-1);
        }

        /** Orders are answered one by one. */
        void answer(final List<Output> outputs) {
            outputs.stream().filter(RichWorld::isOrder).forEach(order -> open.add((NewOrder) order));
        }

        UnsafeBuffer next() {
            if (!waiting.isEmpty()) {
                return waiting.poll();
            }
            if (!open.isEmpty() && !generator.oneIn(3)) {
                return RichWorld.answer(generator, world, inputs, open.poll());
            }
            inputs.elapse(generator.between(0, 10) * World.SECOND / 20);
            return generator.oneIn(150) ? rare() : usual();
        }

        /** Too long without a price, a gap in the prices, or little that is left behind the positions. */
        private UnsafeBuffer rare() {
            return switch (generator.below(3)) {
                case 0 -> {
                    inputs.elapse(STALE_NS);
                    quoteAllBut(generator.below(COINS));
                    yield waiting.poll();
                }
                case 1 -> {
                    final UnsafeBuffer gap = inputs.status(0, SourceStatus.GAP);
                    quoteAllBut(generator.below(NAMES.size()));
                    yield gap;
                }
                default -> {
                    isWithdrawn = !isWithdrawn;
                    final long out = isWithdrawn ? WITHDRAWN_NANO_USD : -WITHDRAWN_NANO_USD;
                    yield inputs.account(0, AccountChange.TRANSFER, -out);
                }
            };
        }

        private UnsafeBuffer usual() {
            return switch (generator.below(100)) {
                case 0 -> inputs.command(generator.oneIn(2) ? CommandType.KILL : CommandType.RESET_KILL, -1, 0);
                case 1, 2 -> inputs.command(CommandType.RESET_KILL, -1, 0);
                case 3 -> inputs.target(generator.below(COINS), generator.between(20, 30) * 10_000_000L, 0);
                case 4 -> inputs.holding(world.id("ALT"), 0, generator.between(5_000, 7_000));
                case 5, 6, 7 -> inputs.timer();
                case 8 -> inputs.command(CommandType.OUTLOOK, generator.below(3), generator.below(3), soonNs());
                case 9, 10 -> mark(COINS + generator.below(NAMES.size() - COINS));
                default -> move();
            };
        }

        private long soonNs() {
            return inputs.timeNs() + generator.between(1, 20) * World.SECOND / 2;
        }

        private UnsafeBuffer move() {
            final int at = generator.below(generator.oneIn(8) ? NAMES.size() : COINS);
            final long most = mids[at] / (generator.oneIn(60) ? 20 : 2_000);
            mids[at] += generator.between(-most, most);
            return quote(at);
        }

        /** A rate of funding that is due soon. */
        private UnsafeBuffer mark(final int at) {
            final long ratePpb = generator.between(-100_000, 100_000);
            final long dueNs = soonNs();
            return inputs.mark(mark -> mark.markTicks(mids[at])
                    .indexTicks(mids[at])
                    .fundingRatePpb(ratePpb)
                    .nextFundingTimeNs(dueNs)
                    .instrumentId(world.id(NAMES.get(at)))
                    .sourceId(0));
        }

        private void quoteAllBut(final int left) {
            for (int at = 0; at < NAMES.size(); at++) {
                if (at != left) {
                    waiting.add(quote(at));
                }
            }
        }

        private UnsafeBuffer quote(final int at) {
            return inputs.quote(world.id(NAMES.get(at)), 0, mids[at] - 1, mids[at] + 1, 1_000_000);
        }
    }
}
