package io.ballast.benchmarks.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What JMH measured: service time, one thread, no ring. */
final class StageSection {
    private StageSection() {}

    static Section of(final Results results) {
        final List<List<String>> rows = new ArrayList<>();
        final Optional<Cell> clock = results.find(Peers.CLOCK, Map.of());
        results.cells().stream()
                .filter(StageSection::isOne)
                .sorted(Comparator.comparing(Cell::name)
                        .thenComparing(cell -> cell.parameters().toString(), ParameterOrder.INSTANCE))
                .forEach(cell -> rows.add(row(cell, clock)));
        return new Section(
                "stages",
                "Stages",
                "JMH: time of one operation back to back on warm caches, median of all iterations, and as a multiple of"
                        + " `System.nanoTime()` in the same run.",
                List.of(new Block.Table(
                        "Service time",
                        List.of(
                                Block.Column.text("benchmark"),
                                Block.Column.text("parameters"),
                                Block.Column.number("time"),
                                Block.Column.number("× nanoTime"),
                                Block.Column.number("95 % interval"),
                                Block.Column.number("B/op"),
                                Block.Column.number("JVMs")),
                        rows)));
    }

    static boolean isOne(final Cell cell) {
        return cell.unit().endsWith("/op");
    }

    private static List<String> row(final Cell cell, final Optional<Cell> clock) {
        final Sample sample = Sample.of(cell, Slice.SCORE, LinkState.NONE);
        final Optional<Estimate> multiple = clock.map(measure -> Estimate.of(
                medians -> medians[0] / medians[1], List.of(sample, Sample.of(measure, Slice.SCORE, LinkState.NONE))));
        return List.of(
                cell.name(),
                parameters(cell),
                Words.value(sample.median(), cell.unit()),
                multiple.map(estimate -> Words.ratio(estimate.value())).orElse("–"),
                multiple.map(estimate -> Words.interval(estimate.low(), estimate.high()))
                        .orElse("–"),
                Words.bytes(cell.bytesPerOp()),
                String.valueOf(cell.forks().size()));
    }

    static String parameters(final Cell cell) {
        return cell.parameters().entrySet().stream()
                .map(parameter -> parameter.getKey() + ' ' + parameter.getValue())
                .collect(Collectors.joining(", "));
    }
}
