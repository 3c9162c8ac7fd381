package io.ballast.hedge;

import io.ballast.counter.Counters;
import io.ballast.settings.BasisSettings;
import io.ballast.settings.OverlaySettings;
import io.ballast.slot.EventKind;
import io.ballast.slot.HedgeSection;
import io.ballast.slot.Slot;
import io.ballast.slot.Stage;
import java.util.List;
import org.agrona.MutableDirectBuffer;

/** Lets every overlay look at every event that moved something, and at every timer. */
public final class HedgeStage implements Stage {
    private final Overlay[] overlays;

    /**
     * @param overlays by id
     * @param sleeves  how many sleeves there are
     */
    public HedgeStage(final List<OverlaySettings> overlays, final int sleeves, final Counters counters) {
        this.overlays = new Overlay[overlays.size()];
        int candidates = 0;
        for (final OverlaySettings settings : overlays) {
            this.overlays[settings.id()] = overlay(settings, candidates, sleeves, counters);
            candidates += settings.candidates().size();
        }
    }

    private static Overlay overlay(
            final OverlaySettings settings, final int firstCandidate, final int sleeves, final Counters counters) {
        final BasisSettings basis = settings.basis();
        return basis == null
                ? new OverlayHedge(settings, new OverlayParts(settings, firstCandidate, sleeves, counters), counters)
                : new BasisHedge(settings, basis, firstCandidate, counters);
    }

    @Override
    public void onSlot(final Slot slot, final long sequence) {
        final HedgeSection out = slot.hedge;
        final boolean isLook = slot.index.isMoved || slot.ingest.kind == EventKind.TIMER;
        out.transitionCount = 0;
        for (final Overlay overlay : overlays) {
            overlay.onEvent(slot, isLook);
        }
    }

    @Override
    public int writeState(final MutableDirectBuffer buffer, final int offset) {
        int end = offset;
        for (final Overlay overlay : overlays) {
            end = overlay.writeState(buffer, end);
        }
        return end;
    }
}
