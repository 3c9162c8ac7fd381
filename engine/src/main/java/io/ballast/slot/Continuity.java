package io.ballast.slot;

import org.jspecify.annotations.Nullable;

/**
 * Tells a stage whether a section still holds what that stage left there at its event before: then only what has changed
 * since needs to be written. In a ring whose slots share their sections it does; where every slot has its own, a section
 * holds what was written a whole ring ago, and every field is written.
 */
public final class Continuity {
    private @Nullable Stage writer;
    private long lastEvent;

    /**
     * Begins an event; whether every field stands as the same stage left it at the event before.
     *
     * @param event number of the event, by the stage's own count: it leaves one out when its state is set to another
     */
    public boolean isKept(final Stage stage, final long event) {
        final boolean isKept = writer == stage && lastEvent == event - 1;
        writer = stage;
        lastEvent = event;
        return isKept;
    }

    /** Somebody else writes into the section. */
    public void breakOff() {
        writer = null;
    }
}
