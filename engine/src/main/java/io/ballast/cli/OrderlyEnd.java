package io.ballast.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Lets a command that was told to terminate finish: the process waits, within a deadline, until it has. */
public final class OrderlyEnd {
    private final CountDownLatch isReached = new CountDownLatch(1);
    private final Runnable request;
    private final long deadlineNs;

    private OrderlyEnd(final Runnable request, final long deadlineNs) {
        this.request = request;
        this.deadlineNs = deadlineNs;
    }

    /**
     * Prepares for SIGTERM and SIGINT.
     *
     * @param request    asks the command to finish, and does not wait
     * @param deadlineNs longest wait
     */
    public static OrderlyEnd onTermination(final Runnable request, final long deadlineNs) {
        final OrderlyEnd end = new OrderlyEnd(request, deadlineNs);
        Runtime.getRuntime().addShutdownHook(new Thread(end::await, "ballast-stop"));
        return end;
    }

    private void await() {
        request.run();
        try {
            final boolean isInTime = isReached.await(deadlineNs, TimeUnit.NANOSECONDS);
            if (!isInTime) {
                System.err.println("it did not end in time");
            }
        } catch (final InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The command has done all it does. */
    public void reached() {
        isReached.countDown();
    }
}
