package io.ballast.benchmarks.openloop;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** How long a thread was ready to run and did not: the second figure of its {@code schedstat}. */
final class RunQueueDelay {
    private static final Path TASKS = Path.of("/proc/self/task");

    private RunQueueDelay() {}

    /** Nanoseconds since a thread of this process began. */
    static long ofThread(final int threadId) {
        final Path file = TASKS.resolve(Integer.toString(threadId)).resolve("schedstat");
        try {
            return parse(Files.readString(file));
        } catch (final IOException e) {
            throw new UncheckedIOException(file + " cannot be read: run-queue delay needs Linux with schedstats", e);
        }
    }

    /**
     * Of a line {@code <ns on a processor> <ns in run queues> <time slices>}.
     *
     * @throws IllegalArgumentException if it is not of that form
     */
    static long parse(final String line) {
        final String[] figures = line.trim().split(" ");
        if (figures.length != 3) {
            throw new IllegalArgumentException("schedstat has three figures, not '" + line.trim() + "'");
        }
        return Long.parseLong(figures[1]);
    }
}
