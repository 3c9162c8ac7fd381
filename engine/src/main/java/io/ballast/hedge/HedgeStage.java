package io.ballast.hedge;

import io.ballast.counter.Counters;
import io.ballast.instrument.Instrument;
import io.ballast.settings.AccountSettings;
import io.ballast.settings.BasisSettings;
import io.ballast.settings.OverlaySettings;
import io.ballast.slot.EventKind;
import io.ballast.slot.HedgeSection;
import io.ballast.slot.Slot;
import io.ballast.slot.Stage;
import io.ballast.state.StateCodec;
import io.ballast.state.StateImage;
import java.util.List;

/** Lets every overlay look at every event that moved something, and at every timer. */
public final class HedgeStage implements Stage {
    private final Overlay[] overlays;
    private final MarginLimits margin;
    private final StateImage image = new StateImage();
    private long events;

    /**
     * @param overlays by id
     * @param sleeves  how many sleeves there are
     * @param accounts margin accounts by id
     * @param sources  how many sources there are
     */
    public HedgeStage(
            final List<OverlaySettings> overlays,
            final int sleeves,
            final List<AccountSettings> accounts,
            final List<Instrument> instruments,
            final int sources,
            final Counters counters) {
        margin = new MarginLimits(accounts, instruments, overlays, sources);
        this.overlays = new Overlay[overlays.size()];
        int candidates = 0;
        for (final OverlaySettings settings : overlays) {
            this.overlays[settings.id()] = overlay(settings, candidates, sleeves, counters);
            candidates += settings.candidates().size();
        }
    }

    private Overlay overlay(
            final OverlaySettings settings, final int firstCandidate, final int sleeves, final Counters counters) {
        final BasisSettings basis = settings.basis();
        return basis == null
                ? new OverlayHedge(
                        settings,
                        new OverlayParts(settings, firstCandidate, sleeves, margin, counters),
                        margin,
                        counters)
                : new BasisHedge(settings, basis, firstCandidate, margin, counters);
    }

    @Override
    public void onSlot(final Slot slot, final long sequence) {
        final HedgeSection out = slot.hedge;
        final boolean isAll = !out.continuity.isKept(this, ++events);
        final boolean isLook = slot.index.isMoved || slot.ingest.kind == EventKind.TIMER;
        out.transitionCount = 0;
        margin.onEvent(slot);
        boolean isNews = false;
        for (int id = 0; id < overlays.length; id++) {
            if (overlays[id].onEvent(slot, isLook, isAll)) {
                isNews |= margin.observe(id, out) || hasFound(id, out);
            }
        }
        if (margin.isCapping()) {
            margin.flatten(slot.index, out);
            margin.observe(out);
        }
        out.isSilent = !isNews && out.transitionCount == 0 && !margin.isCapping();
        if (slot.ingest.kind == EventKind.CHECKPOINT) {
            out.state.take(this, slot, sequence);
        }
    }

    private static boolean hasFound(final int overlay, final HedgeSection out) {
        return out.isOutlookChanged[overlay]
                || out.isRanked[overlay]
                || out.isPredicted[overlay]
                || out.isLedgerEntry[overlay];
    }

    /** What an overlay stands on behind the last event. */
    public OverlayState state(final int overlayId) {
        return overlays[overlayId].state();
    }

    @Override
    public StateImage image() {
        return image;
    }

    @Override
    public void codeState(final StateCodec state) {
        margin.codeState(state);
        state.each(overlays);
        if (state.isReading()) {
            // What the section holds was written of another state.
            events++;
        }
    }
}
