package io.ballast.cli;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.DoubleSupplier;
import java.util.function.LongSupplier;

/** Says every second, on anything that takes longer than two, how far the work has come and how long it will take. */
public final class ProgressLine implements AutoCloseable {
    private static final long FIRST_MS = 2_000;
    private static final long INTERVAL_MS = 1_000;

    private final PrintWriter out;
    private final String unit;
    private final LongSupplier done;
    private final DoubleSupplier share;
    private final Thread thread;

    /**
     * Watches, from {@link #start} to {@link #close}, work whose length nobody knows.
     *
     * @param out  where people look, not where results go
     * @param unit what is counted
     * @param done how much of it is done; read from another thread
     */
    public ProgressLine(final PrintWriter out, final String unit, final LongSupplier done) {
        this(out, unit, done, () -> Double.NaN);
    }

    /**
     * The same for work of which somebody knows how much there is.
     *
     * @param share of it that is done, from 0 to 1, NaN while that is unknown; read from another thread
     */
    public ProgressLine(final PrintWriter out, final String unit, final LongSupplier done, final DoubleSupplier share) {
        this.out = out;
        this.unit = unit;
        this.done = done;
        this.share = share;
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
                out.println(text(unit, done.getAsLong(), share.getAsDouble(), System.nanoTime() - startNs));
                out.flush();
                Thread.sleep(INTERVAL_MS);
            }
        } catch (final InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Time left is at most that: a journal's file ends with zeros that nobody has to wait for. */
    static String text(final String unit, final long count, final double share, final long elapsedNs) {
        final double seconds = (double) elapsedNs / TimeUnit.SECONDS.toNanos(1);
        final String rate = String.format(Locale.ROOT, "  … %,d %s, %,.0f a second", count, unit, count / seconds);
        if (Double.isNaN(share)) {
            return rate;
        }
        final double done = Math.min(1, share);
        final String percent = String.format(Locale.ROOT, "%s, %.0f %%", rate, 100 * done);
        return done == 0
                ? percent
                : percent + String.format(Locale.ROOT, ", at most %,.0f s left", seconds * (1 - done) / done);
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
