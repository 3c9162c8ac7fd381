package io.ballast.journal;

/**
 * Chronicle's framing: every document stands behind a 4-byte word and begins at a multiple of 4.
 *
 * <pre>
 *   31          30           29                         0
 *  +-----------+------------+----------------------------+-----------------------+---------+
 *  | not ready | meta-data  | length without word and pad| document              | pad 0–3 |
 *  +-----------+------------+----------------------------+-----------------------+---------+
 * </pre>
 *
 * <p>The word is 0 while its document is being written and where none is; the writer sets it last. Chronicle's own
 * documents (the description of the file, its index) are meta-data.
 */
final class FrameDescriptor {
    static final int WORD_BYTES = Integer.BYTES;
    static final int ALIGNMENT = 4;

    private static final int NOT_READY = 1 << 31;
    private static final int META_DATA = 1 << 30;
    private static final int LENGTH_MASK = META_DATA - 1;

    private FrameDescriptor() {}

    static boolean isDocument(final int word) {
        return word > 0 && word < META_DATA;
    }

    static boolean isMetaData(final int word) {
        return (word & (NOT_READY | META_DATA)) == META_DATA;
    }

    static int length(final int word) {
        return word & LENGTH_MASK;
    }

    /** Position of the word behind a document. */
    static long next(final long position, final int length) {
        return (position + WORD_BYTES + length + ALIGNMENT - 1) & -ALIGNMENT;
    }
}
