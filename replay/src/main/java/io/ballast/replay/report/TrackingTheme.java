package io.ballast.replay.report;

import io.ballast.launch.EngineConfiguration;
import io.ballast.replay.report.Block.Column;
import io.ballast.replay.report.Curve.Tone;
import io.ballast.settings.OverlaySettings;
import java.util.ArrayList;
import java.util.List;

/** How well the hedge followed what it hedges, and whether that was foreseen. */
final class TrackingTheme implements Theme {
    private static final int DECIMALS = 2;
    /** A hedge that doubles the variance is as bad as one needs to see. */
    private static final double LEAST_EFFECTIVENESS = -100;

    private final EngineConfiguration configuration;
    private final List<Chart> charts = new ArrayList<>();

    TrackingTheme(final EngineConfiguration configuration, final Curves curves) {
        this.configuration = configuration;
        for (final OverlaySettings overlay : configuration.overlays()) {
            final String name = "overlay." + overlay.name();
            charts.add(new Chart(
                    "error-" + overlay.name(),
                    "Tracking error a year, " + overlay.name(),
                    "% of NAV",
                    DECIMALS,
                    List.of(
                            curves.percent(name + ".error.realised", "realised, with the overlay", Tone.MAIN),
                            curves.percent(name + ".error.predicted", "predicted, with it", Tone.THIRD),
                            curves.percent(name + ".error.realised.unhedged", "realised, without", Tone.SECOND),
                            curves.percent(name + ".error.predicted.unhedged", "predicted, without", Tone.FOURTH))));
            charts.add(new Chart(
                            "effectiveness-" + overlay.name(),
                            "Hedging effectiveness, " + overlay.name(),
                            "% of variance removed",
                            1,
                            List.of(
                                    curves.percent(name + ".effectiveness", "realised", Tone.MAIN),
                                    curves.percent(name + ".effectiveness.predicted", "predicted", Tone.THIRD)))
                    .cutBelow(LEAST_EFFECTIVENESS));
        }
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
        configuration.overlays().forEach(overlay -> rows.add(row(overlay.name(), figures)));
        blocks.add(new Block.Table(
                "Tracking error a year in % of NAV, while a position was open",
                List.of(
                        Column.text("overlay"),
                        Column.number("intervals"),
                        Column.number("realised without"),
                        Column.number("realised with"),
                        Column.number("predicted without"),
                        Column.number("predicted with"),
                        Column.number("realised ÷ predicted"),
                        Column.number("variance removed")),
                rows));
        addCandidates(blocks, figures);
        return new Section(
                "tracking",
                "Tracking error",
                "How far the sleeve with its futures strayed from its target, a year, and what share of the variance"
                        + " the overlay removed.",
                blocks);
    }

    private static List<String> row(final String overlay, final Figures figures) {
        final Figures of = figures.at("overlays").at(overlay);
        final Figures error = of.at("trackingError");
        return List.of(
                overlay,
                Numbers.count(error.whole("intervals")),
                Numbers.percent(error.real("realisedUnhedged"), DECIMALS),
                Numbers.percent(error.real("realisedHedged"), DECIMALS),
                Numbers.percent(error.real("predictedUnhedged"), DECIMALS),
                Numbers.percent(error.real("predictedHedged"), DECIMALS),
                Numbers.real(error.real("realisedToPredicted"), DECIMALS),
                Numbers.percent(of.real("hedgingEffectiveness"), 1));
    }

    private void addCandidates(final List<Block> blocks, final Figures figures) {
        for (final OverlaySettings overlay : configuration.overlays()) {
            final Figures of = figures.at("overlays").at(overlay.name());
            if (overlay.candidates().size() > 1) {
                final List<List<String>> rows = new ArrayList<>();
                of.each("candidates").forEach(candidate -> rows.add(candidate(candidate)));
                blocks.add(new Block.Table(
                        "Contracts that " + overlay.name() + " chose from",
                        List.of(
                                Column.text("contract"),
                                Column.text("verdict"),
                                Column.number("score"),
                                Column.number("tracking error"),
                                Column.number("effectiveness"),
                                Column.number("round trip"),
                                Column.number("carry a year")),
                        rows));
                blocks.add(new Block.Text("In use: " + of.text("contract") + ", " + of.text("reason") + "."));
            }
        }
    }

    private static List<String> candidate(final Figures candidate) {
        return List.of(
                candidate.text("name"),
                Words.lower(candidate.text("verdict")),
                Numbers.real(candidate.real("score"), 2 * DECIMALS),
                Numbers.percent(candidate.real("trackingError"), DECIMALS),
                Numbers.percent(candidate.real("effectiveness"), 1),
                Numbers.percent(candidate.real("roundTripCost"), DECIMALS),
                Numbers.percent(candidate.real("carryPerYear"), DECIMALS));
    }
}
