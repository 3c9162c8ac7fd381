package io.ballast.math;

import io.ballast.state.StateCodec;
import io.ballast.state.Stateful;

/**
 * A signed 128-bit accumulator: sums of products of two longs, exact and independent of their order.
 *
 * <p>Bounds: the caller keeps the sum within ±2<sup>127</sup>; with |factor| products below 2<sup>110</sup> that
 * allows 2<sup>17</sup> terms. Not thread-safe.
 */
public final class Int128 implements Stateful {
    /** Binary places of {@link #setQuotient}. */
    public static final int QUOTIENT_BITS = 44;

    private static final double TWO_POW_64 = 0x1p64;
    private static final int STEP_BITS = QUOTIENT_BITS / 2;

    private long high;
    private long low;

    public void clear() {
        high = 0;
        low = 0;
    }

    public void set(final Int128 other) {
        high = other.high;
        low = other.low;
    }

    /** Adds {@code a × b} exactly. */
    public void addProduct(final long a, final long b) {
        final long productLow = a * b;
        final long sumLow = low + productLow;
        final long carry = Long.compareUnsigned(sumLow, productLow) < 0 ? 1 : 0;
        high += Math.multiplyHigh(a, b) + carry;
        low = sumLow;
    }

    public long high() {
        return high;
    }

    public long low() {
        return low;
    }

    /** Whether the sum fits a long; {@link #low} is then its value. */
    public boolean fitsLong() {
        return high == low >> 63;
    }

    /** Adds a plain long. */
    public void add(final long value) {
        final long sumLow = low + value;
        final long carry = Long.compareUnsigned(sumLow, value) < 0 ? 1 : 0;
        high += (value >> 63) + carry;
        low = sumLow;
    }

    /** Adds another sum. */
    public void add(final Int128 other) {
        final long sumLow = low + other.low;
        final long carry = Long.compareUnsigned(sumLow, other.low) < 0 ? 1 : 0;
        high += other.high + carry;
        low = sumLow;
    }

    /** Takes another sum away. */
    public void subtract(final Int128 other) {
        final long borrow = Long.compareUnsigned(low, other.low) < 0 ? 1 : 0;
        low -= other.low;
        high -= other.high + borrow;
    }

    /**
     * Becomes ⌊numerator × 2<sup>44</sup> ÷ divisor⌋, by three steps of long division.
     *
     * @param numerator zero or more
     * @param divisor   1 … 2<sup>41</sup>
     */
    public void setQuotient(final long numerator, final long divisor) {
        final long whole = numerator / divisor;
        final long upper = (numerator % divisor) << STEP_BITS;
        final long lower = (upper % divisor) << STEP_BITS;
        high = whole >>> (Long.SIZE - QUOTIENT_BITS);
        low = (whole << QUOTIENT_BITS) + ((upper / divisor) << STEP_BITS) + lower / divisor;
    }

    @Override
    public void codeState(final StateCodec state) {
        high = state.of(high);
        low = state.of(low);
    }

    public boolean isPositive() {
        return high > 0 || (high == 0 && low != 0);
    }

    public boolean sameAs(final Int128 other) {
        return high == other.high && low == other.low;
    }

    /** The nearest double up to one rounding of each half: the same bits for the same sum on every machine. */
    public double toDouble() {
        if (high >= 0) {
            return toDouble(high, low);
        }
        final long carry = low == 0 ? 1 : 0;
        return -toDouble(~high + carry, -low);
    }

    private static double toDouble(final long high, final long unsignedLow) {
        return high * TWO_POW_64 + ((unsignedLow >>> 1) * 2.0 + (unsignedLow & 1));
    }
}
