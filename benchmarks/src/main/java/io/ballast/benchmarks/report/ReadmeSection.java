package io.ballast.benchmarks.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The part of a README that comes from the last report: what stands between two comments. */
final class ReadmeSection {
    static final String BEGIN = "<!-- performance: made by `ballast-bench report --readme`, not by hand -->";
    static final String END = "<!-- performance: end -->";

    private ReadmeSection() {}

    /**
     * A README with the section as the results give it.
     *
     * @throws IOException if it cannot be read, or has not exactly one place for the section
     */
    static String in(final Path readme, final Results results) throws IOException {
        final String text = Files.readString(readme);
        final int begin = text.indexOf(BEGIN);
        final int end = text.indexOf(END);
        if (begin < 0 || end < begin || text.indexOf(BEGIN, begin + 1) >= 0 || text.indexOf(END, end + 1) >= 0) {
            throw new IOException(readme + " must have one line '" + BEGIN + "' and behind it one '" + END + "'");
        }
        return text.substring(0, begin + BEGIN.length()) + "\n" + text(results) + text.substring(end);
    }

    /** Times with their measure, and the targets in short. */
    static String text(final Results results) {
        final List<Outcome> outcomes = new Evaluation(results).outcomes();
        return "\n" + MarkdownPage.of(times(results)) + "\nMeasured " + ReportPage.period(results) + ".\n\n"
                + MarkdownPage.of(targets(outcomes)) + "\n" + unpublished(outcomes) + "\n";
    }

    private static Block.Table times(final Results results) {
        final List<List<String>> rows = new ArrayList<>();
        final Optional<Cell> clock = results.find(Peers.CLOCK, Map.of());
        stage(rows, results, clock, "a tick through all four stages, no order", Targets.NO_ORDER, 20, 1, 1);
        stage(rows, results, clock, "the same with 500 constituents", Targets.NO_ORDER, 500, 1, 1);
        stage(rows, results, clock, "8 sleeves, 4 contracts, least tracking error", Targets.NO_ORDER, 20, 8, 4);
        stage(rows, results, clock, "a tick, its order and the fill", Targets.WITH_ORDER, 20, 1, 1);
        for (final String profile : List.of("direct", "fused")) {
            for (final String journal : List.of("off", "on")) {
                latency(rows, results, profile, journal);
            }
        }
        return new Block.Table(
                "Times",
                List.of(
                        Block.Column.text("what"),
                        Block.Column.number("median"),
                        Block.Column.number("p99"),
                        Block.Column.text("as a ratio (95 % interval)")),
                rows);
    }

    private static void stage(
            final List<List<String>> rows,
            final Results results,
            final Optional<Cell> clock,
            final String words,
            final String name,
            final int constituents,
            final int sleeves,
            final int contracts) {
        final Optional<Cell> cell = results.find(
                name,
                Map.of(
                        "constituents", String.valueOf(constituents),
                        "sleeves", String.valueOf(sleeves),
                        "contracts", String.valueOf(contracts)));
        cell.flatMap(some -> clock.map(measure -> List.of(
                        Sample.of(some, Slice.SCORE, LinkState.NONE), Sample.of(measure, Slice.SCORE, LinkState.NONE))))
                .ifPresent(samples -> rows.add(List.of(
                        words, Words.time(samples.get(0).median()), "–", multiple(samples) + " `System.nanoTime()`")));
    }

    private static void latency(
            final List<List<String>> rows, final Results results, final String profile, final String journal) {
        final Optional<Cell> cell = results.find(
                Targets.TICK_TO_ORDER,
                Map.of(
                        "profile",
                        profile,
                        "journal",
                        journal,
                        LatencySection.RATE,
                        "100000",
                        "market",
                        "trading",
                        "shape",
                        "steady"));
        cell.flatMap(LatencySection::mostSeen).ifPresent(state -> {
            final Optional<Sample> hop = Peers.measureOf(cell.get(), results.cells())
                    .map(peer -> Sample.of(peer, Slice.P50, state))
                    .filter(Sample::isEnough);
            final Sample median = Sample.of(cell.get(), Slice.P50, state);
            rows.add(List.of(
                    Words.format(
                            "tick → order at 100,000/s, `%s`, journal %s, state %s", profile, journal, state.letter()),
                    Words.time(median.median()),
                    LatencySection.time(cell.get(), Slice.P99, state),
                    hop.map(sample -> multiple(List.of(median, sample)) + " bare Disruptor hop")
                            .orElse("–")));
        });
    }

    private static String multiple(final List<Sample> samples) {
        final Estimate estimate = Estimate.of(medians -> medians[0] / medians[1], samples);
        return Words.ratio(estimate.value()) + " × (" + Words.interval(estimate.low(), estimate.high()) + ")";
    }

    private static Block.Table targets(final List<Outcome> outcomes) {
        final List<List<String>> rows = outcomes.stream()
                .filter(outcome -> outcome.standing() != Outcome.Standing.UNPUBLISHED)
                .map(outcome -> List.of(
                        outcome.id(),
                        outcome.claim() + ": " + outcome.where(),
                        outcome.limit(),
                        outcome.measured(),
                        outcome.interval().isEmpty() ? "–" : outcome.interval(),
                        outcome.state().letter(),
                        outcome.standing().toString()))
                .toList();
        return new Block.Table(
                "Targets",
                List.of(
                        Block.Column.text("#"),
                        Block.Column.text("target"),
                        Block.Column.number("limit"),
                        Block.Column.number("measured"),
                        Block.Column.number("95 % interval"),
                        Block.Column.text("state"),
                        Block.Column.text("standing")),
                rows);
    }

    private static String unpublished(final List<Outcome> outcomes) {
        final List<String> ids = outcomes.stream()
                .filter(outcome -> outcome.standing() == Outcome.Standing.UNPUBLISHED)
                .map(Outcome::id)
                .distinct()
                .toList();
        return ids.isEmpty()
                ? ""
                : "Without figures, at least in part: " + String.join(", ", ids) + "; the report says why.\n";
    }
}
