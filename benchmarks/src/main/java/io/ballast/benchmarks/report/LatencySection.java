package io.ballast.benchmarks.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** From the intended time of a tick to its order, under load. */
final class LatencySection {
    static final String RATE = "ratePerSecond";
    private static final String PROFILE = "profile";
    private static final String JOURNAL = "journal";
    private static final String MARKET = "market";
    private static final String SHAPE = "shape";

    private final Results results;

    private LatencySection(final Results results) {
        this.results = results;
    }

    static Section of(final Results results) {
        final LatencySection section = new LatencySection(results);
        final List<Cell> cells = section.cells();
        final List<Block> blocks = new ArrayList<>();
        if (cells.isEmpty()) {
            blocks.add(new Block.Text("Nothing was measured."));
        } else {
            blocks.add(new Block.Text("States of the machine, by the round trip of a cache line between the two cores:"
                    + " S siblings of one core, C cores that share a cache, F cores that do not. A curve ends at the"
                    + " maximum. The hiccup probe is a thread that does nothing but look at the clock: what it sees, the"
                    + " machine does."));
            blocks.add(new Block.Plots(section.plots(cells)));
            blocks.add(section.table(cells));
        }
        return new Section(
                "latency",
                "Tick to order",
                "Open loop: from the intended time of a tick to the order written, so that a stall counts against"
                        + " everything behind it.",
                blocks);
    }

    private List<Cell> cells() {
        return results.cells().stream()
                .filter(cell -> cell.name().equals(Targets.TICK_TO_ORDER))
                .sorted(Comparator.comparing(LatencySection::load, ParameterOrder.INSTANCE)
                        .thenComparing(cell -> parameter(cell, PROFILE))
                        .thenComparing(cell -> parameter(cell, JOURNAL)))
                .toList();
    }

    private static String parameter(final Cell cell, final String name) {
        return cell.parameters().getOrDefault(name, "");
    }

    /** What curves of one plot have in common. */
    private static String load(final Cell cell) {
        final String rate = parameter(cell, RATE);
        final String words = rate.matches("\\d{1,18}") ? Words.format("%,d", Long.parseLong(rate)) : rate;
        return (words + " ticks/s " + parameter(cell, SHAPE)).strip()
                + (parameter(cell, MARKET).equals("steady") ? ", no orders" : "");
    }

    private List<Plot> plots(final List<Cell> cells) {
        final Map<String, List<Cell>> byLoad = new LinkedHashMap<>();
        cells.forEach(cell ->
                byLoad.computeIfAbsent(load(cell), key -> new ArrayList<>()).add(cell));
        final List<Plot> plots = new ArrayList<>();
        byLoad.forEach((load, together) -> {
            for (final LinkState state : LinkState.values()) {
                final List<Plot.Curve> curves = curves(together, state);
                if (!curves.isEmpty()) {
                    plots.add(new Plot(load + ", state " + state.letter(), curves));
                }
            }
        });
        return plots;
    }

    private List<Plot.Curve> curves(final List<Cell> cells, final LinkState state) {
        final List<Plot.Curve> curves = new ArrayList<>();
        for (final Cell cell : cells) {
            final boolean isJournaled = parameter(cell, JOURNAL).equals("on");
            final String profile = parameter(cell, PROFILE);
            final String label = profile + (isJournaled ? ", journal" : "");
            add(curves, label, profile, isJournaled, Optional.of(cell), state);
        }
        if (!curves.isEmpty()) {
            final Cell some = cells.get(0);
            final Map<String, String> rate = Map.of(RATE, parameter(some, RATE), SHAPE, parameter(some, SHAPE));
            final Map<String, String> hop = Map.of(RATE, parameter(some, RATE), "peer", "disruptor");
            add(curves, "bare Disruptor hop", "peer", false, results.find(Peers.HOP, hop), state);
            add(curves, "hiccup probe", "hiccup", true, results.find("hiccup", rate), state);
        }
        return curves;
    }

