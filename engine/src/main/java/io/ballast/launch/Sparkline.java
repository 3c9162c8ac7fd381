package io.ballast.launch;

import java.util.Locale;

/** A curve in one line of block characters, for terminals. */
public final class Sparkline {
    private static final char[] LEVELS = {'▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'};

    private Sparkline() {}

    /**
     * Draws values between {@code low} and {@code high}, each column the mean of its share of the points.
     *
     * @param columns how wide
     */
    public static String of(final double[] values, final double low, final double high, final int columns) {
        final int width = Math.min(columns, values.length);
        final StringBuilder line = new StringBuilder(width);
        for (int column = 0; column < width; column++) {
            final int from = (int) ((long) column * values.length / width);
            final int to = (int) ((long) (column + 1) * values.length / width);
            line.append(LEVELS[level(mean(values, from, to), low, high)]);
        }
        return line.toString();
    }

    private static double mean(final double[] values, final int from, final int to) {
        double sum = 0;
        for (int i = from; i < to; i++) {
            sum += values[i];
        }
        return sum / (to - from);
    }

    private static int level(final double value, final double low, final double high) {
        if (high <= low) {
            return 0;
        }
        final int level = (int) ((value - low) / (high - low) * LEVELS.length);
        return Math.max(0, Math.min(LEVELS.length - 1, level));
    }

    /** Marks where the mean of a column's points is above the band, below it, or inside. */
    public static String outside(final double[] values, final double band, final int columns) {
        final int width = Math.min(columns, values.length);
        final StringBuilder line = new StringBuilder(width);
        for (int column = 0; column < width; column++) {
            final int from = (int) ((long) column * values.length / width);
            final int to = (int) ((long) (column + 1) * values.length / width);
            final double mean = mean(values, from, to);
            line.append(mean > band ? '▲' : mean < -band ? '▼' : '·');
        }
        return line.toString();
    }

    /** "min … max" in percent, to stand beside a line. */
    public static String range(final double low, final double high) {
        return String.format(Locale.ROOT, "%+.2f … %+.2f %%", 100 * low, 100 * high);
    }
}
