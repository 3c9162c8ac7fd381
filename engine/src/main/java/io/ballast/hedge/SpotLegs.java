package io.ballast.hedge;

import io.ballast.settings.LegSettings;
import io.ballast.slot.Action;
import io.ballast.slot.EventKind;
import io.ballast.slot.HedgeSection;
import io.ballast.slot.IndexSection;
import io.ballast.slot.IngestSection;
import io.ballast.state.StateCodec;
import io.ballast.state.Stateful;
import java.util.List;

/**
 * The owned assets that an overlay trades: for each the quantity that was held when it began, and what it is to add to
 * that. What the account adds or takes away meanwhile moves the quantity wanted along with it, so that a deposit is not
 * sold.
 */
final class SpotLegs implements Stateful {
    private final int[] legs;
    private final int[] instruments;
    private final long[] baseLots;
    private final long[] changeLots;
    private final long[] lastLots;

    SpotLegs(final List<LegSettings> spotLegs) {
        legs = spotLegs.stream().mapToInt(LegSettings::id).toArray();
        instruments = spotLegs.stream().mapToInt(LegSettings::instrumentId).toArray();
        baseLots = new long[legs.length];
        changeLots = new long[legs.length];
        lastLots = new long[legs.length];
    }

    int size() {
        return legs.length;
    }

    /** Id of the i-th leg. */
    int leg(final int i) {
        return legs[i];
    }

    /** Takes the event; true if it is a fill of one of these assets. */
    boolean onEvent(final IngestSection in, final IndexSection index) {
        final boolean isFill = in.kind == EventKind.EXECUTION && in.executionKind.isFill();
        boolean isOwn = false;
        for (int i = 0; i < legs.length; i++) {
            final long lots = index.positionLots[legs[i]];
            isOwn |= isFill && in.instrumentId == instruments[i];
            baseLots[i] += isFill ? 0 : lots - lastLots[i];
            lastLots[i] = lots;
        }
        return isOwn;
    }

    /** Wants what is held. */
    void hold(final IndexSection index) {
        for (int i = 0; i < legs.length; i++) {
            change(i, 0, index);
        }
    }

    /** Wants the i-th asset to change by so many lots from what is held now. */
    void change(final int i, final long lots, final IndexSection index) {
        baseLots[i] = index.positionLots[legs[i]];
        changeLots[i] = lots;
    }

    /** Wants the i-th asset to have changed by so many lots since it was last held. */
    void changeSince(final int i, final long lots) {
        changeLots[i] = lots;
    }

    /** By how many lots the i-th asset has changed since it was last held. */
    long changedLots(final int i, final IndexSection index) {
        return index.positionLots[legs[i]] - baseLots[i];
    }

    /** Never below zero: nothing is sold that is not owned. */
    long targetLots(final int i) {
        return Math.max(0, baseLots[i] + changeLots[i]);
    }

    boolean isDone(final int i, final IndexSection index) {
        return index.positionLots[legs[i]] == targetLots(i);
    }

    boolean areDone(final IndexSection index) {
        boolean areDone = true;
        for (int i = 0; i < legs.length; i++) {
            areDone &= isDone(i, index);
        }
        return areDone;
    }

    void write(final IndexSection index, final HedgeSection out) {
        for (int i = 0; i < legs.length; i++) {
            final int leg = legs[i];
            out.previousLots[leg] = index.positionLots[leg];
            out.targetLots[leg] = targetLots(i);
            out.action[leg] = Action.NONE;
            out.excessNanoUsd[leg] = 0;
            out.intendedNanoUsd[leg] = 0;
            out.hedgeRatio[leg] = 1;
        }
    }

    @Override
    public void codeState(final StateCodec state) {
        state.each(baseLots);
        state.each(changeLots);
        state.each(lastLots);
    }
}