    private static void add(
            final List<Plot.Curve> curves,
            final String label,
            final String tone,
            final boolean isDashed,
            final Optional<Cell> cell,
            final LinkState state) {
        cell.stream()
                .flatMap(some -> some.distributions().stream())
                .filter(distribution -> distribution.state() == state || distribution.state() == LinkState.NONE)
                .findFirst()
                .ifPresent(distribution -> curves.add(new Plot.Curve(label, tone, isDashed, distribution)));
    }

    private Block.Table table(final List<Cell> cells) {
        final List<List<String>> rows = new ArrayList<>();
        for (final Cell cell : cells) {
            for (final LinkState state : LinkState.values()) {
                if (cell.hasSlicesIn(state) && Sample.of(cell, Slice.P50, state).isEnough()) {
                    rows.add(row(cell, state));
                }
            }
        }
        return new Block.Table(
                "Latency: medians over slices; the maximum is that of all operations",
                List.of(
                        Block.Column.text("load"),
                        Block.Column.text("profile"),
                        Block.Column.text("journal"),
                        Block.Column.text("state"),
                        Block.Column.number("p50"),
                        Block.Column.number("× hop"),
                        Block.Column.number("95 % interval"),
                        Block.Column.number("p99"),
                        Block.Column.number("p99.9"),
                        Block.Column.number("max"),
                        Block.Column.number("hiccup p99"),
                        Block.Column.number("B/op"),
                        Block.Column.number("slices"),
                        Block.Column.text("raw")),
                rows);
    }

    private List<String> row(final Cell cell, final LinkState state) {
        final Sample median = Sample.of(cell, Slice.P50, state);
        final Optional<Estimate> hops = Peers.measureOf(cell, results.cells())
                .map(hop -> Sample.of(hop, Slice.P50, state))
                .filter(Sample::isEnough)
                .map(hop -> Estimate.of(medians -> medians[0] / medians[1], List.of(median, hop)));
        return List.of(
                load(cell),
                parameter(cell, PROFILE),
                parameter(cell, JOURNAL),
                state.letter(),
                Words.time(median.median()),
                hops.map(estimate -> Words.ratio(estimate.value())).orElse("–"),
                hops.map(estimate -> Words.interval(estimate.low(), estimate.high()))
                        .orElse("–"),
                time(cell, Slice.P99, state),
                time(cell, Slice.P999, state),
                Words.time(maximum(cell, state)),
                time(cell, Slice.HICCUP_P99, state),
                Words.bytes(cell.bytesPerOp()),
                String.valueOf(median.slices()),
                cell.rawLog().isEmpty() ? "–" : "[log](" + cell.rawLog() + ")");
    }

    static String time(final Cell cell, final String value, final LinkState state) {
        return Words.time(Sample.of(cell, value, state).median());
    }

    static double maximum(final Cell cell, final LinkState state) {
        return cell.distributions().stream()
                .filter(distribution -> distribution.state() == state)
                .mapToDouble(distribution -> distribution.at(100))
                .max()
                .orElse(Double.NaN);
    }

    /** The one figure that is asked for first: direct, journal on, a hundred thousand ticks a second. */
    record Headline(String p50, String conditions) {}

    static Optional<Headline> headline(final Results results) {
        final Map<String, String> wanted =
                Map.of(PROFILE, "direct", JOURNAL, "on", RATE, "100000", MARKET, "trading", SHAPE, "steady");
        return results.find(Targets.TICK_TO_ORDER, wanted)
                .flatMap(cell -> mostSeen(cell)
                        .map(state -> new Headline(
                                time(cell, Slice.P50, state),
                                "direct, journal on, 100,000/s, state " + state.letter() + "; p99 "
                                        + time(cell, Slice.P99, state))));
    }

    /** The state with the most slices, if they are enough. */
    static Optional<LinkState> mostSeen(final Cell cell) {
        return Stream.of(LinkState.values())
                .filter(state -> cell.hasSlicesIn(state)
                        && Sample.of(cell, Slice.P50, state).isEnough())
                .max(Comparator.comparingInt(
                        state -> Sample.of(cell, Slice.P50, state).slices()));
    }
}
