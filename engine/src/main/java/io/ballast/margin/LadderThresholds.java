package io.ballast.margin;

import io.ballast.settings.LadderSettings;
import io.ballast.settings.LadderStep;
import io.ballast.state.StateCodec;
import io.ballast.state.Stateful;

/** The thresholds of a ladder as they stand: as configured, or farther while an announcement is near. */
public final class LadderThresholds implements Stateful {
    private final LadderStep[] steps;
    private final double tightened;
    private boolean isTightened;

    /**
     * As configured.
     *
     * @param tightened thresholds are this many times as far while an announcement is near, at least 1
     */
    public LadderThresholds(final LadderSettings settings, final double tightened) {
        steps = settings.steps().toArray(new LadderStep[0]);
        this.tightened = tightened;
    }

    /** An announcement draws near or is over; whether that changes anything. */
    public boolean tighten(final boolean isNear) {
        final boolean isChanged = isNear != isTightened;
        isTightened = isNear;
        return isChanged;
    }

    private double factor() {
        return isTightened ? tightened : 1;
    }

    /**
     * Below this distance a step is entered.
     *
     * @param step from 1
     */
    public double enterSigmas(final int step) {
        return steps[step - 1].enterSigmas() * factor();
    }

    /** Above this distance it is left. */
    public double leaveSigmas(final int step) {
        return steps[step - 1].leaveSigmas() * factor();
    }

    /** At this margin ratio it is entered. */
    public long enterRatioPpb(final int step) {
        return (long) (steps[step - 1].enterRatioPpb() / factor());
    }

    /** Below this margin ratio it is left. */
    public long leaveRatioPpb(final int step) {
        return (long) (steps[step - 1].leaveRatioPpb() / factor());
    }

    @Override
    public void codeState(final StateCodec state) {
        isTightened = state.of(isTightened);
    }
}
