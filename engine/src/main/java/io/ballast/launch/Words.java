package io.ballast.launch;

import java.util.Locale;

/** Words of reports and resolved text. */
final class Words {
    private Words() {}

    /** A constant as the file writes it. */
    static String lower(final Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    /** The number and the noun, in the plural unless it is one. */
    static String count(final int number, final String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }
}
