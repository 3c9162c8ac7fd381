package io.ballast.replay.series;

import io.ballast.slot.Slot;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.function.ToIntFunction;
import java.util.function.ToLongFunction;

/** Series in the making, with a word for each usual unit. */
final class SeriesList {
    static final double NANOS = 1e9;

    private static final BigDecimal NANO = new BigDecimal("0.000000001");
    private static final int CENTS = 2;
    private static final int SHARE_DECIMALS = 6;

    private final List<Series> series = new ArrayList<>();

    List<Series> all() {
        return series;
    }

    /** Exact, of a number of nano-USD. */
    void usd(final String name, final String meaning, final ToLongFunction<Slot> nanoUsd) {
        series.add(new ExactSeries(name, "USD", CENTS, meaning, NANO, nanoUsd));
    }

    /** Exact, of a number of parts per billion. */
    void ppb(final String name, final String meaning, final ToLongFunction<Slot> ppb) {
        series.add(new ExactSeries(name, "share", SHARE_DECIMALS, meaning, NANO, ppb));
    }

    /** Exact, of a number of lots, ticks or others of a size. */
    void exact(
            final String name,
            final String unit,
            final String meaning,
            final BigDecimal size,
            final ToLongFunction<Slot> units) {
        series.add(new ExactSeries(
                name, unit, Math.max(0, size.stripTrailingZeros().scale()), meaning, size, units));
    }

    void share(final String name, final String meaning, final ToDoubleFunction<Slot> share) {
        real(name, "share", SHARE_DECIMALS, meaning, share);
    }

    /** An amount as a share of NAV, unknown while NAV is. */
    void shareOfNav(final String name, final String meaning, final ToLongFunction<Slot> nanoUsd) {
        share(
                name,
                meaning,
                slot -> slot.index.isNavValid
                        ? (double) nanoUsd.applyAsLong(slot) / slot.index.navNanoUsd
                        : Double.NaN);
    }

    void real(
            final String name,
            final String unit,
            final int decimals,
            final String meaning,
            final ToDoubleFunction<Slot> figure) {
        series.add(new RealSeries(name, unit, decimals, meaning, figure));
    }

    void state(final String name, final String meaning, final Enum<?>[] states, final ToIntFunction<Slot> state) {
        series.add(StateSeries.of(name, meaning, states, state));
    }

    /** The same with words of one's own. */
    void state(final String name, final String meaning, final List<String> words, final ToIntFunction<Slot> state) {
        series.add(new StateSeries(name, meaning, words, state));
    }
}
