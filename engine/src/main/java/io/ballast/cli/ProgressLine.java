package io.ballast.cli;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** Says every second, on anything that takes longer than two, how far the work has come and how long it will take. */
public final class ProgressLine implements AutoCloseable {
    private static final long FIRST_MS = 2_000;
    private static final long INTERVAL_MS = 1_000;

    private final PrintWriter out;
    private final String unit;
    private final LongSupplier done;
    private final LongSupplier bytes;
    private final LongSupplier totalBytes;
    private final Thread thread;

    /**
     * Watches, from {@link #start} to {@link #close}, work whose length nobody knows.
     *
     * @param out  where people look, not where results go
     * @param unit what is counted
     * @param done how much of it is done; read from another thread
     */
    public ProgressLine(final PrintWriter out, final String unit, final LongSupplier done) {
        this(out, unit, done, () -> 0, () -> 0);
    }

    /**
     * The same for work that ends with a file.
     *
     * @param bytes      how many of them are done; read from another thread
     * @param totalBytes how many there are, 0 while that is unknown; read from another thread
     */
    public ProgressLine(
            final PrintWriter out,
            final String unit,
            final LongSupplier done,
            final LongSupplier bytes,
            final LongSupplier totalBytes) {
        this.out = out;
        this.unit = unit;
        this.done = done;
        this.bytes = bytes;
        this.totalBytes = totalBytes;
        thread = new Thread(this::watch, "ballast-progress");
        thread.setDaemon(true);
    }

    public void start() {
        thread.start();
    }

    private void watch() {
        final long startNs = System.nanoTime();
        try {
            Thread.sleep(FIRST_MS);
            while (true) {
                out.println(text(
                        unit,
                        done.getAsLong(),
                        bytes.getAsLong(),
                        totalBytes.getAsLong(),
                        System.nanoTime() - startNs));
                out.flush();
                Thread.sleep(INTERVAL_MS);
            }
        } catch (final InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Time left is at most that: a journal's file ends with zeros that nobody has to wait for. */
    static String text(
            final String unit, final long count, final long bytes, final long totalBytes, final long elapsedNs) {
        final double seconds = (double) elapsedNs / TimeUnit.SECONDS.toNanos(1);
        final StringBuilder text = new StringBuilder(
                String.format(Locale.ROOT, "  … %,d %s, %,.0f a second", count, unit, count / seconds));
        if (totalBytes > 0) {
            final double share = Math.min(1, (double) bytes / totalBytes);
            text.append(String.format(Locale.ROOT, ", %.0f %% of %,.0f MB", 100 * share, totalBytes / 1e6));
            if (bytes > 0) {
                text.append(String.format(
                        Locale.ROOT, ", at most %,.0f s left", Math.max(0, totalBytes - bytes) * seconds / bytes));
            }
        }
        return text.toString();
    }

    @Override
    public void close() {
        thread.interrupt();
        try {
            thread.join();
        } catch (final InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
