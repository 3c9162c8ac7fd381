package io.ballast.benchmarks.report;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * One short stretch of a fork, measured in one state of the machine: an iteration of JMH, or a slice of the open-loop
 * harness.
 *
 * @param state  of the machine before and after it
 * @param values by what they are, such as {@link #P50} or {@link #SCORE}, in the cell's unit unless the name says otherwise
 */
public record Slice(LinkState state, Map<String, Double> values) {
    /** Time or rate of one operation, as JMH gives it. */
    public static final String SCORE = "score";
    /** Median of the slice. */
    public static final String P50 = "p50";

    public static final String P99 = "p99";
    public static final String P999 = "p99.9";
    public static final String MAX = "max";
    /** Median of the first thousand operations after a start. */
    public static final String FIRST_P50 = "first1000P50";
    /** Bytes allocated for one operation. */
    public static final String BYTES = "bytesPerOp";
    /** Operations a second. */
    public static final String RATE = "ratePerSecond";
    /** 99th percentile of the gaps that a spinning thread saw in the same minute, in nanoseconds. */
    public static final String HICCUP_P99 = "hiccupP99Ns";
    /** How long the measured threads stood in run queues, in nanoseconds. */
    public static final String RUN_QUEUE = "runQueueNs";

    public Slice {
        values = Collections.unmodifiableMap(new TreeMap<>(values));
    }

    /** The value, or NaN if this slice has none of that name. */
    public double value(final String name) {
        return values.getOrDefault(name, Double.NaN);
    }
}
