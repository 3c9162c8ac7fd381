package io.ballast.journal;

import io.ballast.message.JournalHeaderDecoder;
import io.ballast.message.JournalHeaderEncoder;
import io.ballast.message.JournalTrailerDecoder;
import io.ballast.message.JournalTrailerEncoder;
import io.ballast.message.MessageHeaderDecoder;
import io.ballast.message.MessageHeaderEncoder;
import java.nio.ByteOrder;
import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;

/** Encodes what a session begins and ends with. Allocates. */
final class SessionCodec {
    private static final int HEADER_TEXTS = 5;
    private static final int TRAILER_TEXTS = 2;

    private SessionCodec() {}

    /** Returns the encoded length in bytes. */
    static int encode(final SessionHeader header, final MutableDirectBuffer buffer) {
        final JournalHeaderEncoder encoder = new JournalHeaderEncoder();
        encoder.wrapAndApplyHeader(buffer, 0, new MessageHeaderEncoder())
                .createdTimeNs(header.createdTimeNs())
                .sessionEpoch(header.sessionEpoch())
                .engineVersion(header.engineVersion())
                .gitRevision(header.gitRevision())
                .configurationSha256(header.configurationSha256())
                .predecessor(header.predecessor())
                .configuration(header.configuration());
        return MessageHeaderEncoder.ENCODED_LENGTH + encoder.encodedLength();
    }

    static SessionHeader decodeHeader(final DirectBuffer buffer, final int offset) {
        final JournalHeaderDecoder decoder =
                new JournalHeaderDecoder().wrapAndApplyHeader(buffer, offset, new MessageHeaderDecoder());
        return new SessionHeader(
                decoder.createdTimeNs(),
                decoder.sessionEpoch(),
                decoder.engineVersion(),
                decoder.gitRevision(),
                decoder.configurationSha256(),
                decoder.predecessor(),
                decoder.configuration());
    }

    /** Returns the encoded length in bytes. */
    static int encode(final SessionTrailer trailer, final MutableDirectBuffer buffer) {
        final JournalTrailerEncoder encoder = new JournalTrailerEncoder();
        encoder.wrapAndApplyHeader(buffer, 0, new MessageHeaderEncoder())
                .closedTimeNs(trailer.closedTimeNs())
                .inputs(trailer.inputs())
                .unprocessed(trailer.unprocessed())
                .closeReason(trailer.closeReason())
                .stateSha256(trailer.stateSha256())
                .cause(trailer.cause());
        return MessageHeaderEncoder.ENCODED_LENGTH + encoder.encodedLength();
    }

    static SessionTrailer decodeTrailer(final DirectBuffer buffer, final int offset) {
        final JournalTrailerDecoder decoder =
                new JournalTrailerDecoder().wrapAndApplyHeader(buffer, offset, new MessageHeaderDecoder());
        return new SessionTrailer(
                decoder.closedTimeNs(),
                decoder.inputs(),
                decoder.unprocessed(),
                decoder.closeReason(),
                decoder.stateSha256(),
                decoder.cause());
    }

    static boolean isHeader(final DirectBuffer buffer, final int offset, final int length) {
        return isMessage(
                buffer,
                offset,
                length,
                JournalHeaderDecoder.TEMPLATE_ID,
                JournalHeaderDecoder.BLOCK_LENGTH,
                HEADER_TEXTS);
    }

    static boolean isTrailer(final DirectBuffer buffer, final int offset, final int length) {
        return isMessage(
                buffer,
                offset,
                length,
                JournalTrailerDecoder.TEMPLATE_ID,
                JournalTrailerDecoder.BLOCK_LENGTH,
                TRAILER_TEXTS);
    }

    /** Whether a message is of the type and all its texts end within it: a decoder would read beyond. */
    private static boolean isMessage(
            final DirectBuffer buffer,
            final int offset,
            final int length,
            final int templateId,
            final int blockLength,
            final int texts) {
        final MessageHeaderDecoder header = new MessageHeaderDecoder().wrap(buffer, offset);
        if (header.templateId() != templateId || header.blockLength() < blockLength) {
            return false;
        }
        long position = (long) MessageHeaderDecoder.ENCODED_LENGTH + header.blockLength();
        for (int i = 0; i < texts; i++) {
            if (position + Integer.BYTES > length) {
                return false;
            }
            final int textLength = buffer.getInt(offset + (int) position, ByteOrder.LITTLE_ENDIAN);
            position += Integer.BYTES + Integer.toUnsignedLong(textLength);
        }
        return position <= length;
    }
}
