package io.ballast.replay.compare;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.harness.Generator;
import io.ballast.harness.Seeds;
import io.ballast.replay.compare.OrderChange.Kind;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class OrderMatchingTest {
    private static final long APART_NS = 10;

    @Test
    void shouldFindOrdersThatAreAlike() {
        assertThat(match(List.of(order(5, "ENGAGE", 1)), List.of(order(5, "ENGAGE", 1))))
                .extracting(OrderChange::kind)
                .containsExactly(Kind.SAME);
    }

    @Test
    void shouldCallAnOrderOfAnotherSizeOrALittleLaterChanged() {
        assertThat(match(
                        List.of(order(5, "ENGAGE", 1), order(50, "SCALE", 1)),
                        List.of(order(5, "ENGAGE", 2), order(58, "SCALE", 1))))
                .extracting(OrderChange::kind)
                .containsExactly(Kind.CHANGED, Kind.CHANGED);
    }

    @Test
    void shouldNotTakeOrdersOfAnotherReasonSideOrHourForOne() {
        assertThat(match(
                        List.of(order(5, "ENGAGE", 1), order(50, "SCALE", 1), order(100, "SCALE", 3)),
                        List.of(order(5, "REVERT", 1), order(50, "SCALE", -1), order(111, "SCALE", 3))))
                .extracting(OrderChange::kind)
                .containsExactly(Kind.REMOVED, Kind.ADDED, Kind.REMOVED, Kind.ADDED, Kind.REMOVED, Kind.ADDED);
    }

    @Test
    void shouldPairTheNearest() {
        final List<OrderChange> changes = match(
                List.of(order(10, "SCALE", 1), order(20, "SCALE", 2)),
                List.of(order(18, "SCALE", 3), order(90, "SCALE", 4)));

        assertThat(changes).extracting(OrderChange::kind).containsExactly(Kind.REMOVED, Kind.CHANGED, Kind.ADDED);
        assertThat(Objects.requireNonNull(changes.get(1).before()).timeNs()).isEqualTo(20);
    }

    @Test
    void shouldNameEveryOrderOnceAndNeverPairCrosswise() {
        Seeds.forEach(200, generator -> {
            final List<SentOrder> before = orders(generator);
            final List<SentOrder> after = orders(generator);
            final List<OrderChange> changes = match(before, after);

            assertThat(changes.stream().map(OrderChange::before).filter(Objects::nonNull))
                    .containsExactlyInAnyOrderElementsOf(before);
            assertThat(changes.stream().map(OrderChange::after).filter(Objects::nonNull))
                    .containsExactlyInAnyOrderElementsOf(after);
            final List<Pair> pairs = changes.stream()
                    .filter(change -> change.before() != null && change.after() != null)
                    .map(change ->
                            new Pair(Objects.requireNonNull(change.before()), Objects.requireNonNull(change.after())))
                    .toList();
            for (final Pair pair : pairs) {
                assertThat(pair.before().purpose()).isEqualTo(pair.after().purpose());
                assertThat(Math.abs(pair.before().timeNs() - pair.after().timeNs()))
                        .isLessThanOrEqualTo(APART_NS);
                assertThat(pairs).noneMatch(pair::crosses);
            }
        });
    }

    private record Pair(SentOrder before, SentOrder after) {
        boolean crosses(final Pair other) {
            return other.before.purpose().equals(before.purpose())
                    && other.before.timeNs() < before.timeNs()
                    && other.after.timeNs() > after.timeNs();
        }
    }

    @Test
    void shouldFindEveryOrderOfTheSameTimeAgain() {
        Seeds.forEach(50, generator -> {
            final List<SentOrder> orders = orders(generator);

            assertThat(match(orders, orders))
                    .allMatch(change -> change.kind() == Kind.SAME)
                    .hasSameSizeAs(orders);
        });
    }

    private static List<SentOrder> orders(final Generator generator) {
        final List<SentOrder> orders = new ArrayList<>();
        long timeNs = 0;
        final int count = generator.below(12);
        for (int i = 0; i < count; i++) {
            timeNs += 1 + generator.below(15);
            orders.add(order(timeNs, generator.below(2) == 0 ? "SCALE" : "ENGAGE", i + 1));
        }
        return orders;
    }

    private static List<OrderChange> match(final List<SentOrder> before, final List<SentOrder> after) {
        return OrderMatching.of(before, after, APART_NS);
    }

    private static SentOrder order(final long timeNs, final String reason, final int quantity) {
        return new SentOrder(
                timeNs, timeNs, "defi", "DEFI", reason, timeNs, BigDecimal.valueOf(quantity), BigDecimal.TEN, "IOC");
    }
}
