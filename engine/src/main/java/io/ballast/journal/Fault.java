package io.ballast.journal;

/** Why the bytes at the reader's position are not the next document. */
enum Fault {
    /** They are. */
    NONE("nothing is wrong"),
    /** No document was begun, or the one begun was never declared ready. */
    NOT_READY("no document was finished here"),
    /** The file ends within the document. */
    CUT("the file ends within the document"),
    NO_MAGIC("the frame holds no document of this engine"),
    BAD_LENGTH("the length in the frame is not the document's"),
    SEQUENCE_GAP("the sequence is another"),
    BAD_CHECKSUM("the checksum does not match"),
    /** Written by a later layout of the document itself. */
    NEWER_LAYOUT("the layout version is newer"),
    /** The checksum matches, but what it protects makes no sense: not a flipped bit but a defect of a writer. */
    MALFORMED("kind, lengths, outputs or counts contradict each other"),
    BEHIND_TRAILER("something stands behind the trailer"),
    /** Meta-data that holds a document: a flipped bit in a frame would have hidden it. */
    HIDDEN_DOCUMENT("a frame of Chronicle's own hides a document");

    private final String text;

    Fault(final String text) {
        this.text = text;
    }

    /** Whether it can be the trace of a process that died, or is still writing, rather than damage. */
    boolean isEnd() {
        return this == NOT_READY || this == CUT;
    }

    String text() {
        return text;
    }
}
