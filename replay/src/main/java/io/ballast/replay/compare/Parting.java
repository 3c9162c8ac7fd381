package io.ballast.replay.compare;

/**
 * The first place at which two journals say different things.
 *
 * @param sequence of the input; {@link #AT_END} behind the last
 * @param timeNs   engine time as far as it was known there; 0 before the first input with a time
 * @param what     the input, an output by its number, or the state hash
 * @param input    the input there, of the first journal; empty if there is none
 * @param first    what the first journal says
 * @param second   what the second says
 */
public record Parting(long sequence, long timeNs, String what, String input, String first, String second) {
    public static final long AT_END = -1;

    public boolean isAtEnd() {
        return sequence == AT_END;
    }
}
