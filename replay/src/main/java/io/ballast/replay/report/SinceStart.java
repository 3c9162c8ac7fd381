package io.ballast.replay.report;

import io.ballast.slot.Slot;
import java.util.function.ToDoubleFunction;

/**
 * What a figure has gained since NAV was first known in this session: stages of a resumed session count on from the one
 * before, and what that made is not this one's.
 */
final class SinceStart implements ToDoubleFunction<Slot> {
    private final ToDoubleFunction<Slot> figure;
    private double first = Double.NaN;

    SinceStart(final ToDoubleFunction<Slot> figure) {
        this.figure = figure;
    }

    @Override
    public double applyAsDouble(final Slot slot) {
        if (Double.isNaN(first) && slot.index.isNavValid) {
            first = figure.applyAsDouble(slot);
        }
        return Double.isNaN(first) ? Double.NaN : figure.applyAsDouble(slot) - first;
    }
}
