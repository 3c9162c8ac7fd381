package io.ballast.launch;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Amounts of memory and disk: {@code 64MiB}, {@code 4KiB}, {@code 512B}. */
final class ByteSizes {
    static final long MEBIBYTE = 1L << 20;

    private static final Pattern FORM = Pattern.compile("(\\d{1,18})\\s?(B|KiB|MiB|GiB|TiB)");
    private static final String[] UNITS = {"B", "KiB", "MiB", "GiB", "TiB"};
    private static final long BYTES_PER_KIBIBYTE = 1024;

    private ByteSizes() {}

    static Long parse(final String text) throws MalformedValueException {
        final Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw new MalformedValueException(
                    "'" + text + "' is not a size", "write a whole number and a unit: 512B, 64KiB, 64MiB or 1GiB");
        }
        long bytes = Long.parseLong(matcher.group(1));
        for (int unit = 0; !UNITS[unit].equals(matcher.group(2)); unit++) {
            if (bytes > Long.MAX_VALUE / BYTES_PER_KIBIBYTE) {
                throw new MalformedValueException("'" + text + "' is too large", "write less");
            }
            bytes *= BYTES_PER_KIBIBYTE;
        }
        return bytes;
    }

    /** The shortest text that {@link #parse} reads as the same size. */
    static String format(final long bytes) {
        int unit = 0;
        long amount = bytes;
        while (amount != 0 && amount % BYTES_PER_KIBIBYTE == 0 && unit < UNITS.length - 1) {
            amount /= BYTES_PER_KIBIBYTE;
            unit++;
        }
        return amount + UNITS[unit];
    }
}
