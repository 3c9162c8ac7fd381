package io.ballast.benchmarks.report;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What JMH writes with {@code -rf json -rff FILE}, of any process and revision.
 *
 * @param cells    the same as {@link JmhCells#of} makes of the results themselves
 * @param jvmFlags of the forked JVMs
 */
record JmhJson(List<Cell> cells, List<String> jvmFlags) {
    JmhJson {
        cells = List.copyOf(cells);
        jvmFlags = List.copyOf(jvmFlags);
    }

    static JmhJson read(final Path file) throws IOException {
        final List<Cell> cells = new ArrayList<>();
        List<String> jvmFlags = List.of();
        for (final JsonObject benchmark : JsonObject.readAll(file)) {
            cells.add(cell(benchmark));
            jvmFlags = benchmark.texts("jvmArgs");
        }
        return new JmhJson(cells, jvmFlags);
    }

    private static Cell cell(final JsonObject benchmark) throws IOException {
        final Map<String, String> parameters = new TreeMap<>();
        if (benchmark.names().contains("params")) {
            final JsonObject params = benchmark.object("params");
            for (final String name : params.names()) {
                parameters.put(name, params.text(name));
            }
        }
        final JsonObject metric = benchmark.object("primaryMetric");
        final JsonObject others = benchmark.object("secondaryMetrics");
        final List<double[]> bytes = rows(others, JmhCells.ALLOCATION);
        final List<double[]> collections = rows(others, JmhCells.COLLECTIONS);
        final List<Fork> forks = new ArrayList<>();
        for (final double[] scores : metric.rows("rawData")) {
            final int at = forks.size();
            forks.add(JmhCells.fork(
                    at + 1,
                    scores,
                    at < bytes.size() ? bytes.get(at) : new double[0],
                    at < collections.size() ? collections.get(at) : new double[0]));
        }
        return new Cell(
                JmhCells.name(benchmark.text("benchmark")), metric.text("scoreUnit"), parameters, forks, List.of(), "");
    }

    private static List<double[]> rows(final JsonObject metrics, final String name) throws IOException {
        return metrics.names().contains(name) ? metrics.object(name).rows("rawData") : List.of();
    }
}
