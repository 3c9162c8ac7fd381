package io.ballast.benchmarks.peer;

import org.jctools.queues.SpscArrayQueue;

/** JCTools' array queue for one producer and one consumer; its messages are made beforehand and used again. */
final class JcToolsHandOff implements HandOff {
    private final SpscArrayQueue<long[]> queue = new SpscArrayQueue<>(CAPACITY);
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
        while (isOpen) {
            final long[] message = queue.poll();
            if (message == null) {
                Thread.onSpinWait();
            } else {
                isOpen = receiver.onMessage(message[0]);
            }
        }
    }
}
