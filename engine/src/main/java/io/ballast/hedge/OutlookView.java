package io.ballast.hedge;

import io.ballast.settings.Outlook;
import io.ballast.settings.OutlookSettings;
import io.ballast.signal.OutlookTracker;
import io.ballast.state.StateCodec;
import io.ballast.state.Stateful;
import org.jspecify.annotations.Nullable;

/** What is expected of a drift: a person's view until it expires, else what the signals say. */
final class OutlookView implements Stateful {
    private static final long NEVER = Long.MAX_VALUE;
    private static final Outlook[] ALL = Outlook.values();

    private final @Nullable OutlookTracker tracker;
    private boolean isCommanded;
    private Outlook commanded = Outlook.UNKNOWN;
    private long expiryNs = NEVER;
    private Outlook last = Outlook.UNKNOWN;

    OutlookView(final @Nullable OutlookSettings settings) {
        tracker = settings == null ? null : new OutlookTracker(settings);
    }

    /** Whether such a number stands for an outlook. */
    static boolean isOutlook(final long value) {
        return value >= 0 && value < ALL.length;
    }

    /**
     * A person's view.
     *
     * @param value  place of the outlook in its enumeration
     * @param untilNs 0: it stands until the next one
     */
    void command(final long value, final long untilNs) {
        if (isOutlook(value)) {
            isCommanded = true;
            commanded = ALL[(int) value];
            expiryNs = untilNs == 0 ? NEVER : untilNs;
        }
    }

    /** A value of the series that is followed; true if the view is another one now. */
    boolean onPrice(final long timeNs, final double price, final boolean isValid) {
        if (tracker != null) {
            tracker.onPrice(timeNs, price, isValid);
        }
        if (isCommanded && timeNs >= expiryNs) {
            isCommanded = false;
        }
        final Outlook before = last;
        last = isCommanded || tracker == null ? commandedOrUnknown() : tracker.outlook();
        return last != before;
    }

    private Outlook commandedOrUnknown() {
        return isCommanded ? commanded : Outlook.UNKNOWN;
    }

    Outlook outlook() {
        return last;
    }

    /** Until when it says the same whatever the price; {@link Long#MIN_VALUE}: signals are followed. */
    long fixedUntilNs() {
        if (tracker != null) {
            return Long.MIN_VALUE;
        }
        return isCommanded ? expiryNs : NEVER;
    }

    @Nullable
    SignalState signals() {
        return tracker == null ? null : SignalState.of(tracker);
    }

    boolean isCommanded() {
        return isCommanded;
    }

    /** Whether a rise is being corrected: leg 4, or A to C behind the fifth wave. */
    boolean isCorrective() {
        return tracker != null && tracker.isCorrective() && tracker.direction() > 0;
    }

    /** Whether a fall has run its five waves. */
    boolean isFallComplete() {
        return tracker != null && tracker.isImpulseComplete() && tracker.direction() < 0;
    }

    @Override
    public void codeState(final StateCodec state) {
        isCommanded = state.of(isCommanded);
        commanded = state.of(commanded, ALL);
        expiryNs = state.of(expiryNs);
        last = state.of(last, ALL);
        if (tracker != null) {
            tracker.codeState(state);
        }
    }
}
