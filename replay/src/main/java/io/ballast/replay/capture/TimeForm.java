package io.ballast.replay.capture;

import io.ballast.launch.Instants;
import io.ballast.launch.MalformedValueException;

/** How a time is written. */
enum TimeForm {
    /** A whole number of seconds, ms, µs or ns since the Unix epoch: its size tells, from 1973 to 2262. */
    AUTO,
    S,
    MS,
    US,
    NS,
    /** {@code 2025-06-16T21:00:00Z}. */
    ISO;

    private static final long NS_PER_S = 1_000_000_000L;
    private static final long NS_PER_MS = 1_000_000L;
    private static final long NS_PER_US = 1_000L;
    private static final long MOST_S = 100_000_000_000L;
    private static final long MOST_MS = 100_000_000_000_000L;
    private static final long MOST_US = 100_000_000_000_000_000L;

    /**
     * Nanoseconds since the Unix epoch.
     *
     * @throws NumberFormatException if the text is no such time
     * @throws ArithmeticException   if it lies too far away
     */
    long parseNs(final String text) {
        if (this == ISO) {
            return iso(text);
        }
        final long count = Long.parseLong(text);
        if (count < 0) {
            throw new NumberFormatException("before 1970");
        }
        return Math.multiplyExact(count, factor(count));
    }

    private long factor(final long count) {
        return switch (this) {
            case S -> NS_PER_S;
            case MS -> NS_PER_MS;
            case US -> NS_PER_US;
            case NS, ISO -> 1;
            case AUTO -> count < MOST_S ? NS_PER_S : count < MOST_MS ? NS_PER_MS : count < MOST_US ? NS_PER_US : 1;
        };
    }

    private static long iso(final String text) {
        try {
            return Instants.parse(text);
        } catch (final MalformedValueException e) {
            throw new NumberFormatException(e.getMessage());
        }
    }
}
