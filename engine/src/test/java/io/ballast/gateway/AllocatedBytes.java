package io.ballast.gateway;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/** What the calling thread has allocated so far. */
public final class AllocatedBytes {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    /** Where the control's arrays escape to, so that the compiler cannot remove them. */
    public static volatile byte[] escaped = {};

    private AllocatedBytes() {}

    public static long now() {
        return THREADS.getThreadAllocatedBytes(Thread.currentThread().getId());
    }

    /** The allocating control. */
    public static void allocate(final int bytes) {
        escaped = new byte[bytes];
    }
}
