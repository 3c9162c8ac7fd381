package io.ballast.replay.compare;

import io.ballast.launch.ConfigurationDifference;
import io.ballast.launch.DecisionText;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;

/** A comparison for people. */
public final class ComparisonText {
    private static final int MAX_NAME = 54;

    private final Comparison comparison;
    private final long mostOrders;

    /** @param mostOrders at most so many orders are named */
    public ComparisonText(final Comparison comparison, final long mostOrders) {
        this.comparison = comparison;
        this.mostOrders = mostOrders;
    }

    /** Prints everything: what is told differently, where they part, which orders, which figures. */
    public void print(final PrintWriter out) {
        side(out, "A", comparison.firstName(), comparison.journals().first());
        side(out, "B", comparison.secondName(), comparison.journals().second());
        settings(out);
        parting(out);
        orders(out);
        figures(out);
        comparison.notes().forEach(note -> out.printf("note: %s%n", note));
        out.flush();
    }

    private static void side(
            final PrintWriter out, final String letter, final String name, final JournalComparison.Side side) {
        out.printf(
                Locale.ROOT,
                "%s  %s: %,d inputs, %,d outputs, %,d orders%n",
                letter,
                name,
                side.inputs(),
                side.outputs(),
                side.orders().size());
    }

    private void settings(final PrintWriter out) {
        final List<ConfigurationDifference> settings = comparison.journals().settings();
        if (settings.isEmpty()) {
            out.printf("settings        the same%n");
            return;
        }
        out.printf("settings        %d differ%n", settings.size());
        settings.forEach(setting ->
                out.printf("  %s: %s → %s%n", setting.path(), told(setting.first()), told(setting.second())));
    }

    private static String told(final String value) {
        return value.isEmpty() ? "not set" : value;
    }

    private void parting(final PrintWriter out) {
        final Parting parting = comparison.journals().parting();
        if (parting == null) {
            out.printf("inputs, outputs the same to the last byte%n");
            return;
        }
        if (parting.isAtEnd()) {
            out.printf("first divergence at the end: %s%n", parting.what());
        } else {
            out.printf(
                    "first divergence at sequence %d, %s: %s%n",
                    parting.sequence(), DecisionText.time(parting.timeNs()), parting.what());
        }
        if (!parting.what().equals("input") && !parting.input().isEmpty()) {
            out.printf("  input %s%n", parting.input());
        }
        out.printf("  A     %s%n  B     %s%n", parting.first(), parting.second());
    }

    private void orders(final PrintWriter out) {
        out.printf(
                Locale.ROOT,
                "orders          %,d the same, %,d changed, %,d added, %,d removed%n",
                comparison.count(OrderChange.Kind.SAME),
                comparison.count(OrderChange.Kind.CHANGED),
                comparison.count(OrderChange.Kind.ADDED),
                comparison.count(OrderChange.Kind.REMOVED));
        final List<OrderChange> changes = comparison.changes();
        changes.stream().limit(mostOrders).forEach(change -> out.printf("  %s%n", line(change)));
        if (changes.size() > mostOrders) {
            out.printf(Locale.ROOT, "  … and %,d more%n", changes.size() - mostOrders);
        }
    }

    private static String line(final OrderChange change) {
        final SentOrder before = change.before();
        final SentOrder after = change.after();
        if (before == null || after == null) {
            final SentOrder only = before == null ? after : before;
            return only == null ? "" : (before == null ? "+ " : "− ") + head(only) + "  " + terms(only);
        }
        final String moved = before.timeNs() == after.timeNs() ? "" : " at " + DecisionText.time(after.timeNs());
        return "~ " + head(before) + "  " + terms(before) + " → " + terms(after) + moved;
    }

    private static String head(final SentOrder order) {
        return DecisionText.time(order.timeNs()) + "  " + order.purpose();
    }

    private static String terms(final SentOrder order) {
        return String.format(
                Locale.ROOT,
                "%s @ %s %s",
                order.quantity().abs().stripTrailingZeros().toPlainString(),
                order.limit().toPlainString(),
                order.timeInForce());
    }

    private void figures(final PrintWriter out) {
        out.printf("%-" + MAX_NAME + "s %16s %16s %16s%n", "figures", "A", "B", "B − A");
        for (final FigurePair pair : FigurePair.of(comparison.first(), comparison.second())) {
            if (pair.first().isKnown() || pair.second().isKnown()) {
                out.printf(
                        "  %-" + (MAX_NAME - 2) + "s %16s %16s %16s%n",
                        pair.name() + ", " + pair.unit(),
                        FigureText.value(pair.first().value(), pair.unit()),
                        FigureText.value(pair.second().value(), pair.unit()),
                        pair.isSame() ? "=" : FigureText.value(pair.difference(), pair.unit()));
            }
        }
    }
}
