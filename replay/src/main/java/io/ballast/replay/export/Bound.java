package io.ballast.replay.export;

import io.ballast.launch.Instants;
import io.ballast.launch.MalformedValueException;

/**
 * A place in a journal: the sequence of an input, or a time.
 *
 * @param isTime whether it is a time in nanoseconds since the Unix epoch, not a sequence
 */
public record Bound(boolean isTime, long value) {
    /** The first input. */
    public static final Bound START = new Bound(false, 0);
    /** Behind every input. */
    public static final Bound END = new Bound(false, Long.MAX_VALUE);

    private static final int MOST_DIGITS = 18;

    /**
     * Reads {@code 12345} as a sequence and {@code 2025-06-16T21:00:00Z} as a time.
     *
     * @throws UnfitRequestException saying what would work
     */
    public static Bound parse(final String text) {
        if (text.matches("\\d{1," + MOST_DIGITS + '}')) {
            return new Bound(false, Long.parseLong(text));
        }
        try {
            return new Bound(true, Instants.parse(text));
        } catch (final MalformedValueException e) {
            throw new UnfitRequestException(
                    "'" + text + "' is no place in a journal: write a sequence like 12345, or a time in UTC like"
                            + " 2025-06-16T21:00:00Z ("
                            + e.getMessage() + ')');
        }
    }

    boolean isBehind(final long timeNs, final long sequence) {
        return value > (isTime ? timeNs : sequence);
    }

    boolean isBefore(final long timeNs, final long sequence) {
        return value < (isTime ? timeNs : sequence);
    }

    @Override
    public String toString() {
        return isTime ? Instants.format(value) : "input " + value;
    }
}
