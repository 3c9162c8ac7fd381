package io.ballast.benchmarks.report;

import java.util.Locale;

/**
 * How far apart the machine's cores were while a slice was measured, as a sentinel ping-pong before and after it saw.
 * Slices of different states are never compared. The letters stand in result files.
 */
public enum LinkState {
    /** Round trip of tens of nanoseconds: siblings of one core. */
    SIBLINGS("S"),
    /** About a hundred: two cores that share a cache. */
    SHARED_CACHE("C"),
    /** Several hundred: cores without a common cache. */
    FAR("F"),
    /** One thread alone: no hand-off, hence comparable with every state. */
    NONE("-");

    private final String letter;

    LinkState(final String letter) {
        this.letter = letter;
    }

    /** The letter of result files. */
    public String letter() {
        return letter;
    }

    /** @throws IllegalArgumentException if no state has this letter */
    static LinkState ofLetter(final String letter) {
        for (final LinkState state : values()) {
            if (state.letter.equals(letter)) {
                return state;
            }
        }
        throw new IllegalArgumentException(
                String.format(Locale.ROOT, "there is no state '%s'; states are S, C, F and -", letter));
    }
}
