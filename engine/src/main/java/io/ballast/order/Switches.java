package io.ballast.order;

import io.ballast.message.RiskEventKind;
import io.ballast.state.StateCodec;
import io.ballast.state.Stateful;
import java.util.Arrays;

/** What is switched off as a whole: by the kill switch, by an operator's pause, with a source, for want of disk. */
final class Switches implements Stateful {
    private static final int ALL_OVERLAYS = -1;

    private final boolean[] isPaused;
    private final boolean[] isDown;
    private final RiskEvents events;
    private boolean isKilled;
    private boolean isFlattening;
    private boolean isDiskLow;

    Switches(final int overlays, final int sources, final RiskEvents events) {
        this.events = events;
        isPaused = new boolean[overlays];
        isDown = new boolean[sources];
    }

    /** Returns whether it was not thrown before. */
    boolean kill() {
        if (isKilled) {
            return false;
        }
        isKilled = true;
        events.say(RiskEventKind.KILLED);
        return true;
    }

    void resetKill() {
        if (isKilled) {
            events.say(RiskEventKind.KILL_RESET);
        }
        isKilled = false;
        isFlattening = false;
    }

    /** Closes what is held until the kill switch is reset; nothing while it is not thrown. */
    void flatten() {
        if (isKilled && !isFlattening) {
            isFlattening = true;
            events.say(RiskEventKind.FLATTENING);
        }
    }

    void pause(final int overlayId, final boolean paused) {
        if (overlayId == ALL_OVERLAYS) {
            Arrays.fill(isPaused, paused);
        } else {
            isPaused[overlayId] = paused;
        }
    }

    void onDiskLow() {
        isDiskLow = true;
    }

    /** Connections and disk are those of another process: what was said of them holds no more. */
    void onResume() {
        Arrays.fill(isDown, false);
        isDiskLow = false;
    }

    /** Of a source that prices nothing nobody asks. */
    void onSource(final int sourceId, final boolean down) {
        if (sourceId < isDown.length) {
            isDown[sourceId] = down;
        }
    }

    boolean isKilled() {
        return isKilled;
    }

    boolean isFlattening() {
        return isFlattening;
    }

    boolean isPaused(final int overlayId) {
        return isPaused[overlayId];
    }

    boolean isDiskLow() {
        return isDiskLow;
    }

    boolean isDown(final int sourceId) {
        return isDown[sourceId];
    }

    @Override
    public void codeState(final StateCodec state) {
        state.each(isPaused);
        state.each(isDown);
        isKilled = state.of(isKilled);
        isFlattening = state.of(isFlattening);
        isDiskLow = state.of(isDiskLow);
    }
}
