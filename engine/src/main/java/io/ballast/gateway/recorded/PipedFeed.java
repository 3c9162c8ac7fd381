package io.ballast.gateway.recorded;

import io.ballast.gateway.MarketDataException;
import io.ballast.gateway.MarketFeed;
import io.ballast.message.MessageHeaderEncoder;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.concurrent.locks.LockSupport;
import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.MessageHandler;
import org.agrona.concurrent.UnsafeBuffer;
import org.agrona.concurrent.ringbuffer.OneToOneRingBuffer;
import org.agrona.concurrent.ringbuffer.RingBufferDescriptor;
import org.jspecify.annotations.Nullable;

/**
 * Runs a feed on a thread of its own and hands its messages over a ring, so that the thread that reads here parses
 * nothing and allocates nothing. What the feed throws is thrown again on the reading thread, behind the messages that
 * came before it.
 *
 * <p>Both sides wait by spinning briefly and then parking, so neither burns a core while the other is slow.
 */
public final class PipedFeed implements MarketFeed {
    /** Name of the thread that reads the feed behind. */
    public static final String THREAD_NAME = "recorded-reader";

    private static final int RING_BYTES = 1 << 20;
    private static final int MESSAGE_TYPE = 1;
    private static final int CAPACITY = 256;
    private static final int SPINS = 200;
    private static final long PARK_NS = 20_000;

    private final MarketFeed source;
    private final OneToOneRingBuffer ring = new OneToOneRingBuffer(
            new UnsafeBuffer(ByteBuffer.allocateDirect(RING_BYTES + RingBufferDescriptor.TRAILER_LENGTH)));
    private final MessageHandler copy = this::copyOut;
    private final UnsafeBuffer message = new UnsafeBuffer(new byte[CAPACITY]);
    private final Thread thread;

    // Written by the thread that reads the source.
    private @Nullable Throwable failure;
    private volatile boolean isDrained;

    // Written by the thread that reads here.
    private boolean isLoaded;
    private long timeNs;
    private int length;
    private volatile boolean isClosed;

    private PipedFeed(final MarketFeed source) {
        this.source = source;
        this.thread = new Thread(this::pump, THREAD_NAME);
        thread.setDaemon(true);
    }

    /** Starts reading; the feed then belongs to its new thread, which also closes it. */
    public static PipedFeed start(final MarketFeed source) {
        final PipedFeed feed = new PipedFeed(source);
        feed.thread.start();
        return feed;
    }

    /** Waits for the next message if none has arrived. */
    @Override
    public long peekTimeNs() {
        if (!isLoaded) {
            load();
        }
        return timeNs;
    }

    @Override
    public DirectBuffer buffer() {
        return message;
    }

    @Override
    public int offset() {
        return 0;
    }

    @Override
    public int length() {
        return length;
    }

    @Override
    public void advance() {
        if (peekTimeNs() != END) {
            isLoaded = false;
        }
    }

    /** Of the feed behind, which runs ahead by what the ring holds. */
    @Override
    public double share() {
        return source.share();
    }

    /** Stops the thread and waits for its end. */
    @Override
    public void close() {
        isClosed = true;
        boolean isInterrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (final InterruptedException e) {
                isInterrupted = true;
            }
        }
        if (isInterrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void load() {
        int waits = 0;
        while (ring.read(copy, 1) == 0) {
            // The last message is written before isDrained, so an empty ring seen after it stays empty. One read may
            // return 0 with messages left, having met only the padding at the ring's end.
            if (isDrained && ring.size() == 0) {
                onDrained();
                return;
            }
            pause(waits++);
        }
    }

    private void copyOut(final int type, final MutableDirectBuffer buffer, final int index, final int bytes) {
        message.putBytes(0, buffer, index, bytes);
        length = bytes;
        timeNs = buffer.getLong(index + MessageHeaderEncoder.ENCODED_LENGTH, ByteOrder.LITTLE_ENDIAN);
        isLoaded = true;
    }

    private void onDrained() {
        final Throwable cause = failure;
        if (cause instanceof MarketDataException) {
            throw new MarketDataException(String.valueOf(cause.getMessage()), cause);
        }
        if (cause != null) {
            throw new IllegalStateException("reading recorded data failed: " + cause, cause);
        }
        timeNs = END;
        isLoaded = true;
    }

    private void pump() {
        try (source) {
            while (!isClosed && source.peekTimeNs() != END) {
                write();
                source.advance();
            }
        } catch (final RuntimeException | Error e) {
            failure = e;
        } finally {
            isDrained = true;
        }
    }

    private void write() {
        int waits = 0;
        while (!isClosed && !ring.write(MESSAGE_TYPE, source.buffer(), source.offset(), source.length())) {
            pause(waits++);
        }
    }

    private static void pause(final int waits) {
        if (waits < SPINS) {
            Thread.onSpinWait();
        } else {
            LockSupport.parkNanos(PARK_NS);
        }
    }
}
