package io.ballast.hedge;

import io.ballast.slot.HedgeSection;
import io.ballast.slot.Phase;
import io.ballast.slot.PhaseReason;
import io.ballast.state.StateCodec;
import io.ballast.state.Stateful;

/** The phase of one overlay. Every move is one of {@link Phase}'s ways and an output. */
final class Workflow implements Stateful {
    private static final Phase[] PHASES = Phase.values();

    private final int overlayId;
    private Phase phase = Phase.IDLE;

    Workflow(final int overlayId) {
        this.overlayId = overlayId;
    }

    Phase phase() {
        return phase;
    }

    boolean is(final Phase asked) {
        return phase == asked;
    }

    /** Whether a first position is wanted and not yet decided on. */
    boolean isDeciding() {
        return phase == Phase.DRIFT || phase == Phase.SELECT || phase == Phase.PRECHECK;
    }

    /** Whether a position is wanted. */
    boolean isHolding() {
        return isBuilding() || phase == Phase.MONITOR || phase == Phase.HANDOFF;
    }

    /** Whether positions are on their way to their targets. */
    boolean isBuilding() {
        return phase == Phase.EXECUTE || phase == Phase.SCALE;
    }

    /** Moves on; staying where it is says nothing. */
    void enter(final Phase next, final PhaseReason reason, final HedgeSection out) {
        if (next == phase) {
            return;
        }
        if (!phase.leadsTo(next)) {
            throw new IllegalStateException("no way from " + phase + " to " + next);
        }
        final int at = out.transitionCount++;
        out.transitionOverlay[at] = overlayId;
        out.transitionFrom[at] = phase;
        out.transitionTo[at] = next;
        out.transitionReason[at] = reason;
        phase = next;
    }

    @Override
    public void codeState(final StateCodec state) {
        phase = state.of(phase, PHASES);
    }
}
