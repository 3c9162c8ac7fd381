package io.ballast.replay.report;

import io.ballast.slot.Slot;
import java.util.List;
import java.util.stream.Stream;

/**
 * Curves over a session of any length in bounded memory. Time is cut into at most {@value #CAPACITY} equal parts, of
 * which each keeps the lowest and the highest value of every curve in the order in which they came; when a session
 * outgrows them two neighbours become one. No extreme is ever lost, and none moves by more than one part.
 *
 * <p>A curve holds its value through parts without an input.
 */
final class TimeGrid {
    static final int CAPACITY = 1 << 10;

    private static final long FIRST_SPACING_NS = 1_000_000;
    private static final int POINTS_PER_PART = 2;

    private final List<Curve> curves;
    private final Extremes[] extremes;
    private long spacingNs = FIRST_SPACING_NS;
    private long startNs;
    private long lastNs;
    private int parts;

    TimeGrid(final List<Curve> curves) {
        this.curves = List.copyOf(curves);
        extremes = Stream.generate(() -> new Extremes(CAPACITY))
                .limit(curves.size())
                .toArray(Extremes[]::new);
    }

    /** An input has run at a time that is not before that of the one before. */
    void onInput(final long timeNs, final Slot slot) {
        if (parts == 0) {
            startNs = timeNs;
        }
        final int part = partOf(timeNs);
        for (int i = 0; i < extremes.length; i++) {
            extremes[i].holdUntil(parts, part);
            final double value = curves.get(i).figure().applyAsDouble(slot);
            extremes[i].take(part, part >= parts, Double.isFinite(value) ? value : Double.NaN);
        }
        parts = part + 1;
        lastNs = timeNs;
    }

    private int partOf(final long timeNs) {
        long part = (timeNs - startNs) / spacingNs;
        while (part >= CAPACITY) {
            for (final Extremes curve : extremes) {
                curve.halve(parts);
            }
            parts = (parts + 1) / 2;
            spacingNs *= 2;
            part = (timeNs - startNs) / spacingNs;
        }
        return (int) part;
    }

    /** How many points each curve has: two a part, and the last value at the last time. */
    int points() {
        if (parts == 0) {
            return 0;
        }
        int points = POINTS_PER_PART * parts;
        while (points > 0 && gridNs(points - 1) >= lastNs) {
            points--;
        }
        return points + 1;
    }

    /** Time of a point, in ns since the epoch. */
    long timeNs(final int point) {
        return point == points() - 1 ? lastNs : gridNs(point);
    }

    private long gridNs(final int point) {
        return startNs + spacingNs / POINTS_PER_PART * point;
    }

    /** Value of a curve, by its place, at a point; NaN where it is unknown. */
    double value(final int curve, final int point) {
        return point == points() - 1
                ? extremes[curve].last()
                : extremes[curve].value(point / POINTS_PER_PART, point % POINTS_PER_PART == 0);
    }

    /** Place of a curve among those of the grid. */
    int placeOf(final Curve curve) {
        return curves.indexOf(curve);
    }

    /** Whether a curve was ever known. */
    boolean isKnown(final int curve) {
        return extremes[curve].isKnown(parts);
    }
}
