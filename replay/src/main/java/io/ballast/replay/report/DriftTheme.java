package io.ballast.replay.report;

import io.ballast.launch.EngineConfiguration;
import io.ballast.replay.report.Block.Column;
import io.ballast.replay.report.Curve.Tone;
import io.ballast.settings.OverlayKind;
import io.ballast.settings.OverlaySettings;
import java.util.ArrayList;
import java.util.List;

/** Whether each overlay kept its sleeve inside the band. */
final class DriftTheme implements Theme {
    private static final int DECIMALS = 2;

    private final EngineConfiguration configuration;
    private final List<Chart> charts = new ArrayList<>();

    DriftTheme(final EngineConfiguration configuration, final Curves curves) {
        this.configuration = configuration;
        for (final OverlaySettings overlay : configuration.overlays()) {
            if (overlay.kind() != OverlayKind.BASIS) {
                charts.add(drift(overlay, curves));
            }
            if (overlay.sleeveId() >= 0) {
                charts.add(weight(overlay, curves));
            }
        }
    }

    private static Chart drift(final OverlaySettings overlay, final Curves curves) {
        final String name = "overlay." + overlay.name();
        return new Chart(
                        "drift-" + overlay.name(),
                        "Drift, " + overlay.name(),
                        "% of NAV",
                        DECIMALS,
                        List.of(
                                curves.percent(name + ".effective", "with the overlay", Tone.MAIN),
                                curves.percent(name + ".drift", "without it", Tone.SECOND),
                                curves.limit(name + ".band", 1, "band above"),
                                curves.limit(name + ".band", -1, "band below")))
                .withBand(2, 3);
    }

    private Chart weight(final OverlaySettings overlay, final Curves curves) {
        final String sleeve =
                "sleeve." + configuration.sleeves().get(overlay.sleeveId()).name();
        final String band = "overlay." + overlay.name() + ".band";
        return new Chart(
                        "weight-" + overlay.name(),
                        "Weight of sleeve "
                                + configuration
                                        .sleeves()
                                        .get(overlay.sleeveId())
                                        .name(),
                        "% of NAV",
                        DECIMALS,
                        List.of(
                                curves.percent(sleeve + ".effective", "effective, futures looked through", Tone.MAIN),
                                curves.percent(sleeve + ".weight", "coins alone", Tone.SECOND),
                                curves.limitAround(sleeve + ".target", 1, band, "target + band"),
                                curves.limitAround(sleeve + ".target", -1, band, "target − band")))
                .withBand(2, 3);
    }

    @Override
    public List<Chart> charts() {
        return List.copyOf(charts);
    }

    @Override
    public Section section(final SessionReading reading, final Figures figures) {
        final List<Block> blocks = new ArrayList<>();
        charts.forEach(chart -> blocks.add(new Block.Drawing(chart)));
        final List<List<String>> rows = new ArrayList<>();
        for (final OverlaySettings overlay : configuration.overlays()) {
            if (overlay.sleeveId() >= 0) {
                rows.add(row(overlay, figures));
            }
        }
        if (!rows.isEmpty()) {
            blocks.add(new Block.Table("Drift and weight, % of NAV", columns(), rows));
        }
        return new Section(
                "drift",
                "Drift",
                "Drift is a sleeve's weight less its target. The overlay trades futures to hold it inside the shaded"
                        + " band.",
                blocks);
    }

    private static List<Column> columns() {
        return List.of(
                Column.text("overlay"),
                Column.number("drift at start"),
                Column.number("least"),
                Column.number("most"),
                Column.number("at end"),
                Column.number("weight at end"),
                Column.number("effective"),
                Column.number("target"),
                Column.number("time outside the band"),
                Column.number("time stopped by the gate"));
    }

    private List<String> row(final OverlaySettings overlay, final Figures figures) {
        final Figures sleeve = figures.at("sleeves")
                .at(configuration.sleeves().get(overlay.sleeveId()).name());
        final double weight = sleeve.real("weightEnd");
        return List.of(
                overlay.name(),
                Numbers.signedPercent(sleeve.real("driftStart"), DECIMALS),
                Numbers.signedPercent(sleeve.real("driftMin"), DECIMALS),
                Numbers.signedPercent(sleeve.real("driftMax"), DECIMALS),
                Numbers.signedPercent(sleeve.real("driftEnd"), DECIMALS),
                Numbers.percent(weight, DECIMALS),
                Numbers.percent(sleeve.real("effectiveWeightEnd"), DECIMALS),
                Numbers.percent(weight - sleeve.real("driftEnd"), DECIMALS),
                Numbers.percent(figures.at("overlays").at(overlay.name()).real("timeOutsideBand"), DECIMALS),
                Numbers.percent(figures.at("overlays").at(overlay.name()).real("timeGated"), DECIMALS));
    }
}
