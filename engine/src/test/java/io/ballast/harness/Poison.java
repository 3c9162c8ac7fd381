package io.ballast.harness;

import io.ballast.slot.Continuity;
import io.ballast.slot.Slot;
import io.ballast.slot.StateMark;
import java.lang.reflect.Array;
import java.lang.reflect.Field;
import org.agrona.concurrent.UnsafeBuffer;

/** Fills every field of a recycled slot with garbage: nothing an earlier event left there may matter. */
public final class Poison {
    private final Generator generator;

    public Poison(final Generator generator) {
        this.generator = generator;
    }

    public void apply(final Slot slot) {
        try {
            fill(slot.input);
            fill(slot.ingest);
            fill(slot.index);
            fill(slot.hedge);
            fill(slot.order);
        } catch (final IllegalAccessException e) {
            throw new AssertionError(e);
        }
    }

    private void fill(final Object section) throws IllegalAccessException {
        for (final Field field : section.getClass().getFields()) {
            if (java.lang.reflect.Modifier.isStatic(field.getModifiers())) {
                continue;
            }
            final Class<?> type = field.getType();
            if (type.isArray()) {
                fillArray(field.get(section));
            } else if (type == UnsafeBuffer.class) {
                final UnsafeBuffer buffer = (UnsafeBuffer) field.get(section);
                buffer.putBytes(0, generator.bytes(buffer.capacity()));
            } else if (type == StateMark.class) {
                fill(field.get(section));
            } else if (type == Continuity.class) {
                ((Continuity) field.get(section)).breakOff();
            } else {
                field.set(section, garbage(type));
            }
        }
    }

    private void fillArray(final Object array) {
        for (int i = 0; i < Array.getLength(array); i++) {
            Array.set(array, i, garbage(array.getClass().getComponentType()));
        }
    }

    private Object garbage(final Class<?> type) {
        if (type == long.class) {
            return generator.anyLong();
        }
        if (type == int.class) {
            return (int) generator.anyLong();
        }
        if (type == boolean.class) {
            return generator.oneIn(2);
        }
        if (type == double.class) {
            return generator.oneIn(3) ? Double.NaN : generator.gaussian() * 1e18;
        }
        if (type.isEnum()) {
            return type.getEnumConstants()[generator.below(type.getEnumConstants().length)];
        }
        throw new AssertionError("no garbage for " + type);
    }
}
