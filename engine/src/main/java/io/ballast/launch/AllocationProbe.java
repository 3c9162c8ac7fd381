package io.ballast.launch;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;

/**
 * What the pipeline's threads allocate. It looks every 2<sup>16</sup> events and reports the second half of the session:
 * the first loads and compiles the last code. Its own looks are included, about 100 bytes each.
 */
final class AllocationProbe {
    private static final int INTERVAL = 1 << 16;
    private static final int MAX_LOOKS = 1 << 12;

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private final List<Thread> watched;
    private final long[] bytesAtLook = new long[MAX_LOOKS];
    private int looks;

    AllocationProbe(final List<Thread> watched) {
        this.watched = List.copyOf(watched);
    }

    void onEvent(final long events) {
        if ((events & (INTERVAL - 1)) == 0 && events > 0 && looks < MAX_LOOKS) {
            look();
        }
    }

    private void look() {
        long bytes = 0;
        for (int i = 0; i < watched.size(); i++) {
            bytes += Math.max(0, threads.getThreadAllocatedBytes(watched.get(i).getId()));
        }
        bytesAtLook[looks++] = bytes;
    }

    /** Bytes an event in the second half of the session; NaN for a session too short for two looks. */
    double bytesPerEvent() {
        final int first = looks / 2;
        final int last = looks - 1;
        return last <= first
                ? Double.NaN
                : (double) (bytesAtLook[last] - bytesAtLook[first]) / ((long) (last - first) * INTERVAL);
    }
}
