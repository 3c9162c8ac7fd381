package io.ballast.replay.step;

import io.ballast.slot.Slot;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** All breakpoints, by number; numbers are not used twice. */
final class Breakpoints {
    private final List<Breakpoint> all = new ArrayList<>();
    private int last;

    /** Stops where a condition becomes true. */
    Breakpoint addWhereTrue(final String text, final Condition condition) {
        return add(Breakpoint.whereTrue(last + 1, text, condition));
    }

    /** Stops wherever a trigger is met. */
    Breakpoint addAt(final String text, final Trigger trigger) {
        return add(Breakpoint.at(last + 1, text, trigger));
    }

    private Breakpoint add(final Breakpoint breakpoint) {
        last++;
        all.add(breakpoint);
        return breakpoint;
    }

    List<Breakpoint> all() {
        return List.copyOf(all);
    }

    /** @throws StepException if there is none of this number */
    void remove(final long number) {
        if (!all.removeIf(breakpoint -> breakpoint.number() == number)) {
            throw StepException.usage("there is no breakpoint " + number);
        }
    }

    void clear() {
        all.clear();
    }

    /** A run begins behind a state, null: none. */
    void begin(final @Nullable Slot slot) {
        all.forEach(breakpoint -> breakpoint.begin(slot));
    }

    /** Those that stop the run here. */
    List<Breakpoint> hit(final Stop stop) {
        final List<Breakpoint> hit = new ArrayList<>();
        for (final Breakpoint breakpoint : all) {
            if (breakpoint.isHit(stop)) {
                hit.add(breakpoint);
            }
        }
        return hit;
    }
}
