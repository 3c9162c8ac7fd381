package io.ballast.signal;

/** A leg of the Elliott pattern (1-2-3-4-5)(A-B-C). */
public enum Wave {
    /** No count stands, or nothing is expected behind a complete one. */
    NONE,
    /** First leg of the impulse; its direction is the count's. */
    ONE,
    /** First correction inside the impulse. */
    TWO,
    /** Second leg with the impulse, never its shortest. */
    THREE,
    /** Second correction inside the impulse. */
    FOUR,
    /** Last leg of the impulse. */
    FIVE,
    /** First leg of the correction against the whole impulse. */
    A,
    /** Recovery inside that correction. */
    B,
    /** Last leg of that correction. */
    C;

    private static final Wave[] BY_LEG = values();

    /** Legs of the whole pattern. */
    static final int LEGS = BY_LEG.length - 1;

    /** The label of the pattern's leg, from 1; none outside the pattern. */
    static Wave ofLeg(final int leg) {
        return leg < 1 || leg > LEGS ? NONE : BY_LEG[leg];
    }

    /** Whether this is one of the legs A, B, C. */
    public boolean isCorrective() {
        return this == A || this == B || this == C;
    }
}
