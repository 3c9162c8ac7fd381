package io.ballast.hedge;

import io.ballast.settings.Outlook;
import io.ballast.slot.HedgeSection;
import io.ballast.slot.IndexSection;
import io.ballast.slot.Phase;
import io.ballast.slot.PhaseReason;

/** When futures are handed over to spot: a drift that stays, or an overlay that no longer pays, is given over to it. */
final class HandOffWorkflow {
    private final OverlayParts parts;
    private final Workflow workflow;

    HandOffWorkflow(final OverlayParts parts, final Workflow workflow) {
        this.parts = parts;
        this.workflow = workflow;
    }

    /** @param elapsedNs since the overlay's first position was decided on */
    void consider(final long elapsedNs, final IndexSection index, final HedgeSection out) {
        final HandOff handOff = parts.handOff();
        if (handOff == null || !parts.isHandOffMeant(elapsedNs)) {
            return;
        }
        final long driftNanoUsd = parts.sizing().driftNanoUsd();
        if (Math.abs(driftNanoUsd) > handOff.bandNanoUsd(index.navNanoUsd)) {
            handOff.begin(index);
            if (handOff.tradeSpot(driftNanoUsd, index)) {
                final boolean isSustained = parts.view().outlook() == Outlook.SUSTAINED;
                final PhaseReason reason = isSustained ? PhaseReason.SUSTAINED : PhaseReason.BREAK_EVEN_PASSED;
                workflow.enter(Phase.HANDOFF, reason, out);
            }
        }
    }

    /** Goes on with it, or back to where only futures hedge. */
    void follow(final long elapsedNs, final long timeNs, final IndexSection index, final HedgeSection out) {
        final HandOff handOff = parts.handOff();
        if (handOff == null) {
            return;
        }
        if (!parts.isHandOffMeant(elapsedNs)) {
            workflow.enter(Phase.MONITOR, PhaseReason.OUTLOOK_CHANGED, out);
        } else if (!handOff.tradeSpot(parts.sizing().driftNanoUsd(), index)
                && parts.targets().areReached(timeNs, index)) {
            workflow.enter(Phase.MONITOR, PhaseReason.SPOT_INSIDE, out);
        }
    }
}
