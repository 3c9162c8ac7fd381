package io.ballast.gateway.aeron;

import static io.ballast.gateway.aeron.OrderLogDescriptor.BODY_OFFSET;
import static io.ballast.gateway.aeron.OrderLogDescriptor.CAUSE_OFFSET;
import static io.ballast.gateway.aeron.OrderLogDescriptor.CHECKSUM_OFFSET;
import static io.ballast.gateway.aeron.OrderLogDescriptor.LENGTH_OFFSET;
import static io.ballast.gateway.aeron.OrderLogDescriptor.LONGEST_BODY;
import static io.ballast.gateway.aeron.OrderLogDescriptor.MAGIC;
import static io.ballast.gateway.aeron.OrderLogDescriptor.ORDER;
import static io.ballast.gateway.aeron.OrderLogDescriptor.ORDER_OFFSET;
import static io.ballast.gateway.aeron.OrderLogDescriptor.STEPS_OFFSET;

import io.ballast.gateway.GatewayException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.CRC32C;
import org.agrona.CloseHelper;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Every order that reached the exchange, in the order in which they came, written before the exchange acts on it: with
 * the market data it is all that decides the exchange's state. It outlives the process, not the machine's power.
 */
public final class OrderLog implements AutoCloseable {
    private static final String FILE = "orders.log";

    private final Path file;
    private final FileChannel channel;
    private final ByteBuffer bytes = ByteBuffer.allocateDirect(BODY_OFFSET + LONGEST_BODY);
    private final UnsafeBuffer buffer = new UnsafeBuffer(bytes);
    private final CRC32C checksum = new CRC32C();
    private final @Nullable OrderLogReader earlier;
    private final OrderLogSummary summary;

    private OrderLog(
            final Path file,
            final FileChannel channel,
            final @Nullable OrderLogReader earlier,
            final OrderLogSummary summary) {
        this.file = file;
        this.channel = channel;
        this.earlier = earlier;
        this.summary = summary;
    }

    /** Where the log of a directory is. */
    public static Path fileIn(final Path directory) {
        return directory.resolve(FILE);
    }

    /**
     * Opens or begins the log of a directory, and cuts a torn record.
     *
     * @param configurationSha256 what this exchange was told, in hexadecimal
     * @throws GatewayException if the log is another configuration's, damaged, or in use
     */
    public static OrderLog open(final Path directory, final String configurationSha256) {
        final Path file = fileIn(directory);
        try {
            Files.createDirectories(directory);
            final FileChannel channel = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            try {
                return open(file, channel, configurationSha256);
            } catch (final RuntimeException | IOException e) {
                CloseHelper.quietClose(channel);
                throw e;
            }
        } catch (final IOException e) {
            throw new UncheckedIOException(file + ": the order log cannot be opened", e);
        }
    }

    private static OrderLog open(final Path file, final FileChannel channel, final String sha256) throws IOException {
        lock(file, channel);
        if (channel.size() < OrderLogDescriptor.HEAD_LENGTH) {
            channel.truncate(0);
            channel.write(ByteBuffer.wrap((MAGIC + sha256).getBytes(StandardCharsets.US_ASCII)), 0);
            channel.position(OrderLogDescriptor.HEAD_LENGTH);
            return new OrderLog(file, channel, null, OrderLogSummary.EMPTY);
        }
        final OrderLogReader check = OrderLogReader.open(file);
        if (!check.configurationSha256().equals(sha256)) {
            throw new GatewayException(file + ": is the log of another configuration (SHA-256 "
                    + check.configurationSha256() + ", here " + sha256 + "); name another directory with --log");
        }
        final OrderLogSummary summary = OrderLogSummary.of(check);
        channel.truncate(check.wholeBytes());
        channel.position(check.wholeBytes());
        return new OrderLog(file, channel, OrderLogReader.open(file), summary);
    }

    private static void lock(final Path file, final FileChannel channel) throws IOException {
        try {
            if (channel.tryLock() != null) {
                return;
            }
        } catch (final OverlappingFileLockException e) {
            throw new GatewayException(file + ": another exchange of this process writes it", e);
        }
        throw new GatewayException(file + ": another exchange writes it; end that one, or name another with --log");
    }

    /** What an exchange before this one logged, from its first record; null if there was none. */
    @Nullable
    OrderLogReader earlier() {
        return earlier;
    }

    /** What {@link #earlier} holds. */
    OrderLogSummary summary() {
        return summary;
    }

    Path file() {
        return file;
    }

    /**
     * Appends one order; it is in the file when this returns.
     *
     * @param steps that the market has taken
     */
    void append(
            final long steps, final long causeTimeNs, final DirectBuffer order, final int offset, final int length) {
        final int end = ORDER_OFFSET + length;
        buffer.putLong(STEPS_OFFSET, steps, ORDER);
        buffer.putLong(CAUSE_OFFSET, causeTimeNs, ORDER);
        buffer.putBytes(ORDER_OFFSET, order, offset, length);
        buffer.putInt(LENGTH_OFFSET, end - BODY_OFFSET, ORDER);
        bytes.limit(end).position(BODY_OFFSET);
        checksum.reset();
        checksum.update(bytes);
        buffer.putInt(CHECKSUM_OFFSET, (int) checksum.getValue(), ORDER);
        bytes.position(0);
        try {
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
        } catch (final IOException e) {
            throw new UncheckedIOException(file + ": an order cannot be logged", e);
        }
    }

    @Override
    public void close() {
        CloseHelper.quietClose(channel);
    }
}
