package io.ballast.journal;

/** What a journal document is. */
public enum DocumentKind {
    /** The first document: what makes the journal self-contained. */
    HEADER(1),
    /** An input and the outputs it caused. */
    INPUT(2),
    /** An input that was still in the ring when the session stopped: no stage has seen it. */
    UNPROCESSED(3),
    /** The last document of a session that was closed. */
    TRAILER(4);

    private static final DocumentKind[] KINDS = values();

    private final int code;

    DocumentKind(final int code) {
        this.code = code;
    }

    int code() {
        return code;
    }

    static boolean isKnown(final int code) {
        return code >= 1 && code <= KINDS.length;
    }

    static DocumentKind of(final int code) {
        return KINDS[code - 1];
    }
}
