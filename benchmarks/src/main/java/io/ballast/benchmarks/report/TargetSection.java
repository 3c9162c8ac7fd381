package io.ballast.benchmarks.report;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The targets: measured ratios with their spread, and what is known about those not met. */
final class TargetSection {
    private TargetSection() {}

    static Section of(final List<Outcome> outcomes, final Notes notes) {
        final List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Table(
                "Targets",
                List.of(
                        Block.Column.text("#"),
                        Block.Column.text("target"),
                        Block.Column.number("limit"),
                        Block.Column.number("measured"),
                        Block.Column.number("95 % interval"),
                        Block.Column.text("state"),
                        Block.Column.text("standing"),
                        Block.Column.text("rests on")),
                outcomes.stream().map(TargetSection::row).toList()));
        final Set<String> ids = new LinkedHashSet<>();
        outcomes.forEach(outcome -> ids.add(outcome.id()));
        for (final String id : ids) {
            explain(id, outcomes, notes, blocks);
        }
        return new Section(
                "targets",
                "Targets",
                "Ratios of medians of one run and state, whole engine with risk gate, margin and counters on. The"
                        + " interval is Student's over the JVM forks.",
                blocks);
    }

    private static List<String> row(final Outcome outcome) {
        return List.of(
                outcome.id(),
                outcome.claim() + ": " + outcome.where(),
                outcome.limit(),
                outcome.measured().isEmpty() ? "–" : outcome.measured(),
                outcome.interval().isEmpty() ? "–" : outcome.interval(),
                outcome.state().letter(),
                outcome.standing().toString(),
                outcome.reason());
    }

    private static void explain(
            final String id, final List<Outcome> outcomes, final Notes notes, final List<Block> blocks) {
        final List<Block> note = notes.of(id);
        if (!note.isEmpty()) {
            blocks.add(new Block.Heading(id));
            blocks.addAll(note);
        } else if (outcomes.stream()
                .anyMatch(outcome -> outcome.id().equals(id) && outcome.standing() == Outcome.Standing.MISSED)) {
            blocks.add(new Block.Heading(id));
            blocks.add(new Block.Text("Not met, and not explained yet: `## " + id + "` is missing in `notes.md`."));
        }
    }
}
