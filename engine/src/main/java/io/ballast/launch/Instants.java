package io.ballast.launch;

import java.time.Instant;
import java.time.format.DateTimeParseException;

/** Points in time, in UTC: {@code 2025-06-16T21:00:00Z}. */
public final class Instants {
    private static final Instant LAST = Instant.ofEpochSecond(0, Long.MAX_VALUE);

    private Instants() {}

    /** Nanoseconds since the Unix epoch. */
    public static Long parse(final String text) throws MalformedValueException {
        final Instant instant = instant(text);
        if (instant.isBefore(Instant.EPOCH) || instant.isAfter(LAST)) {
            throw new MalformedValueException("'" + text + "' is out of range", "choose a time from 1970 to 2262");
        }
        return instant.getEpochSecond() * Durations.SECOND_NS + instant.getNano();
    }

    /** The shortest text that {@link #parse} reads as the same time. */
    public static String format(final long epochNs) {
        return Instant.ofEpochSecond(0, epochNs).toString();
    }

    private static Instant instant(final String text) throws MalformedValueException {
        try {
            if (text.endsWith("Z")) {
                return Instant.parse(text);
            }
        } catch (final DateTimeParseException e) {
            throw malformed(text);
        }
        throw malformed(text);
    }

    private static MalformedValueException malformed(final String text) {
        return new MalformedValueException("'" + text + "' is not a time", "write it in UTC like 2025-06-16T21:00:00Z");
    }
}
