package io.ballast.replay.series;

import io.ballast.slot.Slot;
import java.util.List;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;

/**
 * One of a few named states.
 *
 * @param words what the states are called, by their value
 * @param state its place among the words, below zero while unknown
 */
public record StateSeries(String name, String meaning, List<String> words, ToIntFunction<Slot> state)
        implements Series {
    private static final String UNIT = "state";

    public StateSeries {
        words = List.copyOf(words);
    }

    static StateSeries of(
            final String name, final String meaning, final Enum<?>[] states, final ToIntFunction<Slot> state) {
        return new StateSeries(name, meaning, Stream.of(states).map(Enum::name).toList(), state);
    }

    @Override
    public String unit() {
        return UNIT;
    }

    @Override
    public int decimals() {
        return 0;
    }

    @Override
    public long raw(final Slot slot) {
        return state.applyAsInt(slot);
    }

    @Override
    public double value(final long raw) {
        return raw < 0 ? Double.NaN : raw;
    }

    @Override
    public String text(final long raw) {
        return raw < 0 ? "" : words.get((int) raw);
    }
}
