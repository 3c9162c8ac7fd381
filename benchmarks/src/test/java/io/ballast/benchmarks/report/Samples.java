package io.ballast.benchmarks.report;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.HdrHistogram.Histogram;

/** Small results of known figures. */
final class Samples {
    private Samples() {}

    static ResultFile result(final Cell... cells) {
        return result(List.of(cells), List.of());
    }

    static ResultFile result(final List<Cell> cells, final List<Unpublished> unpublished) {
        return new ResultFile(
                Instant.parse("2026-11-27T19:30:00Z"),
                "ballast-bench test --out RESULT.json",
                new Machine("A <CPU>", 2, "two cores", "1 MB a core", true, 8L << 30, "Linux"),
                new Build("0.1.0", "0123456", "17.0.15", List.of("-Xmx1g", "-XX:+UseSerialGC")),
                new Load(0.5, 0.4, 0.3),
                new Load(2, 1, 0.5),
                cells,
                unpublished);
    }

    static Results results(final ResultFile file) {
        return new Results(Map.of("RESULT.json", file));
    }

    static Results results(final Cell... cells) {
        return results(result(cells));
    }

    /** A benchmark with a median for each fork, of three equal iterations. */
    static Cell jmh(final String name, final Map<String, String> parameters, final double... medians) {
        final List<Fork> forks = new ArrayList<>();
        for (final double median : medians) {
            final Slice slice = new Slice(LinkState.NONE, Map.of(Slice.SCORE, median, Slice.BYTES, 0.001));
            forks.add(new Fork(forks.size() + 1, 0.001, 0, List.of(slice, slice, slice)));
        }
        return new Cell(name, "ns/op", parameters, forks, List.of(), "");
    }

    static Map<String, String> sizes(final int constituents, final int sleeves, final int contracts) {
        return Map.of(
                "constituents", String.valueOf(constituents),
                "sleeves", String.valueOf(sleeves),
                "contracts", String.valueOf(contracts));
    }

    /** A cell of latencies in a state: for each fork a p50 of so many slices. */
    static Cell latency(
            final String name,
            final Map<String, String> parameters,
            final LinkState state,
            final int slices,
            final double... medians) {
        final List<Fork> forks = new ArrayList<>();
        final Histogram histogram = new Histogram(3);
        for (final double median : medians) {
            final Slice slice = new Slice(
                    state,
                    Map.of(
                            Slice.P50, median,
                            Slice.P99, 20 * median,
                            Slice.P999, 300 * median,
                            Slice.HICCUP_P99, 10 * median));
            forks.add(new Fork(forks.size() + 1, 0, 0, Collections.nCopies(slices, slice)));
            for (int value = 0; value < 10_000; value++) {
                histogram.recordValue((long) (median * (1 + 100 * Math.pow(value / 1e4, 40))));
            }
        }
        return new Cell(
                name, "ns", parameters, forks, List.of(Distribution.of(state, histogram)), "raw/" + name + ".hlog");
    }

    /** Of a tick at a hundred thousand a second that leads to an order. */
    static Map<String, String> load(final String profile, final String journal) {
        return new TreeMap<>(Map.of(
                "profile",
                profile,
                "journal",
                journal,
                "ratePerSecond",
                "100000",
                "shape",
                "steady",
                "market",
                "trading"));
    }

    static Map<String, String> hop() {
        return Map.of("peer", "disruptor", "ratePerSecond", "100000");
    }

    /** Something of every section. */
    static ResultFile whole() {
        return result(
                List.of(
                        jmh(Peers.CLOCK, Map.of(), 25, 25.2, 24.9),
                        jmh(Targets.NO_ORDER, sizes(20, 1, 1), 30, 31, 30.5),
                        jmh(Targets.NO_ORDER, sizes(500, 1, 1), 39, 40, 39.5),
                        jmh(Targets.WITH_ORDER, sizes(20, 1, 1), 240, 236, 250),
                        latency(Targets.TICK_TO_ORDER, load("direct", "off"), LinkState.SHARED_CACHE, 5, 300, 305, 310),
                        latency(Targets.TICK_TO_ORDER, load("direct", "on"), LinkState.SHARED_CACHE, 5, 500, 510, 505),
                        latency(Targets.TICK_TO_ORDER, load("fused", "off"), LinkState.SHARED_CACHE, 5, 480, 490, 470),
                        latency(Peers.HOP, hop(), LinkState.SHARED_CACHE, 5, 173, 175, 172),
                        latency(
                                "hiccup",
                                Map.of("ratePerSecond", "100000", "shape", "steady"),
                                LinkState.SHARED_CACHE,
                                5,
                                40,
                                40,
                                41)),
                List.of(new Unpublished(
                        "hop", Map.of("peer", "aeron", "ratePerSecond", "100000"), "no matched slices | at all")));
    }
}
