package io.ballast.replay.compare;

import io.ballast.launch.EngineConfiguration;
import io.ballast.pipeline.SlotObserver;
import io.ballast.slot.Slot;
import java.util.List;

/** Over which intervals a session measured the tracking errors of its overlays; shown every slot of it. */
public final class TrackedErrors implements SlotObserver {
    private final List<TrackedIntervals> overlays;

    public TrackedErrors(final EngineConfiguration configuration) {
        overlays = configuration.overlays().stream().map(TrackedIntervals::new).toList();
    }

    @Override
    public void onSlot(final Slot slot, final long sequence) {
        overlays.forEach(overlay -> overlay.onSlot(slot));
    }

    /** By id. */
    List<TrackedIntervals> overlays() {
        return overlays;
    }
}
