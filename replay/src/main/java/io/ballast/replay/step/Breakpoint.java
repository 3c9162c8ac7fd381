package io.ballast.replay.step;

import io.ballast.slot.Slot;
import org.jspecify.annotations.Nullable;

/** A place to stop at: where a condition becomes true, or wherever a trigger is met. */
final class Breakpoint {
    private final int number;
    private final String text;
    private final Trigger trigger;
    private final @Nullable Condition condition;
    private boolean wasTrue;

    private Breakpoint(
            final int number, final String text, final Trigger trigger, final @Nullable Condition condition) {
        this.number = number;
        this.text = text;
        this.trigger = trigger;
        this.condition = condition;
    }

    static Breakpoint at(final int number, final String text, final Trigger trigger) {
        return new Breakpoint(number, text, trigger, null);
    }

    static Breakpoint whereTrue(final int number, final String text, final Condition condition) {
        return new Breakpoint(number, text, stop -> condition.isMet(stop.slot()), condition);
    }

    int number() {
        return number;
    }

    /** Number and what it waits for. */
    @Override
    public String toString() {
        return number + "  " + text;
    }

    /** A run begins behind this state, null: none; a condition that is true already has to become untrue first. */
    void begin(final @Nullable Slot slot) {
        wasTrue = condition != null && slot != null && condition.isMet(slot);
    }

    /** Whether to stop here; has to see every stop. */
    boolean isHit(final Stop stop) {
        final boolean isMet = trigger.isMet(stop);
        final boolean isHit = isMet && !wasTrue;
        wasTrue = condition != null && isMet;
        return isHit;
    }
}
