package io.ballast.benchmarks.peer;

import java.util.concurrent.ArrayBlockingQueue;

/** The JDK's bounded queue, its consumer asleep while there is nothing. */
final class BlockingQueueHandOff implements HandOff {
    private final ArrayBlockingQueue<long[]> queue = new ArrayBlockingQueue<>(CAPACITY);
    private final MessagePool pool = new MessagePool();

    @Override
    public boolean offer(final long offsetNs) {
        final long[] message = pool.next();
        message[0] = offsetNs;
        if (!queue.offer(message)) {
            return false;
        }
        pool.advance();
        return true;
    }

    @Override
    public void consume(final Receiver receiver) {
        boolean isOpen = true;
        try {
            while (isOpen) {
                isOpen = receiver.onMessage(queue.take()[0]);
            }
        } catch (final InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isSpinning() {
        return false;
    }
}
