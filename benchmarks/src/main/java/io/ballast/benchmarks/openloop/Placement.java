package io.ballast.benchmarks.openloop;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Which thread runs where: the caller on the first processor, each spinning thread on one of its own, threads that block
 * on all but the first. A thread is found by its name, as soon as it has been started; it must not have been before the placement
 * was made, for one of the same name may be just ending then.
 */
public final class Placement {
    private static final long LONGEST_START_NS = TimeUnit.SECONDS.toNanos(5);
    private static final long LOOK_NS = TimeUnit.MICROSECONDS.toNanos(100);

    private final List<Integer> allowed;
    private final List<Thread> threads = new ArrayList<>();
    private final List<List<Integer>> places = new ArrayList<>();
    private final Set<Integer> earlier = NativeThreads.ids();
    private int spinning = 1;

    /** @param allowed processors of this process */
    public Placement(final List<Integer> allowed) {
        this.allowed = List.copyOf(allowed);
    }

    /** @throws IllegalStateException if no processor is left: two spinning threads on one would only harm each other */
    public Placement spinning(final List<Thread> others) {
        for (final Thread thread : others) {
            if (spinning == allowed.size()) {
                throw new IllegalStateException("no processor is left for " + thread.getName());
            }
            threads.add(thread);
            places.add(allowed.subList(spinning, spinning + 1));
            spinning++;
        }
        return this;
    }

    /** Threads that wait without spinning. */
    public Placement blocking(final List<Thread> others) {
        for (final Thread thread : others) {
            threads.add(thread);
            places.add(allowed.subList(1, allowed.size()));
        }
        return this;
    }

    /**
     * Pins the caller and the others, which must be running or about to.
     *
     * @return a window, not yet open, over all of them
     * @throws PinningRefusedException if the system does not permit it
     */
    public Window apply() {
        final List<Thread> all = new ArrayList<>(threads);
        final List<Integer> nativeIds = new ArrayList<>();
        for (int i = 0; i < threads.size(); i++) {
            final int id = await(threads.get(i).getName());
            NativeThreads.pin(id, places.get(i));
            nativeIds.add(id);
        }
        NativeThreads.pinCurrent(allowed.subList(0, 1));
        all.add(Thread.currentThread());
        nativeIds.add(NativeThreads.currentId());
        return new Window(all, nativeIds);
    }

    private int await(final String name) {
        final long deadlineNs = System.nanoTime() + LONGEST_START_NS;
        int id = NativeThreads.idOf(name, earlier);
        while (id < 0) {
            if (System.nanoTime() - deadlineNs > 0) {
                throw new IllegalStateException("thread " + name + " did not start");
            }
            LockSupport.parkNanos(LOOK_NS);
            id = NativeThreads.idOf(name, earlier);
        }
        return id;
    }

    /** Lets the caller, and threads that it starts, run everywhere again. */
    public void release() {
        NativeThreads.pinCurrent(allowed);
    }
}
