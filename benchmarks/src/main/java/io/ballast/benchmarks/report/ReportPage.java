package io.ballast.benchmarks.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The whole report. */
final class ReportPage {
    private ReportPage() {}

    static Page of(final Results results, final Notes notes) {
        final List<Outcome> outcomes = new Evaluation(results).outcomes();
        return new Page(
                "Ballast benchmarks",
                period(results),
                results.cautions(),
                tiles(results, outcomes),
                List.of(
                        TargetSection.of(outcomes, notes),
                        LatencySection.of(results),
                        StageSection.of(results),
                        PeerSection.of(results),
                        ProvenanceSections.unpublished(results),
                        ProvenanceSections.machine(results),
                        ProvenanceSections.reproduction(results),
                        ProvenanceSections.quotations()));
    }

    /** What stands beside every figure: revision, time, machine, JDK and load. */
    static String period(final Results results) {
        final Map<String, List<String>> loads = new LinkedHashMap<>();
        for (final ResultFile file : results.files().values()) {
            final String where = Words.format(
                    "%s at revision %s on %s%s, %d CPUs, JDK %s",
                    file.time().toString().substring(0, "2026-11-27".length()),
                    file.build().revision(),
                    file.machine().cpu(),
                    file.machine().isVirtual() ? " (virtual)" : "",
                    file.machine().cpus(),
                    file.build().jdk());
            loads.computeIfAbsent(where, key -> new ArrayList<>()).add(Words.load(file.loadBefore()));
        }
        return loads.entrySet().stream()
                .map(entry -> entry.getKey() + ", load " + String.join(" and ", entry.getValue()) + " before")
                .collect(Collectors.joining("; "));
    }

    private static List<Page.Tile> tiles(final Results results, final List<Outcome> outcomes) {
        final List<Page.Tile> tiles = new ArrayList<>();
        final long measured = outcomes.stream()
                .filter(outcome -> outcome.standing() != Outcome.Standing.UNPUBLISHED)
                .count();
        final long met = outcomes.stream().filter(Outcome::isMet).count();
        tiles.add(
                new Page.Tile("Targets met", met + " of " + measured, (outcomes.size() - measured) + " not published"));
        results.find(Targets.NO_ORDER, Map.of("constituents", "20", "sleeves", "1", "contracts", "1"))
                .ifPresent(cell -> tiles.add(new Page.Tile(
                        "A tick through all stages",
                        Words.time(Sample.of(cell, Slice.SCORE, LinkState.NONE).median()),
                        times(outcomes, "P1a") + " System.nanoTime")));
        LatencySection.headline(results)
                .ifPresent(row -> tiles.add(new Page.Tile("Tick to order, p50", row.p50(), row.conditions())));
        outcomes.stream()
                .filter(outcome -> outcome.id().equals(Evaluation.ALLOCATION)
                        && !outcome.measured().isEmpty())
                .forEach(outcome -> tiles.add(
                        new Page.Tile("Allocated, collections", outcome.measured(), "an operation, the worst cell")));
        return tiles;
    }

    private static String times(final List<Outcome> outcomes, final String id) {
        return outcomes.stream()
                .filter(outcome ->
                        outcome.id().equals(id) && !outcome.measured().isEmpty())
                .map(outcome -> outcome.measured() + " ×")
                .findFirst()
                .orElse("– ×");
    }
}
