package io.ballast.margin;

import io.ballast.settings.LadderSettings;
import io.ballast.settings.LadderStep;

/** The thresholds of a ladder as they stand: as configured, or farther while an announcement is near. */
public final class LadderThresholds {
    private final LadderStep[] steps;
    private final double tightened;
    private boolean isTightened;

    public LadderThresholds(final LadderSettings settings) {
        steps = settings.steps().toArray(new LadderStep[0]);
        tightened = settings.tightened();
    }

    /** An announcement draws near or is over; whether that changes anything. */
    public boolean tighten(final boolean isNear) {
        final boolean isChanged = isNear != isTightened;
        isTightened = isNear;
        return isChanged;
    }

    public boolean isTightened() {
        return isTightened;
    }

    private double factor() {
        return isTightened ? tightened : 1;
    }

    /** @param step from 1 */
    public double enterSigmas(final int step) {
        return steps[step - 1].enterSigmas() * factor();
    }

    public double leaveSigmas(final int step) {
        return steps[step - 1].leaveSigmas() * factor();
    }

    public long enterRatioPpb(final int step) {
        return (long) (steps[step - 1].enterRatioPpb() / factor());
    }

    public long leaveRatioPpb(final int step) {
        return (long) (steps[step - 1].leaveRatioPpb() / factor());
    }
}
