package io.ballast.replay.series;

import io.ballast.slot.Slot;

/**
 * One figure as it stands behind an input, by name. Reading it changes nothing, so one series can be asked of any slot
 * of the configuration that its catalogue is of, by any thread that may read that slot.
 */
public sealed interface Series permits ExactSeries, RealSeries, StateSeries {
    /** Words parted by points, such as {@code sleeve.defi.drift}. */
    String name();

    /** What one is: {@code USD}, {@code share} (of NAV, of a price, of a variance), {@code state} and others. */
    String unit();

    /** Digits behind the point that are worth showing to people; {@link #text} has more. */
    int decimals();

    /** What it says, in one line. */
    String meaning();

    /**
     * What the engine holds, in 64 bits: the cheapest to keep many of and to compare. The two below say what it means.
     */
    long raw(Slot slot);

    /** The value that such bits stand for, of a state its place among the states; NaN while it is unknown. */
    double value(long raw);

    /**
     * The same as text without any loss, empty while unknown: of an integer of the engine its exact decimal digits, of
     * a double digits that read as the same double, of a state its word.
     */
    String text(long raw);

    default double value(final Slot slot) {
        return value(raw(slot));
    }

    default String text(final Slot slot) {
        return text(raw(slot));
    }
}
