package io.ballast.replay.report;

import io.ballast.slot.Slot;
import java.util.function.ToDoubleFunction;

/**
 * One line of a chart.
 *
 * @param series    the series it draws, by their names in the catalogue
 * @param label     what the legend calls it
 * @param tone      how it looks
 * @param isStepped whether it jumps from one value to the next, as positions do
 * @param figure    its value behind an input, in the chart's unit; NaN while unknown
 */
record Curve(String series, String label, Tone tone, boolean isStepped, ToDoubleFunction<Slot> figure) {
    /** How a line looks. */
    enum Tone {
        /** What the chart is about. */
        MAIN,
        /** What it is held against. */
        SECOND,
        THIRD,
        FOURTH,
        FIFTH,
        /** A limit: thin and dashed. */
        LIMIT
    }
}
