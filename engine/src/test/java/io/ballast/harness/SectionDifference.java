package io.ballast.harness;

import io.ballast.slot.Continuity;
import io.ballast.slot.HedgeSection;
import io.ballast.slot.IndexSection;
import io.ballast.slot.Slot;
import io.ballast.slot.StateMark;
import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Compares what two stages left in two slots for one event, field by field. */
final class SectionDifference {
    /** Lists of which an event has written as many entries as their counter says. */
    private static final List<String> COUNTED = List.of("recomposition", "transition");

    /** What is true or says nothing: which of both is up to what the section held before. */
    private static final List<String> MARKS = List.of("areAccountsKept", "areLegsKept", "isSilent");

    private static final List<Field> INDEX = fields(IndexSection.class);
    private static final List<Field> HEDGE = fields(HedgeSection.class);

    private SectionDifference() {}

    private static List<Field> fields(final Class<?> section) {
        return Stream.of(section.getFields())
                .filter(field -> !java.lang.reflect.Modifier.isStatic(field.getModifiers()))
                .filter(field -> !MARKS.contains(field.getName()))
                .filter(field -> field.getType() != StateMark.class && field.getType() != Continuity.class)
                .toList();
    }

    /** The first field that is not the same, with both values; null if all are. */
    static @Nullable String between(final Slot one, final Slot other) {
        final String index =
                between(INDEX, one.index, one.index.recompositionCount, other.index, other.index.recompositionCount);
        return index != null
                ? index
                : between(HEDGE, one.hedge, one.hedge.transitionCount, other.hedge, other.hedge.transitionCount);
    }

    private static @Nullable String between(
            final List<Field> fields, final Object one, final int count, final Object other, final int otherCount) {
        try {
            for (final Field field : fields) {
                final Object a = field.get(one);
                final Object b = field.get(other);
                final boolean isSame = !field.getType().isArray()
                        ? Objects.equals(a, b)
                        : areSame(a, b, isCounted(field) ? Math.max(count, otherCount) : Array.getLength(a));
                if (!isSame) {
                    return field.getName() + " is " + text(a) + " and " + text(b);
                }
            }
            return null;
        } catch (final IllegalAccessException e) {
            throw new AssertionError(e);
        }
    }

    private static boolean isCounted(final Field field) {
        return COUNTED.stream().anyMatch(field.getName()::startsWith);
    }

    private static boolean areSame(final Object a, final Object b, final int length) {
        if (a instanceof long[] longs) {
            return java.util.Arrays.equals(longs, 0, length, (long[]) b, 0, length);
        }
        for (int i = 0; i < length; i++) {
            if (!Objects.equals(Array.get(a, i), Array.get(b, i))) {
                return false;
            }
        }
        return true;
    }

    private static String text(final Object value) {
        if (!value.getClass().isArray()) {
            return value.toString();
        }
        final StringBuilder text = new StringBuilder();
        for (int i = 0; i < Array.getLength(value); i++) {
            text.append(i == 0 ? "[" : ", ").append(Array.get(value, i));
        }
        return text.append(']').toString();
    }
}
