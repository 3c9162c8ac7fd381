package io.ballast.replay.compare;

import io.ballast.launch.KeyFigures;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * Two sessions compared.
 *
 * @param firstName  how to call the first
 * @param secondName how to call the second
 * @param journals   what they took and did
 * @param orders     every order of both once, in the order of time
 * @param first      figures of the first
 * @param second     figures of the second
 * @param notes      what a reader must know to judge it
 */
public record Comparison(
        String firstName,
        String secondName,
        JournalComparison journals,
        List<OrderChange> orders,
        KeyFigures first,
        KeyFigures second,
        List<String> notes) {
    public Comparison {
        notes = List.copyOf(notes);
        orders = List.copyOf(orders);
    }

    /**
     * Matches the orders of two sessions and puts everything together. Tracking errors are those over the intervals that
     * both have; where that is not all of them, a note says which.
     *
     * @param mostApartNs orders of one leg and reason whose times are further apart are two
     */
    public static Comparison of(
            final String firstName,
            final String secondName,
            final JournalComparison journals,
            final MeasuredSession first,
            final MeasuredSession second,
            final long mostApartNs,
            final List<String> notes) {
        final CommonWindow window = CommonWindow.of(first, second);
        final List<String> all = new ArrayList<>(notes);
        all.addAll(window.notes());
        return new Comparison(
                firstName,
                secondName,
                journals,
                OrderMatching.of(journals.first().orders(), journals.second().orders(), mostApartNs),
                window.first(first.figures()),
                window.second(second.figures()),
                all);
    }

    /** Whether the sessions were told and did the same. */
    public boolean isSame() {
        return journals.isSame() && journals.settings().isEmpty();
    }

    /** How many orders became what. */
    public long count(final OrderChange.Kind kind) {
        return orders.stream().filter(change -> change.kind() == kind).count();
    }

    /** Orders that are not the same. */
    List<OrderChange> changes() {
        final Predicate<OrderChange> isSame = change -> change.kind() == OrderChange.Kind.SAME;
        return orders.stream().filter(isSame.negate()).toList();
    }
}
