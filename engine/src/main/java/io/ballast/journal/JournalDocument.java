package io.ballast.journal;

import java.nio.ByteOrder;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * One document of a journal: a view that the reader moves. What it shows is valid until the next
 * {@link JournalReader#next}.
 *
 * <p>Outputs are read in order:
 *
 * <pre>{@code
 * while (document.nextOutput()) {
 *     handle(document.buffer(), document.outputOffset(), document.outputLength());
 * }
 * }</pre>
 */
public final class JournalDocument {
    private DirectBuffer buffer = new UnsafeBuffer(new byte[0]);
    private int offset;
    private long fileOffset;
    private int inputLength;
    private int outputLimit;
    private int outputOffset;
    private int outputLength;

    void wrap(final DirectBuffer window, final int documentOffset, final long documentFileOffset) {
        buffer = window;
        offset = documentOffset;
        fileOffset = documentFileOffset;
        inputLength = DocumentDescriptor.inputLength(window, documentOffset);
        outputLimit = outputsOffset() + DocumentDescriptor.outputBytes(window, documentOffset);
        rewindOutputs();
    }

    /** Whether the outputs are as many as the document says and fill its outputs block exactly. */
    boolean areOutputsWhole() {
        int position = outputsOffset();
        for (int i = outputCount(); i > 0; i--) {
            if (outputLimit - position < Integer.BYTES) {
                return false;
            }
            final int length = buffer.getInt(position, ByteOrder.LITTLE_ENDIAN);
            position += Integer.BYTES;
            if (length < 0 || length > outputLimit - position) {
                return false;
            }
            position += length;
        }
        return position == outputLimit;
    }

    /** {@link DocumentKind#INPUT} or {@link DocumentKind#UNPROCESSED}. */
    public DocumentKind kind() {
        return DocumentKind.of(DocumentDescriptor.kind(buffer, offset));
    }

    /** Position of the input in the session, from 0. */
    public long sequence() {
        return DocumentDescriptor.sequence(buffer, offset);
    }

    /** Chained CRC-32C of this document. */
    public int crc() {
        return DocumentDescriptor.crc(buffer, offset);
    }

    /** Where in the file the document begins, in bytes. */
    public long fileOffset() {
        return fileOffset;
    }

    /** Holds input and outputs. */
    public DirectBuffer buffer() {
        return buffer;
    }

    /** Where the encoded input begins. */
    public int inputOffset() {
        return offset + DocumentDescriptor.INPUT_OFFSET;
    }

    /** Length of the encoded input in bytes. */
    public int inputLength() {
        return inputLength;
    }

    /** How many outputs the input caused. */
    public int outputCount() {
        return DocumentDescriptor.outputCount(buffer, offset);
    }

    /** Where the outputs begin, each behind its int32 length. */
    public int outputsOffset() {
        return inputOffset() + inputLength;
    }

    /** Length of all outputs with their length fields, in bytes. */
    public int outputBytes() {
        return outputLimit - outputsOffset();
    }

    /** Moves to the next output, the first at first; false behind the last. */
    public boolean nextOutput() {
        final int position = outputOffset + outputLength;
        if (position == outputLimit) {
            return false;
        }
        outputLength = buffer.getInt(position, ByteOrder.LITTLE_ENDIAN);
        outputOffset = position + Integer.BYTES;
        return true;
    }

    /** Moves before the first output. */
    public void rewindOutputs() {
        outputOffset = outputsOffset();
        outputLength = 0;
    }

    /** Where the current output begins: its message header. */
    public int outputOffset() {
        return outputOffset;
    }

    /** Length of the current output in bytes. */
    public int outputLength() {
        return outputLength;
    }
}
