package io.ballast.replay.step;

import io.ballast.slot.Slot;

/** Something that is so behind an input, or not. */
@FunctionalInterface
interface Condition {
    boolean isMet(Slot slot);
}
