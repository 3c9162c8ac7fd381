package io.ballast.journal;

/** How a journal ends, or why it cannot be read. */
public enum EndState {
    /** The trailer was read and nothing stands behind it. */
    CLEAN,
    /** No trailer: the session was killed between two documents, or is still being written. */
    OPEN_END,
    /** The last document is not whole and was cut; everything before it is. */
    TORN,
    /** What was written is not what stands there: a checksum, a sequence, a length or a frame is wrong. */
    DAMAGED,
    /** Written with a schema or layout that this engine does not know yet. */
    NEWER_SCHEMA,
    /** Not a journal of this engine. */
    FOREIGN,
    /** Nothing was written, or the session was killed before its first document was whole. */
    EMPTY,
    /** There is no such directory. */
    MISSING;

    /** Whether everything up to the end can be relied on. */
    public boolean isUsable() {
        return this == CLEAN || this == OPEN_END || this == TORN;
    }
}
