package io.ballast.order;

import io.ballast.message.RiskEventKind;
import io.ballast.settings.CalendarSettings;
import io.ballast.signal.AnnouncementClock;
import io.ballast.state.StateCodec;
import io.ballast.state.Stateful;

/** Follows the announcement calendar and says when a window begins and ends. */
final class Announcements implements Stateful {
    private final AnnouncementClock clock;
    private final RiskEvents events;
    private int window = AnnouncementClock.NONE;
    /** Until then no window begins or ends; derived. */
    private long untilNs = Long.MIN_VALUE;

    Announcements(final CalendarSettings calendar, final RiskEvents events) {
        this.events = events;
        clock = new AnnouncementClock(calendar.windows());
    }

    boolean isNear() {
        return window != AnnouncementClock.NONE;
    }

    void advance(final long timeNs) {
        if (timeNs >= untilNs) {
            move(timeNs);
        }
    }

    private void move(final long timeNs) {
        clock.advance(timeNs);
        untilNs = clock.untilNs(timeNs);
        final int now = clock.window(timeNs);
        if (now == window) {
            return;
        }
        if (window != AnnouncementClock.NONE) {
            say(RiskEventKind.ANNOUNCEMENT_ENDED);
        }
        window = now;
        if (window != AnnouncementClock.NONE) {
            say(RiskEventKind.ANNOUNCEMENT_BEGAN);
        }
    }

    private void say(final RiskEventKind kind) {
        events.say(kind, RiskEvents.NONE, RiskEvents.NONE, clock.fromNs(window), clock.toNs(window));
    }

    /** Says what an order is refused for: the time, and until when. */
    void explain(final long timeNs, final Allowance allowance) {
        allowance.isWithin(timeNs, clock.toNs(window));
    }

    @Override
    public void codeState(final StateCodec state) {
        window = state.of(window);
        clock.codeState(state);
        if (state.isReading()) {
            untilNs = Long.MIN_VALUE;
        }
    }
}
