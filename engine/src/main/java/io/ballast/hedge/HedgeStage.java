package io.ballast.hedge;

import io.ballast.counter.Counters;
import io.ballast.settings.OverlaySettings;
import io.ballast.slot.EventKind;
import io.ballast.slot.HedgeSection;
import io.ballast.slot.Slot;
import io.ballast.slot.Stage;
import java.util.List;
import org.agrona.MutableDirectBuffer;

/** Lets every overlay look at every event that moved something, and at every timer. */
public final class HedgeStage implements Stage {
    private final OverlayHedge[] overlays;

    /** @param overlays by id */
    public HedgeStage(final List<OverlaySettings> overlays, final Counters counters) {
        this.overlays = overlays.stream()
                .map(settings -> new OverlayHedge(settings, counters))
                .toArray(OverlayHedge[]::new);
    }

    @Override
    public void onSlot(final Slot slot, final long sequence) {
        final HedgeSection out = slot.hedge;
        final boolean isLook = slot.index.isMoved || slot.ingest.kind == EventKind.TIMER;
        out.transitionCount = 0;
        for (final OverlayHedge overlay : overlays) {
            overlay.onEvent(slot.ingest.timeNs, isLook, slot.index, out);
        }
    }

    @Override
    public int writeState(final MutableDirectBuffer buffer, final int offset) {
        int end = offset;
        for (final OverlayHedge overlay : overlays) {
            end = overlay.writeState(buffer, end);
        }
        return end;
    }
}
