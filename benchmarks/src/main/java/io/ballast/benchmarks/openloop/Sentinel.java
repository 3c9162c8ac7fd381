package io.ballast.benchmarks.openloop;

import io.ballast.benchmarks.report.LinkState;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Tells how far apart two processors are at the moment: the round trip of a value between two pinned threads, each
 * writing a cache line of its own. Hosts move virtual processors about, and the cost of a hand-off with them.
 *
 * <p>The caller plays one side. Neither side spins but during {@link #roundTripNs}.
 */
public final class Sentinel {
    /** Above it two siblings of a core do not take: the geometric middle of 30 and 91 ns, as measured on Zen 4. */
    private static final double LONGEST_SIBLING_NS = 52;
    /** Above it two cores with a common cache do not take: the geometric middle of 105 and 405 ns. */
    private static final double LONGEST_SHARED_NS = 206;

    private static final int TRIPS = 1_000;
    private static final int BATCHES = 9;
    private static final int PING = 32;
    private static final int PONG = 96;
    private static final VarHandle ELEMENT = MethodHandles.arrayElementVarHandle(long[].class);

    private final List<Integer> allowed;
    private final long[] lines = new long[128];

    /** @param allowed processors of this process; the first two are looked at */
    public Sentinel(final List<Integer> allowed) {
        if (allowed.size() < 2) {
            throw new IllegalArgumentException("one processor has no distance to another");
        }
        this.allowed = List.copyOf(allowed);
    }

    /** Nanoseconds there and back, the median of some thousands of trips in batches. */
    public double roundTripNs() {
        final long trips = (long) TRIPS * (BATCHES + 1);
        ELEMENT.setRelease(lines, PING, 0L);
        ELEMENT.setRelease(lines, PONG, 0L);
        final CountDownLatch ready = new CountDownLatch(1);
        final AtomicReference<@Nullable RuntimeException> failure = new AtomicReference<>();
        final Thread other = new Thread(() -> answer(trips, ready, failure), "ballast-sentinel");
        other.start();
        NativeThreads.pinCurrent(allowed.subList(0, 1));
        try {
            ready.await();
            final RuntimeException refused = failure.get();
            if (refused != null) {
                throw refused;
            }
            final double median = ask();
            other.join();
            return median;
        } catch (final InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while measuring the way between two processors", e);
        } finally {
            NativeThreads.pinCurrent(allowed);
        }
    }

    private void answer(
            final long trips, final CountDownLatch ready, final AtomicReference<@Nullable RuntimeException> failure) {
        try {
            NativeThreads.pinCurrent(allowed.subList(1, 2));
        } catch (final PinningRefusedException e) {
            failure.set(e);
            return;
        } finally {
            ready.countDown();
        }
        for (long trip = 1; trip <= trips; trip++) {
            while ((long) ELEMENT.getAcquire(lines, PING) != trip) {
                Thread.onSpinWait();
            }
            ELEMENT.setRelease(lines, PONG, trip);
        }
    }

    private double ask() {
        long trip = 0;
        final double[] meansNs = new double[BATCHES];
        // The batch before the first one measured finds the other thread awake.
        for (int batch = -1; batch < BATCHES; batch++) {
            final long beginNs = System.nanoTime();
            for (int i = 0; i < TRIPS; i++) {
                ELEMENT.setRelease(lines, PING, ++trip);
                while ((long) ELEMENT.getAcquire(lines, PONG) != trip) {
                    Thread.onSpinWait();
                }
            }
            if (batch >= 0) {
                meansNs[batch] = (double) (System.nanoTime() - beginNs) / TRIPS;
            }
        }
        Arrays.sort(meansNs);
        return meansNs[BATCHES / 2];
    }

    /** What a round trip of so many nanoseconds says. */
    static LinkState state(final double roundTripNs) {
        if (roundTripNs <= LONGEST_SIBLING_NS) {
            return LinkState.SIBLINGS;
        }
        return roundTripNs <= LONGEST_SHARED_NS ? LinkState.SHARED_CACHE : LinkState.FAR;
    }

    /** The state of a slice between two looks; empty if it changed meanwhile, for then nothing is known of the slice. */
    public static Optional<LinkState> stateBetween(final double beforeNs, final double afterNs) {
        final LinkState before = state(beforeNs);
        return before == state(afterNs) ? Optional.of(before) : Optional.empty();
    }
}
