package io.ballast.benchmarks.peer;

import com.lmax.disruptor.BatchEventProcessor;
import com.lmax.disruptor.BatchEventProcessorBuilder;
import com.lmax.disruptor.BusySpinWaitStrategy;
import com.lmax.disruptor.EventHandler;
import com.lmax.disruptor.RingBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/** The bare Disruptor: one producer, one consumer, busy spin, as the engine's ring is. */
final class DisruptorHandOff implements HandOff {
    private final RingBuffer<UnsafeBuffer> ring = RingBuffer.createSingleProducer(
            () -> new UnsafeBuffer(new byte[MESSAGE_BYTES]), CAPACITY, new BusySpinWaitStrategy());
    private final Handler handler = new Handler();
    private final BatchEventProcessor<UnsafeBuffer> processor;

    DisruptorHandOff(final int maxBatch) {
        processor = new BatchEventProcessorBuilder().setMaxBatchSize(maxBatch).build(ring, ring.newBarrier(), handler);
        handler.processor = processor;
        ring.addGatingSequences(processor.getSequence());
    }

    @Override
    public boolean offer(final long offsetNs) {
        if (!ring.hasAvailableCapacity(1)) {
            return false;
        }
        final long sequence = ring.next();
        ring.get(sequence).putLong(0, offsetNs);
        ring.publish(sequence);
        return true;
    }

    @Override
    public void consume(final Receiver receiver) {
        handler.receiver = receiver;
        processor.run();
    }

    private static final class Handler implements EventHandler<UnsafeBuffer> {
        private @org.jspecify.annotations.Nullable Receiver receiver;
        private @org.jspecify.annotations.Nullable BatchEventProcessor<UnsafeBuffer> processor;

        @Override
        public void onEvent(final UnsafeBuffer message, final long sequence, final boolean endOfBatch) {
            if (!receiver.onMessage(message.getLong(0))) {
                processor.halt();
            }
        }
    }
}
