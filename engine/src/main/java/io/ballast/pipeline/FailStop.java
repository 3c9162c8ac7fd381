package io.ballast.pipeline;

import com.lmax.disruptor.ExceptionHandler;
import io.ballast.slot.Slot;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * A broken invariant stops the engine: the first failure is kept, the thread it happened on ends without moving its
 * sequence, and the feed stops. The library's default would skip the event and go on.
 */
final class FailStop implements ExceptionHandler<Slot> {
    private final AtomicReference<@Nullable Throwable> cause = new AtomicReference<>();
    private final AtomicLong lastUnbroken = new AtomicLong(Long.MAX_VALUE);

    /** Ends the consumer's thread; the cause has been kept. */
    static final class Halted extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Halted(final Throwable cause) {
            super(cause);
        }
    }

    void record(final Throwable failure) {
        cause.compareAndSet(null, failure);
    }

    boolean isTriggered() {
        return cause.get() != null;
    }

    @Nullable
    Throwable cause() {
        return cause.get();
    }

    /** Sequence before the first that broke a consumer; the largest long if none did. */
    long lastUnbroken() {
        return lastUnbroken.get();
    }

    private void breakAt(final long sequence) {
        lastUnbroken.accumulateAndGet(sequence - 1, Math::min);
    }

    @Override
    public void handleEventException(final Throwable failure, final long sequence, final Slot slot) {
        breakAt(sequence);
        record(failure);
        throw new Halted(failure);
    }

    @Override
    public void handleOnStartException(final Throwable failure) {
        breakAt(0);
        record(failure);
        throw new Halted(failure);
    }

    @Override
    public void handleOnShutdownException(final Throwable failure) {
        record(failure);
    }
}
