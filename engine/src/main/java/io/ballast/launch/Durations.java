package io.ballast.launch;

import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Spans of time: {@code 90s}, {@code 1.5m}, {@code 10d}, {@code 250ms}, {@code 15us}, {@code 0}. */
public final class Durations {
    static final long MILLISECOND_NS = 1_000_000L;
    static final long SECOND_NS = 1_000 * MILLISECOND_NS;
    static final long MINUTE_NS = 60 * SECOND_NS;
    static final long HOUR_NS = 60 * MINUTE_NS;
    static final long DAY_NS = 24 * HOUR_NS;

    private static final Pattern FORM = Pattern.compile("(-?\\d{1,19}(?:\\.\\d{1,9})?)\\s?(d|h|m|s|ms|us|ns)");
    private static final String[] UNITS = {"d", "h", "m", "s", "ms", "us", "ns"};
    private static final long[] UNIT_NS = {DAY_NS, HOUR_NS, MINUTE_NS, SECOND_NS, MILLISECOND_NS, 1_000, 1};

    private Durations() {}

    /** Nanoseconds. */
    public static Long parse(final String text) throws MalformedValueException {
        if ("0".equals(text)) {
            return 0L;
        }
        final Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw new MalformedValueException(
                    "'" + text + "' is not a duration", "write a number and a unit: 10d, 6h, 5m, 90s, 250ms or 15us");
        }
        return nanoseconds(text, new BigDecimal(matcher.group(1)), matcher.group(2));
    }

    /** The shortest text that {@link #parse} reads as the same duration. */
    public static String format(final long nanoseconds) {
        if (nanoseconds == 0) {
            return "0";
        }
        int unit = 0;
        while (nanoseconds % UNIT_NS[unit] != 0) {
            unit++;
        }
        return nanoseconds / UNIT_NS[unit] + UNITS[unit];
    }

    private static long nanoseconds(final String text, final BigDecimal amount, final String unit)
            throws MalformedValueException {
        int index = 0;
        while (!UNITS[index].equals(unit)) {
            index++;
        }
        try {
            return amount.multiply(BigDecimal.valueOf(UNIT_NS[index])).longValueExact();
        } catch (final ArithmeticException e) {
            throw new MalformedValueException(
                    "'" + text + "' is not a whole number of nanoseconds within 292 years", "write fewer digits");
        }
    }
}
