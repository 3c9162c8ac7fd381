package io.ballast.slot;

/** Why ingest took an input, or did not. */
public enum IngestOutcome {
    ACCEPTED,
    /** Shorter than its type, or of a type that is no input. */
    MALFORMED,
    /** Of another schema, or of a newer version of this one. */
    UNKNOWN_SCHEMA,
    UNKNOWN_INSTRUMENT,
    UNKNOWN_SOURCE,
    UNKNOWN_SLEEVE,
    UNKNOWN_OVERLAY,
    UNKNOWN_INDEX,
    /** Zero, negative or beyond the largest price. */
    BAD_PRICE,
    /** Negative, beyond the largest quantity, or zero where something must be there. */
    BAD_QUANTITY,
    /** Bid above or at offer. */
    CROSSED,
    /** Not newer than what its instrument or venue sent before. */
    OUT_OF_SEQUENCE,
    /** An execution with others of its source missing before it: the venue has to send them again. */
    EXECUTION_GAP,
    /** Receive time before that of an earlier input. */
    TIME_RAN_BACK,
    /** Venue time too far from the corrected receive time. */
    CLOCK_SKEW,
    /** Amount that money arithmetic cannot hold. */
    OUT_OF_RANGE,
    /** A weight outside 0 … 1, or weights above 1 together. */
    BAD_TARGET,
    /** An enumerated field with a value this version does not know. */
    UNKNOWN_VALUE
}
