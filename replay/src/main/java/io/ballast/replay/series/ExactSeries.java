package io.ballast.replay.series;

import io.ballast.slot.Slot;
import java.math.BigDecimal;
import java.util.function.ToLongFunction;

/** A figure that the engine holds as a whole number of small units: nano-USD, lots, ticks, parts per billion. */
public final class ExactSeries implements Series {
    /** What the number of units is while nothing is known. */
    static final long UNKNOWN = Long.MIN_VALUE;

    private final String name;
    private final String unit;
    private final int decimals;
    private final String meaning;
    private final ToLongFunction<Slot> units;
    private final BigDecimal size;
    private final double sizeMantissa;
    private final double sizePower;

    /** @param size what one of the units is, in those of the series */
    ExactSeries(
            final String name,
            final String unit,
            final int decimals,
            final String meaning,
            final BigDecimal size,
            final ToLongFunction<Slot> units) {
        this.name = name;
        this.unit = unit;
        this.decimals = decimals;
        this.meaning = meaning;
        this.units = units;
        this.size = size.scale() < 0 ? size.setScale(0) : size;
        sizeMantissa = this.size.unscaledValue().doubleValue();
        sizePower = BigDecimal.ONE.scaleByPowerOfTen(this.size.scale()).doubleValue();
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String unit() {
        return unit;
    }

    @Override
    public int decimals() {
        return decimals;
    }

    @Override
    public String meaning() {
        return meaning;
    }

    /** Digits behind the point that the exact text has. */
    public int scale() {
        return size.scale();
    }

    @Override
    public long raw(final Slot slot) {
        return units.applyAsLong(slot);
    }

    /** Both factors are whole, so that one division rounds once. */
    @Override
    public double value(final long raw) {
        return raw == UNKNOWN ? Double.NaN : raw * sizeMantissa / sizePower;
    }

    @Override
    public String text(final long raw) {
        return raw == UNKNOWN ? "" : BigDecimal.valueOf(raw).multiply(size).toPlainString();
    }
}
