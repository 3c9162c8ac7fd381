package io.ballast.benchmarks.latency;

import io.ballast.benchmarks.openloop.Measurement;
import io.ballast.benchmarks.openloop.Sentinel;
import io.ballast.benchmarks.report.LinkState;
import io.ballast.benchmarks.report.Slice;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.HdrHistogram.Histogram;

/**
 * One slice of one cell, as a fork tells it to the process that started it.
 *
 * @param cell        place of the cell among the fork's
 * @param round       from 1
 * @param beforeNs    the sentinel's round trip before it; 0 of what runs flat out, on one thread
 * @param afterNs     and behind it
 * @param values      by what they are, as in the result's slices
 * @param operations  while allocation was counted
 * @param bytes       allocated by them
 * @param collections meanwhile
 * @param isSustained whether no backlog had grown
 */
record SliceReading(
        int cell,
        int round,
        double beforeNs,
        double afterNs,
        Map<String, Double> values,
        long operations,
        long bytes,
        long collections,
        boolean isSustained) {
    private static final String MARK = "slice";
    private static final String SEPARATOR = "\t";
    private static final int FIXED = 9;
    /** Longest time in run queues of a quiet slice. */
    private static final double QUIET_NS = 3e6;

    static SliceReading of(
            final int cell, final int round, final double beforeNs, final double afterNs, final Measurement measured) {
        final Map<String, Double> values = new TreeMap<>();
        final Histogram latency = measured.latencyNs();
        if (latency == null) {
            values.put(Slice.RATE, measured.ratePerSecond());
        } else {
            values.put(Slice.P50, (double) latency.getValueAtPercentile(50));
            values.put(Slice.P99, (double) latency.getValueAtPercentile(99));
            values.put(Slice.P999, (double) latency.getValueAtPercentile(99.9));
            values.put(Slice.MAX, (double) latency.getMaxValue());
        }
        values.put(Slice.RUN_QUEUE, (double) measured.window().runQueueNs());
        values.put(Slice.BYTES, (double) measured.window().bytes() / measured.operations());
        return new SliceReading(
                cell,
                round,
                beforeNs,
                afterNs,
                values,
                measured.operations(),
                measured.window().bytes(),
                measured.window().collections(),
                measured.isSustained());
    }

    /** One line; {@link #parse} reads it. */
    String text() {
        final StringBuilder line = new StringBuilder(MARK);
        for (final Object field :
                new Object[] {cell, round, beforeNs, afterNs, operations, bytes, collections, isSustained}) {
            line.append(SEPARATOR).append(field);
        }
        values.forEach(
                (name, value) -> line.append(SEPARATOR).append(name).append('=').append(value));
        return line.toString();
    }

    /** Whether a line is a slice. */
    static boolean isText(final String line) {
        return line.startsWith(MARK + SEPARATOR);
    }

    static SliceReading parse(final String line) {
        final String[] fields = line.split(SEPARATOR);
        final Map<String, Double> values = new TreeMap<>();
        for (int i = FIXED; i < fields.length; i++) {
            final String[] value = fields[i].split("=");
            values.put(value[0], Double.valueOf(value[1]));
        }
        return new SliceReading(
                Integer.parseInt(fields[1]),
                Integer.parseInt(fields[2]),
                Double.parseDouble(fields[3]),
                Double.parseDouble(fields[4]),
                values,
                Long.parseLong(fields[5]),
                Long.parseLong(fields[6]),
                Long.parseLong(fields[7]),
                Boolean.parseBoolean(fields[8]));
    }

    /** The machine's state while it was measured; empty if the state changed. */
    Optional<LinkState> state() {
        return beforeNs == 0 ? Optional.of(LinkState.NONE) : Sentinel.stateBetween(beforeNs, afterNs);
    }

    /** Whether the measured threads hardly ever waited for a processor that another process had. */
    boolean isQuiet() {
        return values.getOrDefault(Slice.RUN_QUEUE, 0.0) <= QUIET_NS;
    }

    /** The same with one more value. */
    SliceReading with(final String name, final double value) {
        final Map<String, Double> more = new TreeMap<>(values);
        more.put(name, value);
        return new SliceReading(cell, round, beforeNs, afterNs, more, operations, bytes, collections, isSustained);
    }
}
