package io.ballast.replay.progress;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleSupplier;
import java.util.function.LongSupplier;

/** Work in parts that are known before it begins. Built by one thread, then looked at by any. */
public final class PartedWork {
    private record Part(double weight, LongSupplier inputs, DoubleSupplier share) {}

    private final List<Part> parts = new ArrayList<>();

    /**
     * Adds a part.
     *
     * @param weight how long it takes, against the others
     * @param inputs how many it has done
     * @param share  of it that is done, from 0 to 1; NaN: nobody knows
     */
    public PartedWork with(final double weight, final LongSupplier inputs, final DoubleSupplier share) {
        parts.add(new Part(weight, inputs, share));
        return this;
    }

    public PartedWork with(final double weight, final PartProgress part) {
        return with(weight, part::inputs, part::share);
    }

    /** Inputs that all parts have done together. */
    public long inputs() {
        return parts.stream().mapToLong(part -> part.inputs().getAsLong()).sum();
    }

    /** Share of the whole that is done; NaN while a part does not know its own. */
    public double share() {
        final double whole = parts.stream().mapToDouble(Part::weight).sum();
        return parts.stream()
                        .mapToDouble(part -> part.weight() * part.share().getAsDouble())
                        .sum()
                / whole;
    }
}
