package io.ballast.cli;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.function.LongSupplier;

/** Says every second, on anything that takes longer than two, how far the work has come. */
public final class ProgressLine implements AutoCloseable {
    private static final long FIRST_MS = 2_000;
    private static final long INTERVAL_MS = 1_000;

    private final PrintWriter out;
    private final String unit;
    private final LongSupplier done;
    private final Thread thread;

    /**
     * Watches from {@link #start} to {@link #close}.
     *
     * @param out  where people look, not where results go
     * @param unit what is counted
     * @param done how much of it is done; read from another thread
     */
    public ProgressLine(final PrintWriter out, final String unit, final LongSupplier done) {
        this.out = out;
        this.unit = unit;
        this.done = done;
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
                final long count = done.getAsLong();
                final double seconds = (System.nanoTime() - startNs) / 1e9;
                out.printf(Locale.ROOT, "  … %,d %s, %,.0f a second%n", count, unit, count / seconds);
                out.flush();
                Thread.sleep(INTERVAL_MS);
            }
        } catch (final InterruptedException e) {
            Thread.currentThread().interrupt();
        }
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
