package io.ballast.settings;

/**
 * How often the stages write down their state.
 *
 * @param inputs     after so many inputs; 0: not by count
 * @param intervalNs after so much engine time; 0: not by time
 */
public record CheckpointSettings(long inputs, long intervalNs) {
    /** Never. */
    public static final CheckpointSettings NONE = new CheckpointSettings(0, 0);
}
