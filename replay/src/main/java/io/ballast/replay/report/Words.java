package io.ballast.replay.report;

import java.util.Locale;

/** Constants' names as people read them. */
final class Words {
    private Words() {}

    static String lower(final String constant) {
        return constant.toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    static String lower(final Enum<?> constant) {
        return lower(constant.name());
    }
}
