package io.ballast.launch;

import io.ballast.slot.Slot;
import java.util.List;
import org.agrona.DirectBuffer;

/** Looks on while journals are re-run. */
interface RerunObserver {
    /** Sees nothing. */
    RerunObserver NONE = (slot, sequence) -> {};

    /** An input stands behind all stages. */
    void onInput(Slot slot, long sequence);

    /** A session was closed and sent these messages because of it. */
    default void onClose(final List<DirectBuffer> outputs, final long timeNs) {}
}
