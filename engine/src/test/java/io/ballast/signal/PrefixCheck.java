package io.ballast.signal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;

/** Feeds bars one by one and compares all pivots so far with those recomputed from that prefix alone. */
final class PrefixCheck {
    private PrefixCheck() {}

    /** Returns the pivots of all bars. */
    static List<Pivot> check(
            final List<TestBar> bars, final int periods, final double atrMultiple, final double share) {
        final Adx adx = new Adx(periods);
        final ZigZag zigZag = new ZigZag(atrMultiple, share);
        final double[] highReversals = new double[bars.size()];
        final double[] lowReversals = new double[bars.size()];
        final List<Pivot> pivots = new ArrayList<>();
        for (int i = 0; i < bars.size(); i++) {
            final TestBar bar = bars.get(i);
            adx.onBar(bar.high(), bar.low(), bar.close());
            final double atr =
                    adx.isRangeReady() ? adx.trueRangeAverage() : bars.get(0).close();
            highReversals[i] = Math.max(atrMultiple * atr, share * bar.high());
            lowReversals[i] = Math.max(atrMultiple * atr, share * bar.low());
            if (zigZag.onBar(bar.high(), bar.low(), bar.close(), atr)) {
                pivots.add(Pivot.last(zigZag));
                assertThat(zigZag.confirmedBar()).isEqualTo(i);
            }
            final List<Pivot> recomputed = Pivot.of(bars, i + 1, highReversals, lowReversals);
            if (!recomputed.equals(pivots)) {
                assertThat(pivots).as("pivots of the first %d bars", i + 1).isEqualTo(recomputed);
            }
        }
        checkShape(pivots);
        return pivots;
    }

    private static void checkShape(final List<Pivot> pivots) {
        for (int i = 1; i < pivots.size(); i++) {
            final Pivot last = pivots.get(i - 1);
            final Pivot next = pivots.get(i);
            assertThat(next.isHigh()).isNotEqualTo(last.isHigh());
            assertThat(next.isHigh() ? next.price() - last.price() : last.price() - next.price())
                    .isPositive();
            assertThat(next.bar()).isGreaterThanOrEqualTo(last.confirmedBar());
            assertThat(next.confirmedBar()).isGreaterThan(next.bar());
        }
    }
}
