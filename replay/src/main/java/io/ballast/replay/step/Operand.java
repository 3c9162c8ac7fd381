package io.ballast.replay.step;

import io.ballast.replay.series.Series;
import io.ballast.slot.Slot;
import org.jspecify.annotations.Nullable;

/**
 * One side of a comparison.
 *
 * @param token      where it stands, and as what
 * @param series     the figure; null of a number or a word
 * @param isAbsolute whether the figure counts without its sign
 * @param number     what it is where it is no series; NaN of a word
 * @param problem    why a word is no series; empty where it is something else
 */
record Operand(Token token, @Nullable Series series, boolean isAbsolute, double number, String problem) {
    static Operand of(final Token token, final Series series, final boolean isAbsolute) {
        return new Operand(token, series, isAbsolute, Double.NaN, "");
    }

    static Operand of(final Token token, final double number) {
        return new Operand(token, null, false, number, "");
    }

    static Operand word(final Token token, final String problem) {
        return new Operand(token, null, false, Double.NaN, problem);
    }

    boolean isWord() {
        return !problem.isEmpty();
    }

    double value(final Slot slot) {
        if (series == null) {
            return number;
        }
        final double value = series.value(slot);
        return isAbsolute ? Math.abs(value) : value;
    }
}
