package io.ballast.benchmarks.warmup;

import java.util.Arrays;
import java.util.Locale;

/**
 * What one JVM saw.
 *
 * @param firstP50Ns  median of the first ticks
 * @param firstP99Ns  99th percentile of them
 * @param steadyP50Ns median of the last quarter
 * @param readyMs     from the start of the JVM until the session could begin
 * @param inputs      that the warm-up processed
 */
record Restart(long firstP50Ns, long firstP99Ns, long steadyP50Ns, long readyMs, long inputs) {
    /** How many ticks are the first. */
    static final int FIRST = 1_000;

    private static final String TAG = "restart";
    private static final int WORDS = 6;
    private static final int QUARTER = 4;

    /** @param latencyNs of at least four times {@link #FIRST} ticks, in their order */
    static Restart of(final long[] latencyNs, final long readyMs, final long inputs) {
        final long[] first = Arrays.copyOf(latencyNs, FIRST);
        final long[] last =
                Arrays.copyOfRange(latencyNs, latencyNs.length - latencyNs.length / QUARTER, latencyNs.length);
        return new Restart(percentile(first, 50), percentile(first, 99), percentile(last, 50), readyMs, inputs);
    }

    private static long percentile(final long[] values, final int percent) {
        Arrays.sort(values);
        return values[values.length * percent / 100];
    }

    double ratio() {
        return (double) firstP50Ns / steadyP50Ns;
    }

    /** One line for the process that started this one. */
    String line() {
        return String.format(
                Locale.ROOT, "%s %d %d %d %d %d", TAG, firstP50Ns, firstP99Ns, steadyP50Ns, readyMs, inputs);
    }

    /** @throws IllegalArgumentException if no line of a process says what it saw */
    static Restart parse(final String output) {
        final String[] words = output.lines()
                .map(line -> line.split(" "))
                .filter(line -> line.length == WORDS && TAG.equals(line[0]))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("a JVM said nothing of what it saw: " + output));
        final long[] figures =
                Arrays.stream(words).skip(1).mapToLong(Long::parseLong).toArray();
        return new Restart(figures[0], figures[1], figures[2], figures[3], figures[4]);
    }
}
