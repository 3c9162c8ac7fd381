package io.ballast.replay.explain;

import io.ballast.slot.ClientOrderId;
import java.math.BigInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Order ids as people write them: the number that {@code run} and {@code dump} print, or its parts. */
public final class OrderId {
    private static final Pattern PARTS = Pattern.compile("(\\d{1,5})-(\\d{1,13})-(\\d{1,3})");
    private static final Pattern NUMBER = Pattern.compile("\\d{1,19}");

    private OrderId() {}

    /**
     * Reads a decimal number, or epoch-sequence-leg.
     *
     * @throws UnknownPlaceException if it is neither; the message says what would work
     */
    public static long parse(final String text) {
        final Matcher parts = PARTS.matcher(text);
        if (parts.matches()) {
            final long epoch = Long.parseLong(parts.group(1));
            final long sequence = Long.parseLong(parts.group(2));
            final long leg = Long.parseLong(parts.group(3));
            if (epoch <= ClientOrderId.MAX_EPOCH
                    && sequence <= ClientOrderId.MAX_SEQUENCE
                    && leg < ClientOrderId.MAX_LEGS) {
                return ClientOrderId.pack((int) epoch, sequence, (int) leg);
            }
        } else if (NUMBER.matcher(text).matches()) {
            final BigInteger number = new BigInteger(text);
            if (number.bitLength() < Long.SIZE) {
                return number.longValueExact();
            }
        }
        throw new UnknownPlaceException(refusal(text));
    }

    private static String refusal(final String text) {
        return "'" + text + "' is no order id: write its number as run and dump print it, or epoch-sequence-leg as in"
                + " 1-1234-0";
    }

    /** Both ways of writing it. */
    static String text(final long id) {
        return id + " (" + ClientOrderId.epoch(id) + '-' + ClientOrderId.sequence(id) + '-' + ClientOrderId.legId(id)
                + ')';
    }
}
