package io.ballast.launch;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;

/**
 * What the pipeline's threads allocate. It looks every 2<sup>16</sup> events; what was allocated before the first look,
 * while the last code is loaded, does not count. Its own looks do: about 100 bytes each.
 */
final class AllocationProbe {
    private static final int INTERVAL = 1 << 16;

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private final List<Thread> watched;
    private long firstEvents;
    private long firstBytes;
    private long lastEvents;
    private long lastBytes;

    AllocationProbe(final List<Thread> watched) {
        this.watched = List.copyOf(watched);
    }

    void onEvent(final long events) {
        if ((events & (INTERVAL - 1)) == 0 && events > 0) {
            look(events);
        }
    }

    private void look(final long events) {
        long bytes = 0;
        for (int i = 0; i < watched.size(); i++) {
            bytes += Math.max(0, threads.getThreadAllocatedBytes(watched.get(i).getId()));
        }
        if (firstEvents == 0) {
            firstEvents = events;
            firstBytes = bytes;
        }
        lastEvents = events;
        lastBytes = bytes;
    }

    /** Bytes an event between the first look and the last; NaN for a session too short for two. */
    double bytesPerEvent() {
        return lastEvents == firstEvents ? Double.NaN : (double) (lastBytes - firstBytes) / (lastEvents - firstEvents);
    }
}
