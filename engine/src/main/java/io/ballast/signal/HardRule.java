package io.ballast.signal;

/** The rule of the Elliott pattern that a row of pivots breaks. Touching a level never breaks one of R1, R3, WAVE_B. */
public enum HardRule {
    /** None is broken. */
    NONE,
    /** Wave 2 passes the start of wave 1. */
    R1,
    /** Wave 3 is shorter than wave 1 and than wave 5. */
    R2,
    /** Wave 4 enters the territory of wave 1. */
    R3,
    /** Wave 3 does not end beyond wave 1. */
    WAVE_3,
    /** Wave 5 does not end beyond wave 3 although truncation is off. */
    WAVE_5,
    /** Wave B passes the end of wave 5. */
    WAVE_B
}
