package io.ballast.replay.report;

import io.ballast.launch.EngineConfiguration;
import io.ballast.slot.HedgeSection;

/** Whether the last episode of each overlay's cost ledger was ever reviewed: without a review nobody knows its break-even. */
final class LedgerReviews {
    private final long[] openedNs;
    private final boolean[] isReviewed;

    LedgerReviews(final EngineConfiguration configuration) {
        openedNs = new long[configuration.overlays().size()];
        isReviewed = new boolean[openedNs.length];
    }

    /** A review estimates what closing would cost; before the first one that is zero. */
    void onInput(final HedgeSection hedge) {
        for (int overlay = 0; overlay < openedNs.length; overlay++) {
            if (hedge.ledgerOpenedNs[overlay] != openedNs[overlay]) {
                openedNs[overlay] = hedge.ledgerOpenedNs[overlay];
                isReviewed[overlay] = false;
            }
            isReviewed[overlay] |= !hedge.isLedgerClosed[overlay] && hedge.ledgerCloseNanoUsd[overlay] != 0;
        }
    }

    boolean isReviewed(final int overlayId) {
        return isReviewed[overlayId];
    }
}
