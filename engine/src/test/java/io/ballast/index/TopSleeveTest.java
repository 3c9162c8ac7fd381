package io.ballast.index;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.harness.EngineHarness;
import io.ballast.harness.Generator;
import io.ballast.harness.Seeds;
import io.ballast.harness.World;
import io.ballast.instrument.TopRule;
import io.ballast.math.Ppb;
import io.ballast.message.SourceStatus;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Each asset has a tick and lot of one, so that a lot at a bid of {@code p − 1} and an ask of {@code p + 1} is p USD. */
class TopSleeveTest {
    private static final List<String> NAMES = List.of("A", "B", "C", "D");
    private static final long REVIEW_NS = 60 * World.SECOND;
    private static final int TOP = 0;
    private static final int REST = 1;
    private static final long USD = 1_000_000_000L;

    private final Map<String, Integer> places = Map.of("A", 0, "B", 1, "C", 2, "D", 3);

    private static EngineHarness engine(final int count, final int buffer, final List<String> supplies) {
        World world = World.empty().source("spot", 3600 * World.SECOND);
        for (final String name : NAMES) {
            world = world.spot(name, "1", "1");
        }
        final List<BigDecimal> units = supplies.stream().map(BigDecimal::new).toList();
        final TopRule rule = new TopRule(REST, List.of(0, 1, 2, 3), units, count, buffer, REVIEW_NS);
        final EngineHarness engine =
                new EngineHarness(world.sleeve("top", 0.5, NAMES.subList(0, count), full(count), rule)
                        .sleeve("rest", 0.3, NAMES.subList(count, 4), full(4 - count), null));
        engine.cash(1_000);
        for (int i = 0; i < NAMES.size(); i++) {
            engine.hold(NAMES.get(i), i + 1L);
        }
        return engine;
    }

    private static List<Long> full(final int count) {
        return Collections.nCopies(count, Ppb.ONE);
    }

    private static void price(final EngineHarness engine, final String name, final long usd) {
        engine.quote(name, usd - 1, usd + 1);
    }

    private static long top(final EngineHarness engine) {
        return engine.slot().index.sleeveNanoUsd[TOP] / USD;
    }

    private static long rest(final EngineHarness engine) {
        return engine.slot().index.sleeveNanoUsd[REST] / USD;
    }

    /** Capitalizations 10, 40, 30 and 20: B and C are in, with 2 × 40 + 3 × 30 USD; A and D make 1 × 10 + 4 × 20. */
    @Test
    void shouldRankByCapitalizationOnceEverythingHasAPrice() {
        final EngineHarness engine = engine(2, 0, List.of("1", "1", "1", "1"));
        price(engine, "A", 10);
        price(engine, "B", 40);
        price(engine, "C", 30);
        assertThat(top(engine)).as("as configured: A and B").isEqualTo(10 + 2 * 40);
        price(engine, "D", 20);
        assertThat(top(engine)).isEqualTo(2 * 40 + 3 * 30);
        assertThat(rest(engine)).isEqualTo(10 + 4 * 20);
    }

    /** The supply counts: A at 10 USD with 100 units is larger than B at 40 with 1. */
    @Test
    void shouldWeighPricesByTheirSupply() {
        final EngineHarness engine = engine(1, 0, List.of("100", "1", "1", "1"));
        priceAll(engine, 10, 40, 30, 20);
        assertThat(top(engine)).isEqualTo(10);
        assertThat(rest(engine)).isEqualTo(2 * 40 + 3 * 30 + 4 * 20);
    }

    private static void priceAll(final EngineHarness engine, final long... usd) {
        for (int i = 0; i < usd.length; i++) {
            price(engine, NAMES.get(i), usd[i]);
        }
    }

    @Test
    void shouldMoveOnlyAtTimersFromTheReviewTimeOn() {
        final EngineHarness engine = engine(1, 0, List.of("1", "1", "1", "1"));
        priceAll(engine, 40, 30, 20, 10);
        price(engine, "B", 50);
        engine.elapse(REVIEW_NS - World.SECOND);
        engine.timer();
        assertThat(top(engine)).as("not yet time").isEqualTo(40);
        engine.elapse(2 * World.SECOND);
        price(engine, "C", 21);
        assertThat(top(engine)).as("time, but no timer").isEqualTo(40);
        engine.timer();
        assertThat(top(engine)).isEqualTo(2 * 50);
    }

    /** With a buffer of one the member stays at rank 2 and leaves at rank 3. */
    @Test
    void shouldKeepAMemberWithinTheBuffer() {
        final EngineHarness engine = engine(1, 1, List.of("1", "1", "1", "1"));
        priceAll(engine, 40, 30, 20, 10);
        price(engine, "B", 50);
        engine.elapse(REVIEW_NS);
        engine.timer();
        assertThat(top(engine)).isEqualTo(40);
        price(engine, "C", 45);
        engine.elapse(REVIEW_NS);
        engine.timer();
        assertThat(top(engine)).isEqualTo(2 * 50);
    }

