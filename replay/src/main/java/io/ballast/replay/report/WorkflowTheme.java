package io.ballast.replay.report;

import io.ballast.launch.EngineConfiguration;
import io.ballast.replay.report.Block.Column;
import io.ballast.settings.OverlaySettings;
import java.util.ArrayList;
import java.util.List;

/** How each overlay's workflow moved. */
final class WorkflowTheme implements Theme {
    private final EngineConfiguration configuration;

    WorkflowTheme(final EngineConfiguration configuration) {
        this.configuration = configuration;
    }

    @Override
    public List<Chart> charts() {
        return List.of();
    }

    @Override
    public Section section(final SessionReading reading, final Figures figures) {
        final List<Block> blocks = new ArrayList<>();
        for (final OverlaySettings overlay : configuration.overlays()) {
            final List<List<String>> rows = new ArrayList<>();
            for (final Figures step : figures.at("overlays").at(overlay.name()).each("transitions")) {
                rows.add(List.of(
                        Numbers.exactTime(step.whole("timeNs")),
                        Words.lower(step.text("from")) + " → " + Words.lower(step.text("to")),
                        Words.lower(step.text("reason"))));
            }
            if (rows.isEmpty()) {
                blocks.add(new Block.Text("The workflow of " + overlay.name() + " never moved."));
            } else {
                blocks.add(new Block.Table(
                        "Workflow of " + overlay.name(),
                        List.of(Column.text("time, UTC"), Column.text("step"), Column.text("because")),
                        rows));
            }
        }
        return new Section(
                "workflow",
                "Workflow",
                "Drift, outlook, choice of contract, check, execution, monitoring, reversal.",
                blocks);
    }
}
