package io.ballast.signal;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One confirmed pivot, and the swings of a whole history recomputed at once: an oracle for the streaming ones. */
record Pivot(double price, boolean isHigh, long bar, long confirmedBar) {
    static Pivot last(final ZigZag zigZag) {
        return new Pivot(zigZag.pivotPrice(), zigZag.isPivotHigh(), zigZag.pivotBar(), zigZag.confirmedBar());
    }

    /** The pivots of the first bars alone, with the reversal that each bar's high and low would need. */
    static List<Pivot> of(
            final List<TestBar> bars, final int count, final double[] highReversals, final double[] lowReversals) {
        final List<Pivot> pivots = new ArrayList<>();
        @Nullable Pivot next = first(bars, count, highReversals, lowReversals);
        while (next != null) {
            pivots.add(next);
            next = next.isHigh()
                    ? low(bars, (int) next.confirmedBar(), count, lowReversals)
                    : high(bars, (int) next.confirmedBar(), count, highReversals);
        }
        return pivots;
    }

    private static @Nullable Pivot first(
            final List<TestBar> bars, final int count, final double[] highReversals, final double[] lowReversals) {
        for (int bar = 1; bar < count; bar++) {
            int top = 0;
            int bottom = 0;
            for (int i = 1; i <= bar; i++) {
                top = bars.get(i).high() > bars.get(top).high() ? i : top;
                bottom = bars.get(i).low() < bars.get(bottom).low() ? i : bottom;
            }
            final double fall = bars.get(top).high() - bars.get(bar).close();
            final double rise = bars.get(bar).close() - bars.get(bottom).low();
            final boolean isHigh = top < bar && fall > 0 && fall >= highReversals[top];
            final boolean isLow = bottom < bar && rise > 0 && rise >= lowReversals[bottom];
            if (isHigh && !isLow) {
                return new Pivot(bars.get(top).high(), true, top, bar);
            }
            if (isLow && !isHigh) {
                return new Pivot(bars.get(bottom).low(), false, bottom, bar);
            }
        }
        return null;
    }

    private static @Nullable Pivot high(
            final List<TestBar> bars, final int from, final int count, final double[] reversals) {
        int top = from;
        for (int bar = from + 1; bar < count; bar++) {
            final double reversal = bars.get(top).high() - bars.get(bar).close();
            if (bars.get(bar).high() > bars.get(top).high()) {
                top = bar;
            } else if (reversal > 0 && reversal >= reversals[top]) {
                return new Pivot(bars.get(top).high(), true, top, bar);
            }
        }
        return null;
    }

    private static @Nullable Pivot low(
            final List<TestBar> bars, final int from, final int count, final double[] reversals) {
        int bottom = from;
        for (int bar = from + 1; bar < count; bar++) {
            final double reversal = bars.get(bar).close() - bars.get(bottom).low();
            if (bars.get(bar).low() < bars.get(bottom).low()) {
                bottom = bar;
            } else if (reversal > 0 && reversal >= reversals[bottom]) {
                return new Pivot(bars.get(bottom).low(), false, bottom, bar);
            }
        }
        return null;
    }
}
