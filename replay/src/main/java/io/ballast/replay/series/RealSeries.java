package io.ballast.replay.series;

import io.ballast.slot.Slot;
import java.util.function.ToDoubleFunction;

/** A figure that the engine holds, or that is made of what it holds, as a double; NaN while unknown. */
record RealSeries(String name, String unit, int decimals, String meaning, ToDoubleFunction<Slot> figure)
        implements Series {
    @Override
    public long raw(final Slot slot) {
        return Double.doubleToLongBits(figure.applyAsDouble(slot));
    }

    @Override
    public double value(final long raw) {
        return Double.longBitsToDouble(raw);
    }

    @Override
    public String text(final long raw) {
        return RealText.of(value(raw));
    }
}
