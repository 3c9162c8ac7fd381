package io.ballast.replay.compare;

import io.ballast.launch.Instants;
import io.ballast.launch.KeyFigures;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Makes the tracking errors of two sessions comparable: over the intervals in which both had a position and a prediction.
 * Where those are all that either has, everything stays as it is.
 */
final class CommonWindow {
    private static final int PREDICTED = 0;
    private static final int UNHEDGED = 1;
    private static final int HEDGED = 2;

    private final List<String> notes = new ArrayList<>();
    private final List<KeyFigures.Overlay> first;
    private final List<KeyFigures.Overlay> second;

    private CommonWindow(final MeasuredSession one, final MeasuredSession other) {
        first = new ArrayList<>(one.figures().overlays());
        second = new ArrayList<>(other.figures().overlays());
        for (int i = 0; i < first.size(); i++) {
            for (int j = 0; j < second.size(); j++) {
                if (first.get(i).name().equals(second.get(j).name())) {
                    compare(
                            i,
                            j,
                            one.errors().overlays().get(i),
                            other.errors().overlays().get(j));
                }
            }
        }
    }

    /** Of the figures, those of overlays that both have. */
    static CommonWindow of(final MeasuredSession one, final MeasuredSession other) {
        return new CommonWindow(one, other);
    }

    private void compare(final int i, final int j, final TrackedIntervals one, final TrackedIntervals other) {
        if (one.gridNs() != other.gridNs() || one.isCut() || other.isCut()) {
            notes.add("overlay " + one.overlayName() + ": tracking errors are not comparable, "
                    + (one.gridNs() == other.gridNs()
                            ? "there are more than " + TrackedIntervals.MOST + " intervals"
                            : "their grids are " + one.gridNs() + " and " + other.gridNs() + " ns wide"));
            return;
        }
        if (one.isSameAs(other)) {
            return;
        }
        final List<int[]> common = common(one, other);
        notes.add(note(one, other, common));
        first.set(i, over(first.get(i), one, common, 0));
        second.set(j, over(second.get(j), other, common, 1));
    }

    /** Places of the same interval in both. */
    private static List<int[]> common(final TrackedIntervals one, final TrackedIntervals other) {
        final List<int[]> common = new ArrayList<>();
        int i = 0;
        int j = 0;
        while (i < one.size() && j < other.size()) {
            if (one.place(i) == other.place(j)) {
                common.add(new int[] {i++, j++});
            } else if (one.place(i) < other.place(j)) {
                i++;
            } else {
                j++;
            }
        }
        return common;
    }

    private static KeyFigures.Overlay over(
            final KeyFigures.Overlay overlay,
            final TrackedIntervals intervals,
            final List<int[]> common,
            final int side) {
        return new KeyFigures.Overlay(
                overlay.name(),
                common.size(),
                error(intervals, common, side, PREDICTED),
                error(intervals, common, side, UNHEDGED),
                error(intervals, common, side, HEDGED),
                overlay.contractTurnover(),
                overlay.spotTurnover(),
                overlay.outsideBand());
    }

    private static double error(
            final TrackedIntervals intervals, final List<int[]> common, final int side, final int of) {
        double sum = 0;
        for (final int[] places : common) {
            sum += intervals.added(places[side], of);
        }
        return common.isEmpty() ? Double.NaN : Math.sqrt(Math.max(0, sum) / common.size());
    }

    private static String note(final TrackedIntervals one, final TrackedIntervals other, final List<int[]> common) {
        final String sides = "A has " + window(one, 0, one.size()) + ", B has " + window(other, 0, other.size());
        if (common.isEmpty()) {
            return "overlay " + one.overlayName()
                    + ": tracking errors cannot be compared, there is no interval in which" + " both had a position: "
                    + sides;
        }
        return "overlay " + one.overlayName() + ": tracking errors are over "
                + String.format(Locale.ROOT, "%,d", common.size())
                + " intervals, those in which both had a position, from " + start(one, common.get(0)[0]) + " to "
                + end(one, common.get(common.size() - 1)[0]) + ": " + sides;
    }

    private static String window(final TrackedIntervals of, final int from, final int to) {
        return from == to
                ? "none"
                : String.format(Locale.ROOT, "%,d", to - from) + " from " + start(of, from) + " to " + end(of, to - 1);
    }

    private static String start(final TrackedIntervals of, final int i) {
        return Instants.format((of.place(i) - 1) * of.gridNs());
    }

    private static String end(final TrackedIntervals of, final int i) {
        return Instants.format(of.place(i) * of.gridNs());
    }

    KeyFigures first(final KeyFigures figures) {
        return with(figures, first);
    }

    KeyFigures second(final KeyFigures figures) {
        return with(figures, second);
    }

    private static KeyFigures with(final KeyFigures figures, final List<KeyFigures.Overlay> overlays) {
        return new KeyFigures(
                figures.navStartNanoUsd(),
                figures.navEndNanoUsd(),
                figures.unhedgedEndNanoUsd(),
                figures.feesNanoUsd(),
                figures.spreadNanoUsd(),
                figures.fundingNanoUsd(),
                figures.impactNanoUsd(),
                figures.maxDrawdown(),
                overlays,
                figures.accounts());
    }

    /** What a reader must know of the windows; none where they are the same. */
    List<String> notes() {
        return List.copyOf(notes);
    }
}
