package io.ballast.benchmarks.peer;

import io.aeron.Aeron;
import io.aeron.ExclusivePublication;
import io.aeron.Subscription;
import io.aeron.driver.MediaDriver;
import io.aeron.driver.ThreadingMode;
import io.aeron.logbuffer.BufferClaim;
import io.aeron.logbuffer.FragmentHandler;
import io.aeron.logbuffer.Header;
import io.ballast.benchmarks.openloop.ScratchDirectory;
import org.agrona.CloseHelper;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.SleepingMillisIdleStrategy;

/** Aeron over shared memory, its driver in this process: messages do not pass through it, so it may sleep. */
final class AeronHandOff implements HandOff {
    private static final String CHANNEL = "aeron:ipc?term-length=1m";
    private static final int STREAM = 1001;
    private static final int FRAGMENTS = 16;
    private static final long CONNECT_NS = 5_000_000_000L;

    private final ScratchDirectory scratch = new ScratchDirectory();
    private final MediaDriver driver;
    private final Aeron aeron;
    private final ExclusivePublication publication;
    private final Subscription subscription;
    private final BufferClaim claim = new BufferClaim();

    /** @throws IllegalStateException if the two ends do not find each other */
    AeronHandOff() {
        final String directory = scratch.inside("aeron").toString();
        driver = MediaDriver.launch(new MediaDriver.Context()
                .aeronDirectoryName(directory)
                .threadingMode(ThreadingMode.SHARED)
                .sharedIdleStrategy(new SleepingMillisIdleStrategy(1))
                .dirDeleteOnStart(true)
                .dirDeleteOnShutdown(true));
        aeron = Aeron.connect(
                new Aeron.Context().aeronDirectoryName(directory).idleStrategy(new SleepingMillisIdleStrategy(1)));
        subscription = aeron.addSubscription(CHANNEL, STREAM);
        publication = aeron.addExclusivePublication(CHANNEL, STREAM);
        final long deadlineNs = System.nanoTime() + CONNECT_NS;
        while (!publication.isConnected() || !subscription.isConnected()) {
            if (System.nanoTime() - deadlineNs > 0) {
                close();
                throw new IllegalStateException("Aeron's publication and subscription did not connect");
            }
            Thread.yield();
        }
    }

    @Override
    public boolean offer(final long offsetNs) {
        final long position = publication.tryClaim(MESSAGE_BYTES, claim);
        if (position < 0) {
            requireLive(position);
            return false;
        }
        claim.buffer().putLong(claim.offset(), offsetNs);
        claim.commit();
        return true;
    }

    private static void requireLive(final long position) {
        if (position == ExclusivePublication.CLOSED || position == ExclusivePublication.NOT_CONNECTED) {
            throw new IllegalStateException("Aeron's publication was lost (" + position + ")");
        }
    }

    @Override
    public void consume(final Receiver receiver) {
        final Handler handler = new Handler(receiver);
        while (!handler.isEnded) {
            if (subscription.poll(handler, FRAGMENTS) == 0) {
                Thread.onSpinWait();
            }
        }
    }

    @Override
    public void close() {
        CloseHelper.closeAll(aeron, driver, scratch);
    }

    private static final class Handler implements FragmentHandler {
        private final Receiver receiver;
        private boolean isEnded;

        Handler(final Receiver receiver) {
            this.receiver = receiver;
        }

        @Override
        public void onFragment(final DirectBuffer buffer, final int offset, final int length, final Header header) {
            isEnded = !receiver.onMessage(buffer.getLong(offset));
        }
    }
}
