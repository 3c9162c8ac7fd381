package io.ballast.journal;

import org.agrona.DirectBuffer;

/** Decides whether the bytes behind a frame word are the document that must come next. */
final class Examination {
    private final FileWindow window;
    private final ChainedChecksum checksum = new ChainedChecksum();

    Examination(final FileWindow window) {
        this.window = window;
    }

    /**
     * Examines the document behind a frame word.
     *
     * @param document is made to show it, if nothing is wrong
     * @param position of the frame word in the file
     * @param length   that the frame word says
     * @param expected sequence that the document must have
     */
    Fault examine(final JournalDocument document, final long position, final int length, final long expected) {
        if (length < DocumentDescriptor.HEADER_LENGTH || length > DocumentDescriptor.MAX_DOCUMENT_BYTES) {
            return Fault.BAD_LENGTH;
        }
        if (!window.has(position, FrameDescriptor.WORD_BYTES + length)) {
            return cutOrDamaged(position, length);
        }
        final DirectBuffer buffer = window.buffer();
        final int offset = window.offsetOf(position) + FrameDescriptor.WORD_BYTES;
        if (DocumentDescriptor.magic(buffer, offset) != DocumentDescriptor.MAGIC) {
            return Fault.NO_MAGIC;
        }
        if (DocumentDescriptor.length(buffer, offset) != length) {
            return Fault.BAD_LENGTH;
        }
        if (DocumentDescriptor.sequence(buffer, offset) != expected) {
            return Fault.SEQUENCE_GAP;
        }
        if (!isChecksumRight(offset, length)) {
            return Fault.BAD_CHECKSUM;
        }
        return examineContent(document, buffer, offset, position);
    }

    /** A document that the file's end cuts says the same length as its frame, as far as it is there. */
    private Fault cutOrDamaged(final long position, final int length) {
        final int offset = FrameDescriptor.WORD_BYTES;
        final int available = window.load(position, FrameDescriptor.WORD_BYTES) - offset;
        if (available >= Integer.BYTES
                && DocumentDescriptor.magic(window.buffer(), offset) != DocumentDescriptor.MAGIC) {
            return Fault.NO_MAGIC;
        }
        if (available >= DocumentDescriptor.SEQUENCE_OFFSET
                && DocumentDescriptor.length(window.buffer(), offset) != length) {
            return Fault.BAD_LENGTH;
        }
        return Fault.CUT;
    }

    private boolean isChecksumRight(final int offset, final int length) {
        final int found = DocumentDescriptor.crc(window.buffer(), offset);
        final int computed = checksum.compute(window.bytes(), window.buffer(), offset, length);
        DocumentDescriptor.crc(window.buffer(), offset, found);
        return found == computed;
    }

    private static Fault examineContent(
            final JournalDocument document, final DirectBuffer buffer, final int offset, final long position) {
        if (DocumentDescriptor.layoutVersion(buffer, offset) > DocumentDescriptor.LAYOUT_VERSION) {
            return Fault.NEWER_LAYOUT;
        }
        if (!DocumentDescriptor.looksLikeDocument(buffer, offset) || isMisplaced(buffer, offset)) {
            return Fault.MALFORMED;
        }
        document.wrap(buffer, offset, position + FrameDescriptor.WORD_BYTES);
        return document.areOutputsWhole() ? Fault.NONE : Fault.MALFORMED;
    }

    private static boolean isMisplaced(final DirectBuffer buffer, final int offset) {
        final boolean isFirst = DocumentDescriptor.sequence(buffer, offset) == DocumentDescriptor.HEADER_SEQUENCE;
        return isFirst != (DocumentDescriptor.kind(buffer, offset) == DocumentKind.HEADER.code());
    }

    /** Continues the chain of checksums behind a document. */
    void accept(final JournalDocument document) {
        chain(document.crc());
    }

    /** Continues the chain of checksums behind a document with this one. */
    void chain(final int crc) {
        checksum.accept(crc);
    }
}
