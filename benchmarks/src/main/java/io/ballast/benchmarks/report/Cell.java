package io.ballast.benchmarks.report;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * One thing measured under one set of conditions.
 *
 * @param name          what ran, such as {@code tick-to-order} or {@code TickToOrderBenchmark.noOrder}
 * @param unit          of the values: {@code ns}, {@code ns/op} or {@code ops/s}
 * @param parameters    conditions, such as profile, ratePerSecond, journal, constituents
 * @param forks         what each JVM saw
 * @param distributions of all values, for each state with enough slices; empty for JMH
 * @param rawLog        histogram log with the states as tags, relative to the result file; empty if there is none
 */
public record Cell(
        String name,
        String unit,
        Map<String, String> parameters,
        List<Fork> forks,
        List<Distribution> distributions,
        String rawLog) {
    public Cell {
        parameters = Collections.unmodifiableMap(new TreeMap<>(parameters));
        forks = List.copyOf(forks);
        distributions = List.copyOf(distributions);
    }

    /** The same cell with other forks. */
    Cell with(final List<Fork> others) {
        return new Cell(name, unit, parameters, others, distributions, rawLog);
    }

    Cell withRawLog(final String file) {
        return new Cell(name, unit, parameters, forks, distributions, file);
    }

    /** What tells this cell from every other of a result. */
    public String key() {
        return key(name, parameters);
    }

    static String key(final String name, final Map<String, String> parameters) {
        return parameters.isEmpty()
                ? name
                : new TreeMap<>(parameters)
                        .entrySet().stream()
                                .map(parameter -> parameter.getKey() + '=' + parameter.getValue())
                                .collect(Collectors.joining(", ", name + " (", ")"));
    }

    /** The largest of the forks, so that one fork that allocates is seen; NaN if no fork was looked at. */
    public double bytesPerOp() {
        return bytesByFork().values().stream()
                .mapToDouble(Double::doubleValue)
                .max()
                .orElse(Double.NaN);
    }

    /** Of each fork that was looked at. */
    Map<Integer, Double> bytesByFork() {
        final Map<Integer, Double> bytes = new TreeMap<>();
        for (final Fork fork : forks) {
            if (!Double.isNaN(fork.bytesPerOp())) {
                bytes.put(fork.number(), fork.bytesPerOp());
            }
        }
        return bytes;
    }

    /** Garbage collections while slices of any fork were measured; those of forks that nobody looked at are not known. */
    long collections() {
        return forks.stream().mapToLong(fork -> Math.max(0, fork.collections())).sum();
    }

    boolean hasSlicesIn(final LinkState state) {
        return forks.stream().flatMap(fork -> fork.slices().stream()).anyMatch(slice -> slice.state() == state);
    }
}
