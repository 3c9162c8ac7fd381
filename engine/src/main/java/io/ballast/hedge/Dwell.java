package io.ballast.hedge;

import io.ballast.settings.BandSettings;
import io.ballast.state.StateCodec;
import io.ballast.state.Stateful;

/** How long a breach has lasted, and when the targets last changed: what a further change waits for. */
final class Dwell implements Stateful {
    private final BandSettings band;
    private int breachSamples;
    private long changedNs = Long.MIN_VALUE / 2;

    Dwell(final BandSettings band) {
        this.band = band;
    }

    void onInside() {
        breachSamples = 0;
    }

    void onBreach() {
        breachSamples = Math.min(breachSamples, band.dwellSamples()) + 1;
    }

    void onChange(final long timeNs) {
        changedNs = timeNs;
    }

    /** Whether the breach is too young, or the last change too near. */
    boolean isWaiting(final long timeNs) {
        return breachSamples <= band.dwellSamples() || timeNs - changedNs < band.cooldownNs();
    }

    /** Looks in a row that found a breach; counted no further than it matters. */
    int breachSamples() {
        return breachSamples;
    }

    /** Before this the last change of a target is too near for another one; no breach beyond one and a half bands waits. */
    long coolUntilNs() {
        return changedNs + band.cooldownNs();
    }

    @Override
    public void codeState(final StateCodec state) {
        breachSamples = state.of(breachSamples);
        changedNs = state.of(changedNs);
    }
}
