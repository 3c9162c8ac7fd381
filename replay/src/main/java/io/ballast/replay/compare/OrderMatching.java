package io.ballast.replay.compare;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds the orders of two sessions that are the same one, changed or not: those of one leg for one reason, first where
 * their times are equal, then the nearest in time, never crosswise, and never further apart than a limit.
 */
public final class OrderMatching {
    private static final Comparator<SentOrder> IN_TIME = Comparator.comparingLong(SentOrder::timeNs);

    private final long mostApartNs;
    private final List<OrderChange> changes = new ArrayList<>();

    private OrderMatching(final long mostApartNs) {
        this.mostApartNs = mostApartNs;
    }

    /**
     * Every order of both sessions once, in the order of time.
     *
     * @param mostApartNs orders whose times are further apart are two
     */
    public static List<OrderChange> of(
            final List<SentOrder> before, final List<SentOrder> after, final long mostApartNs) {
        final OrderMatching matching = new OrderMatching(mostApartNs);
        final Map<String, List<SentOrder>> first = byPurpose(before);
        final Map<String, List<SentOrder>> second = byPurpose(after);
        first.forEach((purpose, orders) -> matching.match(orders, second.getOrDefault(purpose, List.of())));
        second.forEach((purpose, orders) -> {
            if (!first.containsKey(purpose)) {
                matching.match(List.of(), orders);
            }
        });
        matching.changes.sort(Comparator.comparingLong(OrderChange::timeNs));
        return List.copyOf(matching.changes);
    }

    private static Map<String, List<SentOrder>> byPurpose(final List<SentOrder> orders) {
        final Map<String, List<SentOrder>> groups = new LinkedHashMap<>();
        orders.stream()
                .sorted(IN_TIME)
                .forEach(order -> groups.computeIfAbsent(order.purpose(), unused -> new ArrayList<>())
                        .add(order));
        return groups;
    }

    /** Orders of equal times divide the rest into stretches in which nothing is matched across. */
    private void match(final List<SentOrder> before, final List<SentOrder> after) {
        int fromBefore = 0;
        int fromAfter = 0;
        int j = 0;
        for (int i = 0; i < before.size(); i++) {
            while (j < after.size() && after.get(j).timeNs() < before.get(i).timeNs()) {
                j++;
            }
            if (j < after.size() && after.get(j).timeNs() == before.get(i).timeNs()) {
                matchNearest(before.subList(fromBefore, i), after.subList(fromAfter, j));
                changes.add(new OrderChange(before.get(i), after.get(j)));
                fromBefore = i + 1;
                fromAfter = ++j;
            }
        }
        matchNearest(before.subList(fromBefore, before.size()), after.subList(fromAfter, after.size()));
    }

    private void matchNearest(final List<SentOrder> before, final List<SentOrder> after) {
        int i = 0;
        int j = 0;
        while (i < before.size() && j < after.size()) {
            final long apartNs = apartNs(before, i, after, j);
            final boolean isPair = apartNs <= mostApartNs
                    && apartNs <= apartNs(before, i + 1, after, j)
                    && apartNs <= apartNs(before, i, after, j + 1);
            if (isPair) {
                changes.add(new OrderChange(before.get(i++), after.get(j++)));
            } else if (before.get(i).timeNs() <= after.get(j).timeNs()) {
                changes.add(new OrderChange(before.get(i++), null));
            } else {
                changes.add(new OrderChange(null, after.get(j++)));
            }
        }
        before.subList(i, before.size()).forEach(order -> changes.add(new OrderChange(order, null)));
        after.subList(j, after.size()).forEach(order -> changes.add(new OrderChange(null, order)));
    }

    private static long apartNs(final List<SentOrder> before, final int i, final List<SentOrder> after, final int j) {
        return i == before.size() || j == after.size()
                ? Long.MAX_VALUE
                : Math.abs(before.get(i).timeNs() - after.get(j).timeNs());
    }
}
