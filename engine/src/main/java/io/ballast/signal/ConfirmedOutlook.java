package io.ballast.signal;

import io.ballast.settings.Outlook;
import io.ballast.state.StateCodec;
import io.ballast.state.Stateful;

/**
 * An outlook that changes only once enough consecutive bars agree on another and the last change is old enough. The
 * first change waits for the bars alone.
 */
final class ConfirmedOutlook implements Stateful {
    private static final Outlook[] OUTLOOKS = Outlook.values();

    private final int confirmBars;
    private final long minDwellNs;
    private Outlook current = Outlook.UNKNOWN;
    private Outlook candidate = Outlook.UNKNOWN;
    private int agreeingBars;
    private boolean hasChanged;
    private long changedAtNs;

    ConfirmedOutlook(final int confirmBars, final long minDwellNs) {
        this.confirmBars = confirmBars;
        this.minDwellNs = minDwellNs;
    }

    /** Takes what one bar says; returns whether the outlook changed. */
    boolean onBar(final long timeNs, final Outlook seen) {
        agreeingBars = seen == candidate ? Math.min(agreeingBars + 1, confirmBars) : 1;
        candidate = seen;
        if (seen == current || agreeingBars < confirmBars || isDwelling(timeNs)) {
            return false;
        }
        current = seen;
        hasChanged = true;
        changedAtNs = timeNs;
        return true;
    }

    private boolean isDwelling(final long timeNs) {
        return hasChanged && timeNs - changedAtNs < minDwellNs;
    }

    Outlook outlook() {
        return current;
    }

    @Override
    public void codeState(final StateCodec state) {
        current = state.of(current, OUTLOOKS);
        candidate = state.of(candidate, OUTLOOKS);
        agreeingBars = state.count(agreeingBars, confirmBars);
        hasChanged = state.of(hasChanged);
        changedAtNs = state.of(changedAtNs);
    }
}
