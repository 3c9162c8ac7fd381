package io.ballast.pipeline;

import io.ballast.slot.Slot;

/** Sees every slot after its orders have been sent, on the last thread of the pipeline; must not change it. */
@FunctionalInterface
public interface SlotObserver {
    SlotObserver NONE = (slot, sequence) -> {};

    void onSlot(Slot slot, long sequence);
}
