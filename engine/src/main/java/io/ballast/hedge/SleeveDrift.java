package io.ballast.hedge;

import io.ballast.settings.OverlaySettings;
import io.ballast.slot.HedgeSection;
import io.ballast.slot.IndexSection;

/** What a sleeve is off its target by, with what contracts of other overlays bring to it, and the band around that. */
final class SleeveDrift {
    private final int overlayId;
    private final int sleeveId;
    private final BandWidth band;
    private long nanoUsd;
    private long bandNanoUsd;
    /** What positions add to it, as of the last look that had nothing to do. */
    private long heldNanoUsd;

    SleeveDrift(final OverlaySettings settings) {
        overlayId = settings.id();
        sleeveId = settings.sleeveId();
        band = new BandWidth(settings.band());
    }

    /** Takes the values of an event. */
    void follow(final IndexSection index) {
        nanoUsd = index.driftNanoUsd[sleeveId] + index.othersNanoUsd[overlayId];
        bandNanoUsd = band.halfNanoUsd(index.navNanoUsd, index.sleeveNanoUsd[sleeveId] - index.driftNanoUsd[sleeveId]);
    }

    /** Positions bring it to this now, and add the same to what comes next. */
    void hold(final long effectiveNanoUsd) {
        heldNanoUsd = effectiveNanoUsd - nanoUsd;
    }

    /** Writes what it is with the positions held. */
    void writeEffective(final HedgeSection out) {
        out.effectiveDriftNanoUsd[overlayId] = nanoUsd + heldNanoUsd;
    }

    long nanoUsd() {
        return nanoUsd;
    }

    /** Half-width of the band. */
    long bandNanoUsd() {
        return bandNanoUsd;
    }

    /** What is left of the band after a breach. */
    long innerNanoUsd() {
        return band.innerNanoUsd(bandNanoUsd);
    }
}