    /** A review that cannot be held is held at the first timer after, and the next one is in the old rhythm. */
    @Test
    void shouldWaitWhileAnyHasNoPrice() {
        final EngineHarness engine = engine(1, 0, List.of("1", "1", "1", "1"));
        priceAll(engine, 40, 30, 20, 10);
        engine.status(0, SourceStatus.DOWN);
        price(engine, "A", 40);
        price(engine, "B", 50);
        price(engine, "C", 20);
        engine.elapse(REVIEW_NS);
        engine.timer();
        assertThat(top(engine)).isEqualTo(40);
        price(engine, "D", 10);
        assertThat(top(engine)).isEqualTo(40);
        engine.timer();
        assertThat(top(engine)).isEqualTo(2 * 50);
    }

    /** A leaves with 40 USD and B comes with 100: a flow of +60 to the top and −60 to the rest, and NAV stays. */
    @Test
    void shouldBookTheMoveAsAFlow() {
        final EngineHarness engine = engine(1, 0, List.of("1", "1", "1", "1"));
        priceAll(engine, 40, 30, 20, 10);
        price(engine, "B", 50);
        final long topBefore = engine.slot().index.flowNanoUsd[TOP];
        final long restBefore = engine.slot().index.flowNanoUsd[REST];
        final long navBefore = engine.slot().index.navNanoUsd;
        engine.elapse(REVIEW_NS);
        engine.timer();
        assertThat(engine.slot().index.flowNanoUsd[TOP] - topBefore).isEqualTo(60 * USD);
        assertThat(engine.slot().index.flowNanoUsd[REST] - restBefore).isEqualTo(-60 * USD);
        assertThat(engine.slot().index.navNanoUsd).isEqualTo(navBefore);
        assertThat(engine.slot().index.isMoved).isTrue();
    }

    @Test
    void shouldFollowPricesAndHoldingsInTheNewSleeve() {
        final EngineHarness engine = engine(1, 0, List.of("1", "1", "1", "1"));
        priceAll(engine, 10, 30, 20, 15);
        assertThat(top(engine)).isEqualTo(2 * 30);
        price(engine, "B", 33);
        engine.hold("B", 5);
        engine.hold("A", 7);
        assertThat(top(engine)).isEqualTo(5 * 33);
        assertThat(rest(engine)).isEqualTo(7 * 10 + 3 * 20 + 4 * 15);
    }

    @Test
    void shouldEqualTheNaiveRuleAfterAnySequenceOfReviews() {
        Seeds.forEach(100, this::compare);
    }

    private void compare(final Generator generator) {
        final int count = 1 + generator.below(3);
        final int buffer = generator.below(3);
        final EngineHarness engine = engine(count, buffer, List.of("3", "1", "2", "5"));
        final long[] supply = {3, 1, 2, 5};
        final long[] usd = new long[4];
        List<String> members = List.of();
        for (int review = 0; review < 20; review++) {
            for (int i = 0; i < usd.length; i++) {
                usd[i] = generator.between(2, 9);
                if (review > 0 || i < 3) {
                    price(engine, NAMES.get(i), usd[i]);
                }
            }
            if (review == 0) {
                price(engine, NAMES.get(3), usd[3]);
            } else {
                engine.elapse(REVIEW_NS);
                engine.timer();
            }
            members = naive(members, count, buffer, usd, supply);
            final long expected = members.stream()
                    .mapToInt(this::place)
                    .mapToLong(i -> (i + 1L) * usd[i])
                    .sum();
            assertThat(top(engine)).as("review %d: %s", review, members).isEqualTo(expected);
            assertThat(top(engine) + rest(engine)).isEqualTo(usd[0] + 2 * usd[1] + 3 * usd[2] + 4 * usd[3]);
        }
    }

    private int place(final String name) {
        return places.getOrDefault(name, -1);
    }

    private List<String> naive(
            final List<String> members, final int count, final int buffer, final long[] usd, final long[] supply) {
        final List<String> ranked = new ArrayList<>(NAMES);
        ranked.sort(Comparator.comparingLong(name -> -usd[place(name)] * supply[place(name)]));
        final List<String> chosen = new ArrayList<>();
        ranked.stream().limit(count + buffer).filter(members::contains).forEach(chosen::add);
        ranked.stream()
                .filter(name -> !chosen.contains(name))
                .limit(count - chosen.size())
                .toList()
                .forEach(chosen::add);
        return chosen;
    }
}
