package io.ballast.signal;

import io.ballast.settings.AnnouncementSettings;
import io.ballast.state.StateCodec;
import io.ballast.state.Stateful;
import java.util.List;

/** Says whether engine time is inside a window of the announcement calendar. O(1) an event: time never runs back. */
public final class AnnouncementClock implements Stateful {
    /** No window. */
    public static final int NONE = -1;

    private final long[] fromNs;
    private final long[] toNs;
    private int next;

    /** @param windows by time, not overlapping */
    public AnnouncementClock(final List<AnnouncementSettings> windows) {
        fromNs = windows.stream().mapToLong(AnnouncementSettings::fromNs).toArray();
        toNs = windows.stream().mapToLong(AnnouncementSettings::toNs).toArray();
    }

    /** Moves to an event's time; windows that no event fell into are passed over. */
    public void advance(final long timeNs) {
        while (next < toNs.length && timeNs >= toNs[next]) {
            next++;
        }
    }

    /** The window that the time of {@link #advance} is in, by its place in the calendar, or {@link #NONE}. */
    public int window(final long timeNs) {
        return next < fromNs.length && timeNs >= fromNs[next] ? next : NONE;
    }

    /** Until when {@link #window} says what it says of this time. */
    public long untilNs(final long timeNs) {
        if (next == fromNs.length) {
            return Long.MAX_VALUE;
        }
        return timeNs >= fromNs[next] ? toNs[next] : fromNs[next];
    }

    /** When a window begins. */
    public long fromNs(final int window) {
        return fromNs[window];
    }

    /** When a window has ended. */
    public long toNs(final int window) {
        return toNs[window];
    }

    @Override
    public void codeState(final StateCodec state) {
        next = state.count(next, toNs.length);
    }
}
