package io.ballast.benchmarks.peer;

import io.ballast.benchmarks.openloop.PacedEngine;
import io.ballast.benchmarks.openloop.PacedGateway;
import io.ballast.gateway.Gateway;
import io.ballast.gateway.InputSink;
import io.ballast.launch.EngineConfiguration;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.jspecify.annotations.Nullable;

/** The same overlay with a thread for each step and a bounded queue of objects before each. */
final class FirstInStages implements PacedEngine, InputSink {
    private static final int CAPACITY = 1024;
    private static final FirstTick END =
            new FirstTick(FirstTick.Kind.OTHER, -1, "", BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO);

    private final BlockingQueue<byte[]> inputs = new ArrayBlockingQueue<>(CAPACITY);
    private final List<Thread> threads = new ArrayList<>();
    private final AtomicReference<@Nullable RuntimeException> failure = new AtomicReference<>();
    private final AtomicLong done = new AtomicLong();
    private long offered;

    /** @param out takes the orders */
    FirstInStages(final EngineConfiguration configuration, final Gateway out) {
        final FirstIngest ingest = new FirstIngest(configuration.instruments());
        final FirstIndex index = new FirstIndex(configuration);
        final FirstHedge hedge = new FirstHedge(configuration);
        final FirstOrders orders = new FirstOrders(configuration, out);
        final BlockingQueue<FirstTick> decoded = new ArrayBlockingQueue<>(CAPACITY);
        final BlockingQueue<FirstTick> valued = new ArrayBlockingQueue<>(CAPACITY);
        final BlockingQueue<FirstTick> decided = new ArrayBlockingQueue<>(CAPACITY);
        start("first-ingest", () -> decode(ingest, decoded));
        start("first-index", () -> pass(decoded, index::onTick, valued));
        start("first-hedge", () -> pass(valued, hedge::onTick, decided));
        start("first-orders", () -> pass(decided, orders::onTick, null));
    }

    /** A step; one that can be interrupted while it waits. */
    private interface Step {
        void run() throws InterruptedException;
    }

    private void start(final String name, final Step step) {
        threads.add(new Thread(
                () -> {
                    try {
                        step.run();
                    } catch (final InterruptedException e) {
                        Thread.currentThread().interrupt();
                    } catch (final RuntimeException e) {
                        // Kept for the thread that polls, which ends the run with it.
                        failure.compareAndSet(null, e);
                    }
                },
                name));
    }

    private void decode(final FirstIngest ingest, final BlockingQueue<FirstTick> to) throws InterruptedException {
        byte[] input = inputs.take();
        while (input.length > 0) {
            to.put(ingest.decode(new UnsafeBuffer(input), 0));
            input = inputs.take();
        }
        to.put(END);
    }

    private void pass(
            final BlockingQueue<FirstTick> from,
            final Consumer<FirstTick> step,
            final @Nullable BlockingQueue<FirstTick> to)
            throws InterruptedException {
        FirstTick tick = from.take();
        while (tick != END) {
            step.accept(tick);
            if (to == null) {
                done.incrementAndGet();
            } else {
                to.put(tick);
            }
            tick = from.take();
        }
        if (to != null) {
            to.put(END);
        }
    }

    @Override
    public List<Thread> threads() {
        return List.copyOf(threads);
    }

    @Override
    public boolean isSpinning() {
        return false;
    }

    @Override
    public void run(final PacedGateway gateway) {
        threads.forEach(Thread::start);
        try {
            poll(gateway);
            inputs.put(new byte[0]);
            for (final Thread thread : threads) {
                thread.join();
            }
        } catch (final InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the overlay ran", e);
        } finally {
            threads.forEach(Thread::interrupt);
        }
    }

    private void poll(final PacedGateway gateway) {
        while (!gateway.isFinished()) {
            final RuntimeException broken = failure.get();
            if (broken != null) {
                throw broken;
            }
            final long pendingNs = done.get() == offered ? Gateway.NOTHING_PENDING : 0;
            if (gateway.poll(this, pendingNs) == 0) {
                Thread.onSpinWait();
            }
        }
    }

    @Override
    public boolean offer(final DirectBuffer buffer, final int offset, final int length) {
        final byte[] input = new byte[length];
        buffer.getBytes(offset, input);
        final boolean isTaken = inputs.offer(input);
        offered += isTaken ? 1 : 0;
        return isTaken;
    }
}
