package io.ballast.journal;

import java.nio.ByteBuffer;
import java.util.zip.CRC32C;
import org.agrona.concurrent.UnsafeBuffer;

/** CRC-32C (Castagnoli, RFC 3720) of a document, each including the one before. Not thread-safe. */
final class ChainedChecksum {
    private final CRC32C crc = new CRC32C();
    private int previous = DocumentDescriptor.INITIAL_CRC;

    /** Checksum of the document behind those that were {@linkplain #accept accepted}. Changes its checksum field. */
    int compute(final ByteBuffer bytes, final UnsafeBuffer buffer, final int offset, final int length) {
        DocumentDescriptor.crc(buffer, offset, previous);
        bytes.limit(offset + length).position(offset);
        crc.reset();
        crc.update(bytes);
        bytes.clear();
        return (int) crc.getValue();
    }

    /** Continues the chain behind a document with this checksum. */
    void accept(final int checksum) {
        previous = checksum;
    }
}
