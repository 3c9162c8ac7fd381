package io.ballast.pipeline;

import com.lmax.disruptor.BatchEventProcessor;
import com.lmax.disruptor.BatchEventProcessorBuilder;
import com.lmax.disruptor.EventHandler;
import com.lmax.disruptor.ExceptionHandler;
import com.lmax.disruptor.RingBuffer;
import com.lmax.disruptor.Sequence;
import com.lmax.disruptor.SequenceBarrier;
import io.ballast.slot.Slot;
import java.util.concurrent.TimeUnit;

/** One consuming thread of the pipeline, named after its role. */
final class Consumer {
    private final BatchEventProcessor<Slot> processor;
    private final Thread thread;

    Consumer(
            final String role,
            final RingBuffer<Slot> ring,
            final SequenceBarrier barrier,
            final EventHandler<Slot> handler,
            final FailStop failStop,
            final int maxBatch) {
        processor = new BatchEventProcessorBuilder().setMaxBatchSize(maxBatch).build(ring, barrier, handler);
        processor.setExceptionHandler(new Stop(failStop, processor.getSequence()));
        thread = new Thread(() -> run(failStop), "ballast-" + role);
    }

    /** The library moves a sequence at the end of a batch only: what a broken batch finished must count as done. */
    private record Stop(FailStop failStop, Sequence consumed) implements ExceptionHandler<Slot> {
        @Override
        public void handleEventException(final Throwable failure, final long sequence, final Slot slot) {
            consumed.set(sequence - 1);
            failStop.handleEventException(failure, sequence, slot);
        }

        @Override
        public void handleOnStartException(final Throwable failure) {
            failStop.handleOnStartException(failure);
        }

        @Override
        public void handleOnShutdownException(final Throwable failure) {
            failStop.handleOnShutdownException(failure);
        }
    }

    private void run(final FailStop failStop) {
        try {
            processor.run();
        } catch (final FailStop.Halted e) {
            failStop.record(e);
        }
    }

    Sequence sequence() {
        return processor.getSequence();
    }

    Thread thread() {
        return thread;
    }

    void start() {
        thread.start();
    }

    void halt() {
        processor.halt();
    }

    /** Waits for the thread's end; false if it did not come in time. */
    boolean join(final long timeoutNs) {
        try {
            thread.join(Math.max(1, TimeUnit.NANOSECONDS.toMillis(timeoutNs)));
        } catch (final InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return !thread.isAlive();
    }
}
