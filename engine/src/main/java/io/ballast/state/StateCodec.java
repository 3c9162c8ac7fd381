package io.ballast.state;

import java.nio.ByteOrder;
import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Writes the state of an engine, or sets it to what was written. Both go through the same line of each class,
 * {@code count = state.of(count)}, so that what is written and what is read cannot differ.
 *
 * <p>Little-endian, without gaps. A buffer that cannot grow and is too small takes what fits: {@link #end()} then says
 * how large it has to be, and {@link #isWhole()} that it was not. Allocates nothing.
 */
public final class StateCodec {
    private @Nullable MutableDirectBuffer target;
    private @Nullable DirectBuffer source;
    private int position;
    private int limit;

    /** Starts to write at an offset; an expandable buffer grows. */
    public StateCodec write(final MutableDirectBuffer buffer, final int offset) {
        target = buffer;
        source = null;
        position = offset;
        limit = buffer.isExpandable() ? Integer.MAX_VALUE : buffer.capacity();
        return this;
    }

    /** Starts to set state from the bytes in {@code [offset, end)}. */
    public StateCodec read(final DirectBuffer buffer, final int offset, final int end) {
        target = null;
        source = buffer;
        position = offset;
        limit = end;
        return this;
    }

    /** Whether state is being set: then whatever is derived from it has to be made again. */
    public boolean isReading() {
        return source != null;
    }

    /** The offset behind the last byte. */
    public int end() {
        return position;
    }

    /** Whether all that was handed over found room. */
    public boolean isWhole() {
        return position <= limit;
    }

    /**
     * A whole number of 64 bits.
     *
     * @throws IllegalStateException if the bytes to read end before this value
     */
    public long of(final long value) {
        final int at = next(Long.BYTES);
        if (source != null) {
            return source.getLong(at, ByteOrder.LITTLE_ENDIAN);
        }
        if (target != null && position <= limit) {
            target.putLong(at, value, ByteOrder.LITTLE_ENDIAN);
        }
        return value;
    }

    /**
     * A whole number of 32 bits.
     *
     * @throws IllegalStateException if the bytes to read end before this value
     */
    public int of(final int value) {
        final int at = next(Integer.BYTES);
        if (source != null) {
            return source.getInt(at, ByteOrder.LITTLE_ENDIAN);
        }
        if (target != null && position <= limit) {
            target.putInt(at, value, ByteOrder.LITTLE_ENDIAN);
        }
        return value;
    }

    /**
     * A whole number of 8 bits.
     *
     * @throws IllegalStateException if the bytes to read end before this value
     */
    public byte of(final byte value) {
        final int at = next(Byte.BYTES);
        if (source != null) {
            return source.getByte(at);
        }
        if (target != null && position <= limit) {
            target.putByte(at, value);
        }
        return value;
    }

    /**
     * To the bit. Every NaN is the same one: which bits a computed one has is up to the processor and the compiler.
     *
     * @throws IllegalStateException if the bytes to read end before this value
     */
    public double of(final double value) {
        return Double.longBitsToDouble(of(Double.doubleToLongBits(value)));
    }

    /**
     * A flag.
     *
     * @throws IllegalStateException if the bytes to read end before this value
     */
    public boolean of(final boolean value) {
        return of((byte) (value ? 1 : 0)) != 0;
    }

    /**
     * A constant of an enum, by its place.
     *
     * @param constants all of them, in their order
     * @throws IllegalStateException if the bytes to read end before this value or name no constant
     */
    public <E extends Enum<E>> E of(final E value, final E[] constants) {
        final int ordinal = of((byte) value.ordinal());
        if (ordinal < 0 || ordinal >= constants.length) {
            throw new IllegalStateException("state at byte " + (position - 1) + " names constant " + ordinal + " of "
                    + constants.length + "; it is of another build or damaged");
        }
        return constants[ordinal];
    }

    /** All of them; the length is the owner's to know. */
    public void each(final long[] values) {
        each(values, values.length);
    }

    /** The first so many; the count has to be handed over before if it is not fixed. */
    public void each(final long[] values, final int count) {
        for (int i = 0; i < count; i++) {
            values[i] = of(values[i]);
        }
    }

    /** All of them. */
    public void each(final int[] values) {
        each(values, values.length);
    }

    /** The first so many. */
    public void each(final int[] values, final int count) {
        for (int i = 0; i < count; i++) {
            values[i] = of(values[i]);
        }
    }

    /** All of them. */
    public void each(final double[] values) {
        each(values, values.length);
    }

    /** The first so many. */
    public void each(final double[] values, final int count) {
        for (int i = 0; i < count; i++) {
            values[i] = of(values[i]);
        }
    }

    /** All of them. */
    public void each(final boolean[] values) {
        for (int i = 0; i < values.length; i++) {
            values[i] = of(values[i]);
        }
    }

    /** All of them, one behind the other; where there is none there is nothing. */
    public void each(final @Nullable Stateful[] parts) {
        for (final Stateful part : parts) {
            if (part != null) {
                part.codeState(this);
            }
        }
    }

    /**
     * A count that is to be within an array's length.
     *
     * @throws IllegalStateException if the one read is not in {@code [0, most]}
     */
    public int count(final int value, final int most) {
        final int count = of(value);
        if (count < 0 || count > most) {
            throw new IllegalStateException("state at byte " + (position - Integer.BYTES) + " counts " + count
                    + " where at most " + most + " have room; it is of another configuration or damaged");
        }
        return count;
    }

    /**
     * A place in an array of this length.
     *
     * @throws IllegalStateException if the one read is not in {@code [0, length)}
     */
    public int index(final int value, final int length) {
        final int index = of(value);
        if (index < 0 || index >= length) {
            throw new IllegalStateException("state at byte " + (position - Integer.BYTES) + " names number " + index
                    + " of " + length + "; it is of another configuration or damaged");
        }
        return index;
    }

    private int next(final int bytes) {
        final int at = position;
        position += bytes;
        if (source != null && position > limit) {
            throw new IllegalStateException("state ends at byte " + limit + " within a value at byte " + at
                    + "; it is not whole, or of another configuration");
        }
        return at;
    }
}
