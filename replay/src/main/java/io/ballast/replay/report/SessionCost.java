package io.ballast.replay.report;

import io.ballast.slot.HedgeSection;
import io.ballast.slot.Slot;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;

/** A cost that a ledger counts anew in each episode, over all episodes of the session; in USD, unknown before the first. */
final class SessionCost implements ToDoubleFunction<Slot> {
    private static final double NANOS_PER_USD = 1e9;

    private final int overlayId;
    private final ToLongFunction<HedgeSection> ofEpisode;
    private long closedNanoUsd;
    private long openNanoUsd;
    private boolean isBegun;

    SessionCost(final int overlayId, final ToLongFunction<HedgeSection> ofEpisode) {
        this.overlayId = overlayId;
        this.ofEpisode = ofEpisode;
    }

    @Override
    public double applyAsDouble(final Slot slot) {
        final HedgeSection hedge = slot.hedge;
        if (!hedge.isLedgerClosed[overlayId]) {
            openNanoUsd = ofEpisode.applyAsLong(hedge);
            isBegun = true;
        } else if (hedge.isLedgerEntry[overlayId]) {
            closedNanoUsd += ofEpisode.applyAsLong(hedge);
            openNanoUsd = 0;
            isBegun = true;
        }
        return isBegun ? (closedNanoUsd + openNanoUsd) / NANOS_PER_USD : Double.NaN;
    }
}
