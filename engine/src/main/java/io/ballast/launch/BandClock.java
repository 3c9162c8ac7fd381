package io.ballast.launch;

import io.ballast.settings.LegSettings;
import io.ballast.settings.OverlaySettings;
import io.ballast.slot.IndexSection;
import io.ballast.slot.Slot;

/**
 * How event time divides for one overlay: inside the band, outside it, stopped by the gate, or without valid data. The
 * time between two events counts for the state after the first.
 */
final class BandClock {
    private final int overlayId;
    /** By candidate: the ids of its legs. */
    private final int[][] legsOfCandidate;

    private final int[] legs;
    private long lastNs = Long.MIN_VALUE;
    private boolean isRunning;
    private boolean isNormal;
    private boolean isOutside;
    private boolean isGated;
    private long totalNs;
    private long outsideNs;
    private long gatedNs;
    private long notNormalNs;

    BandClock(final OverlaySettings overlay) {
        overlayId = overlay.id();
        legs = overlay.legs().stream().mapToInt(LegSettings::id).toArray();
        legsOfCandidate = overlay.candidates().stream()
                .map(candidate ->
                        candidate.legs().stream().mapToInt(Integer::intValue).toArray())
                .toArray(int[][]::new);
    }

    void onSlot(final Slot slot) {
        final long timeNs = slot.ingest.timeNs;
        if (isRunning) {
            book(timeNs - lastNs);
        }
        lastNs = timeNs;
        final IndexSection index = slot.index;
        final int[] selected = legsOfCandidate[slot.hedge.candidate[overlayId]];
        isNormal = index.isNavValid && index.isIndexValid[overlayId] && areValid(selected, index);
        // Time counts from the first moment on which a decision was possible.
        isRunning |= isNormal;
        isOutside = Math.abs(slot.hedge.effectiveDriftNanoUsd[overlayId]) > slot.hedge.bandNanoUsd[overlayId];
        if (isAtTarget(slot)) {
            isGated = false;
        }
    }

    private static boolean areValid(final int[] selected, final IndexSection index) {
        boolean isValid = true;
        for (final int leg : selected) {
            isValid &= index.isLegValid[leg];
        }
        return isValid;
    }

    /** Legs of candidates that are not selected may still be on their way to flat. */
    private boolean isAtTarget(final Slot slot) {
        for (final int leg : legs) {
            if (slot.hedge.targetLots[leg] != slot.index.positionLots[leg]) {
                return false;
            }
        }
        return true;
    }

    /** The gate stopped an order of this overlay. */
    void onRefusal() {
        isGated = true;
    }

    /** An order of this overlay went out. */
    void onOrder() {
        isGated = false;
    }

    private void book(final long elapsedNs) {
        totalNs += elapsedNs;
        if (!isNormal) {
            notNormalNs += elapsedNs;
        } else if (isGated) {
            gatedNs += elapsedNs;
        } else if (isOutside) {
            outsideNs += elapsedNs;
        }
    }

    /** Share of event time outside the band with data normal and no gate. */
    double outsideShare() {
        return share(outsideNs);
    }

    double gatedShare() {
        return share(gatedNs);
    }

    double notNormalShare() {
        return share(notNormalNs);
    }

    private double share(final long partNs) {
        return totalNs == 0 ? 0 : (double) partNs / totalNs;
    }
}
