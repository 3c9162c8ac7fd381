package io.ballast.hedge;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.harness.EngineHarness;
import io.ballast.harness.Generator;
import io.ballast.harness.Inputs;
import io.ballast.harness.Outputs.NewOrder;
import io.ballast.harness.Outputs.Output;
import io.ballast.harness.OverlaySpec;
import io.ballast.harness.RichWorld;
import io.ballast.harness.Seeds;
import io.ballast.harness.World;
import io.ballast.message.AccountChange;
import io.ballast.message.CommandType;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

/** An engine that looks only where something may come of it, beside one that is made to look at every event. */
class CalmTest {
    private static final int EVENTS = 1_500;
    private static final List<String> NAMES = List.of("ALT", "BTC", "UNI", "ALTF", "BTCF", "UNIF", "L1", "BETAF");
    private static final long[] MIDS = {50_000, 100_000, 20_000, 50_000, 100_000, 20_000, 10_000, 100_000};
    /** The first legs of the pair and of the overlay with β: theirs begin behind the two of the least tracking error. */
    private static final int FIRST_FOLLOWED_LEG = 2;

    private static World world() {
        World world = World.empty().source("live", 400 * World.SECOND);
        for (final String name : NAMES.subList(0, 3)) {
            world = world.spot(name, "0.01", "1");
        }
        for (final String name : NAMES.subList(3, NAMES.size())) {
            world = world.linear(name, "0.01", "1", "1");
        }
        return world.sleeve("alts", 0.3, "ALT")
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

    private static List<UnsafeBuffer> opening(final World world, final Inputs inputs, final long[] mids) {
        final List<UnsafeBuffer> opening = new ArrayList<>();
        opening.add(inputs.account(0, AccountChange.TRANSFER, 2_000_000_000_000_000L));
        opening.add(inputs.holding(world.id("ALT"), 0, 6_000));
        opening.add(inputs.holding(world.id("BTC"), 0, 3_000));
        opening.add(inputs.holding(world.id("UNI"), 0, 10_000));
        for (int i = 0; i < NAMES.size(); i++) {
            opening.add(quote(world, inputs, i, mids[i]));
        }
        return opening;
    }

    private static UnsafeBuffer quote(final World world, final Inputs inputs, final int at, final long mid) {
        return inputs.quote(world.id(NAMES.get(at)), 0, mid - 1, mid + 1, 1_000_000);
    }

    /** Mostly a small step of a coin's price, sometimes of a contract's or a large one, now and then anything else. */
    private static UnsafeBuffer next(
            final Generator generator, final World world, final Inputs inputs, final long[] mids) {
        return switch (generator.below(100)) {
            case 0 -> inputs.command(generator.oneIn(2) ? CommandType.KILL : CommandType.RESET_KILL, -1, 0);
            case 1, 2 -> inputs.command(CommandType.RESET_KILL, -1, 0);
            case 3 -> inputs.target(generator.below(3), generator.between(20, 30) * 10_000_000L, 0);
            case 4 -> inputs.holding(world.id("ALT"), 0, generator.between(5_000, 7_000));
            case 5, 6, 7 -> inputs.timer();
            default -> {
                final int at = generator.below(generator.oneIn(8) ? NAMES.size() : 3);
                final long most = mids[at] / (generator.oneIn(60) ? 20 : 2_000);
                mids[at] += generator.between(-most, most);
                yield quote(world, inputs, at, mids[at]);
            }
        };
    }

    @Test
    void shouldDecideAsIfItLookedAtEveryEvent() {
        final int[] seen = new int[2];
        Seeds.forEach(5, generator -> live(generator, seen));
        assertThat(seen[0])
                .as("events that the least tracking error was not solved for")
                .isGreaterThan(200);
        assertThat(seen[1]).as("orders").isGreaterThan(50);
    }

    private static void live(final Generator generator, final int[] seen) {
        final World world = world();
        final EngineHarness calm = EngineHarness.unopened(world);
        final EngineHarness looking = EngineHarness.unopened(world);
        final long[] mids = MIDS.clone();
        final Deque<UnsafeBuffer> waiting = new ArrayDeque<>(opening(world, calm.inputs(), mids));
        final Deque<NewOrder> open = new ArrayDeque<>();
        for (int i = 0; i < EVENTS; i++) {
            final UnsafeBuffer input;
            if (!waiting.isEmpty()) {
                input = waiting.poll();
            } else if (!open.isEmpty() && !generator.oneIn(3)) {
                input = RichWorld.answer(generator, world, calm.inputs(), open.poll());
            } else {
                calm.elapse(generator.between(0, 10) * World.SECOND / 20);
                input = next(generator, world, calm.inputs(), mids);
            }
            final List<Output> outputs = calm.feed(input);
            // Where state is written a calm ends.
            looking.restoreNext();
            assertThat(looking.feed(input)).as("input %d", i).isEqualTo(outputs);
            requireSameFigures(calm, looking);
            outputs.stream().filter(RichWorld::isOrder).forEach(order -> open.add((NewOrder) order));
            seen[0] += calm.slot().hedge.excessNanoUsd[0] == looking.slot().hedge.excessNanoUsd[0] ? 0 : 1;
            seen[1] += (int) outputs.stream().filter(RichWorld::isOrder).count();
        }
        assertThat(calm.state()).isEqualTo(looking.state());
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
}
