package io.ballast.launch;

import java.util.Locale;
import java.util.function.LongFunction;
import java.util.function.Predicate;

/** Reads one scalar of a configuration file. */
@FunctionalInterface
interface ValueType<T> {
    T parse(String text) throws MalformedValueException;

    /** The same, refusing values for which the rule does not hold. */
    default ValueType<T> where(final Predicate<T> rule, final String what, final String remedy) {
        return text -> {
            final T value = parse(text);
            if (!rule.test(value)) {
                throw new MalformedValueException("'" + text + "' " + what, remedy);
            }
            return value;
        };
    }

    /** The same, refusing values outside {@code min … max}, both included; {@code format} writes the limits. */
    static ValueType<Long> between(
            final ValueType<Long> type, final long min, final long max, final LongFunction<String> format) {
        return type.where(
                value -> value >= min && value <= max,
                "is out of range",
                "choose " + format.apply(min) + " to " + format.apply(max));
    }

    /** A constant of an enum, written in lower case. */
    static <E extends Enum<E>> ValueType<E> oneOf(final Class<E> constants) {
        return text -> {
            for (final E constant : constants.getEnumConstants()) {
                if (constant.name().equalsIgnoreCase(text)) {
                    return constant;
                }
            }
            throw new MalformedValueException("'" + text + "' is not known", "choose one of " + names(constants));
        };
    }

    private static <E extends Enum<E>> String names(final Class<E> constants) {
        final StringBuilder names = new StringBuilder();
        for (final E constant : constants.getEnumConstants()) {
            names.append(names.isEmpty() ? "" : ", ").append(constant.name().toLowerCase(Locale.ROOT));
        }
        return names.toString();
    }
}
