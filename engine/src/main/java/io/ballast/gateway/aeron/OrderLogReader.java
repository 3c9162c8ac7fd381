package io.ballast.gateway.aeron;

import static io.ballast.gateway.aeron.OrderLogDescriptor.BODY_OFFSET;
import static io.ballast.gateway.aeron.OrderLogDescriptor.CAUSE_OFFSET;
import static io.ballast.gateway.aeron.OrderLogDescriptor.CHECKSUM_OFFSET;
import static io.ballast.gateway.aeron.OrderLogDescriptor.HEAD_LENGTH;
import static io.ballast.gateway.aeron.OrderLogDescriptor.LENGTH_OFFSET;
import static io.ballast.gateway.aeron.OrderLogDescriptor.LONGEST_BODY;
import static io.ballast.gateway.aeron.OrderLogDescriptor.MAGIC;
import static io.ballast.gateway.aeron.OrderLogDescriptor.ORDER;
import static io.ballast.gateway.aeron.OrderLogDescriptor.ORDER_OFFSET;
import static io.ballast.gateway.aeron.OrderLogDescriptor.SHA_LENGTH;
import static io.ballast.gateway.aeron.OrderLogDescriptor.SHA_OFFSET;
import static io.ballast.gateway.aeron.OrderLogDescriptor.SHORTEST_BODY;
import static io.ballast.gateway.aeron.OrderLogDescriptor.STEPS_OFFSET;

import io.ballast.gateway.GatewayException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32C;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Reads an order log up to its last whole record. What a process that died left unfinished at the end is cut; damage
 * with records behind it is refused.
 */
public final class OrderLogReader {
    private final Path file;
    private final UnsafeBuffer bytes;
    private int position = HEAD_LENGTH;
    private int next = HEAD_LENGTH;

    private OrderLogReader(final Path file, final byte[] bytes) {
        this.file = file;
        this.bytes = new UnsafeBuffer(bytes);
    }

    /**
     * Opens a log.
     *
     * @throws GatewayException if the file is not an order log
     */
    public static OrderLogReader open(final Path file) {
        try {
            final OrderLogReader reader = new OrderLogReader(file, Files.readAllBytes(file));
            if (reader.bytes.capacity() < HEAD_LENGTH
                    || !reader.bytes
                            .getStringWithoutLengthAscii(0, MAGIC.length())
                            .equals(MAGIC)) {
                throw new GatewayException(file + ": is not an order log; name another directory with --log");
            }
            return reader;
        } catch (final IOException e) {
            throw new UncheckedIOException(file + ": the order log cannot be read", e);
        }
    }

    /** What the exchange that wrote it was told, in hexadecimal. */
    public String configurationSha256() {
        return bytes.getStringWithoutLengthAscii(SHA_OFFSET, SHA_LENGTH);
    }

    /**
     * Goes to the next record; false behind the last whole one.
     *
     * @throws GatewayException if a record is damaged that is not the last
     */
    public boolean next() {
        position = next;
        final int left = bytes.capacity() - position;
        if (left < BODY_OFFSET) {
            return false;
        }
        final int length = bytes.getInt(position + LENGTH_OFFSET, ORDER);
        if (length < SHORTEST_BODY || length > LONGEST_BODY) {
            throw damaged("a length of " + length + " bytes");
        }
        if (left < BODY_OFFSET + length) {
            return false;
        }
        if (checksum(length) != bytes.getInt(position + CHECKSUM_OFFSET, ORDER)) {
            if (left == BODY_OFFSET + length) {
                return false;
            }
            throw damaged("a checksum that does not fit");
        }
        next = position + BODY_OFFSET + length;
        return true;
    }

    private int checksum(final int length) {
        final CRC32C checksum = new CRC32C();
        checksum.update(ByteBuffer.wrap(bytes.byteArray(), position + BODY_OFFSET, length));
        return (int) checksum.getValue();
    }

    private GatewayException damaged(final String what) {
        return new GatewayException(file + ": the record at byte " + position + " has " + what
                + "; what is behind it cannot be trusted, so start the exchange and the engine afresh");
    }

    /** Steps that the market had taken when the order came. */
    public long steps() {
        return bytes.getLong(position + STEPS_OFFSET, ORDER);
    }

    /** Receive time of the input that caused it. */
    public long causeTimeNs() {
        return bytes.getLong(position + CAUSE_OFFSET, ORDER);
    }

    public DirectBuffer buffer() {
        return bytes;
    }

    /** Where the order begins, message header first. */
    public int offset() {
        return position + ORDER_OFFSET;
    }

    /** Length of the order. */
    public int length() {
        return next - position - ORDER_OFFSET;
    }

    /** Length of the file up to the last record that {@link #next} found whole. */
    long wholeBytes() {
        return next;
    }

    /** Bytes behind it: of a record that was being written. */
    long tornBytes() {
        return bytes.capacity() - (long) next;
    }
}
