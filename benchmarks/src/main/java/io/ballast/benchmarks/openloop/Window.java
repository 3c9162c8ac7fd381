package io.ballast.benchmarks.openloop;

import com.sun.management.ThreadMXBean;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;

/**
 * What the measured threads cost while a slice is measured: bytes allocated, collections, time in run queues. Opened and
 * closed by one of them; what that costs itself lies outside.
 */
public final class Window {
    private final ThreadMXBean allocation = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private final GarbageCollectorMXBean[] collectors =
            ManagementFactory.getGarbageCollectorMXBeans().toArray(new GarbageCollectorMXBean[0]);
    private final long[] threads;
    private final int[] nativeIds;
    private long bytes;
    private long collections;
    private long runQueueNs;

    /**
     * @param threads   that are measured
     * @param nativeIds of the same
     */
    public Window(final List<Thread> threads, final List<Integer> nativeIds) {
        this.threads = threads.stream().mapToLong(Thread::getId).toArray();
        this.nativeIds = nativeIds.stream().mapToInt(Integer::intValue).toArray();
    }

    /** Begins. */
    public void open() {
        runQueueNs = runQueueSumNs();
        collections = collectionSum();
        // The first look may load code; the second is the one that counts.
        byteSum();
        bytes = byteSum();
    }

    /** Ends. */
    public void close() {
        bytes = byteSum() - bytes;
        collections = collectionSum() - collections;
        runQueueNs = runQueueSumNs() - runQueueNs;
    }

    private long byteSum() {
        long sum = 0;
        for (final long thread : threads) {
            sum += allocation.getThreadAllocatedBytes(thread);
        }
        return sum;
    }

    private long collectionSum() {
        long sum = 0;
        for (final GarbageCollectorMXBean collector : collectors) {
            sum += collector.getCollectionCount();
        }
        return sum;
    }

    private long runQueueSumNs() {
        long sum = 0;
        for (final int id : nativeIds) {
            sum += RunQueueDelay.ofThread(id);
        }
        return sum;
    }

    /** Allocated meanwhile by all the threads together. */
    public long bytes() {
        return bytes;
    }

    /** Collections meanwhile. */
    public long collections() {
        return collections;
    }

    /** Nanoseconds that the threads together were ready and did not run. */
    public long runQueueNs() {
        return runQueueNs;
    }
}
