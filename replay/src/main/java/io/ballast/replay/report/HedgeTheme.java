package io.ballast.replay.report;

import io.ballast.instrument.Instrument;
import io.ballast.launch.EngineConfiguration;
import io.ballast.replay.report.Block.Column;
import io.ballast.replay.report.Curve.Tone;
import io.ballast.settings.LegSettings;
import io.ballast.settings.OverlaySettings;
import java.util.ArrayList;
import java.util.List;

/** What was held against the drift, and how its price went against that of what it stands for. */
final class HedgeTheme implements Theme {
    private static final int LEVEL_DECIMALS = 2;
    private static final int BASIS_DECIMALS = 3;

    private final EngineConfiguration configuration;
    private final List<Chart> charts = new ArrayList<>();

    HedgeTheme(final EngineConfiguration configuration, final Curves curves) {
        this.configuration = configuration;
        for (final OverlaySettings overlay : configuration.overlays()) {
            for (final LegSettings leg : overlay.legs()) {
                charts.add(position(overlay, configuration.instruments().get(leg.instrumentId()), curves));
            }
            for (final LegSettings leg : overlay.contracts()) {
                addPrices(overlay, configuration.instruments().get(leg.instrumentId()), curves);
            }
        }
    }

    private static Chart position(final OverlaySettings overlay, final Instrument instrument, final Curves curves) {
        final String name = instrument.name();
        return new Chart(
                "position-" + name,
                "Position in " + name,
                instrument.isContract() ? "contracts" : "coins",
                Numbers.decimals(instrument.lotSize()),
                List.of(
                        curves.stepped("position." + name, "held", Tone.MAIN),
                        curves.stepped("overlay." + overlay.name() + ".target." + name, "wanted", Tone.SECOND)));
    }

    private void addPrices(final OverlaySettings overlay, final Instrument contract, final Curves curves) {
        final String price = "price." + contract.name() + ".mid";
        final String basis = "basis." + contract.name();
        final List<Curve> apart = new ArrayList<>();
        apart.add(curves.percent(basis, "basis: future ÷ what it follows − 1", Tone.MAIN));
        if (overlay.indexId() >= 0) {
            final String index = configuration.indices().get(overlay.indexId()).name();
            charts.add(new Chart(
                    "index-" + contract.name(),
                    "Index " + index + " and future " + contract.name(),
                    "start = 100",
                    LEVEL_DECIMALS,
                    List.of(
                            curves.rebasedPrice(price, index, contract.name() + ", the future", Tone.MAIN),
                            curves.rebasedLevel(index, price, index + ", the index", Tone.SECOND))));
            apart.add(curves.gained(price, index, "future against index " + index + " since the start", Tone.SECOND));
        }
        charts.add(new Chart("basis-" + contract.name(), "Basis of " + contract.name(), "%", BASIS_DECIMALS, apart));
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
            final Figures legs = figures.at("overlays").at(overlay.name()).at("legs");
            legs.names().forEach(name -> rows.add(row(overlay.name(), name, legs.at(name))));
        }
        blocks.add(new Block.Table(
                "What each instrument brought and cost, USD",
                List.of(
                        Column.text("overlay"),
                        Column.text("instrument"),
                        Column.number("realised"),
                        Column.number("unrealised"),
                        Column.number("funding received"),
                        Column.number("fees"),
                        Column.number("spread"),
                        Column.number("average entry")),
                rows));
        blocks.add(turnover(figures));
        return new Section(
                "hedge",
                "Hedge",
                "What was held in each instrument beside what was wanted, and the future's price against its index.",
                blocks);
    }

    private static List<String> row(final String overlay, final String name, final Figures leg) {
        return List.of(
                overlay,
                name,
                Numbers.signedUsd(leg.exact("realised")),
                Numbers.signedUsd(leg.exact("unrealised")),
                Numbers.signedUsd(leg.exact("fundingReceived")),
                Numbers.usd(leg.exact("fees")),
                Numbers.usd(leg.exact("spread")),
                Numbers.real(leg.real("averageEntry"), BASIS_DECIMALS));
    }

    private Block turnover(final Figures figures) {
        final List<List<String>> rows = new ArrayList<>();
        for (final OverlaySettings overlay : configuration.overlays()) {
            final Figures of = figures.at("overlays").at(overlay.name());
            rows.add(List.of(
                    overlay.name(),
                    of.text("kind"),
                    of.text("mode"),
                    Numbers.real(of.real("hedgeRatio"), BASIS_DECIMALS),
                    Numbers.real(of.real("shadowBeta"), BASIS_DECIMALS),
                    Numbers.real(of.real("grossUsd"), LEVEL_DECIMALS),
                    Numbers.real(of.real("turnoverPerYear"), LEVEL_DECIMALS) + " ×"));
        }
        return new Block.Table(
                "Hedge ratio and turnover",
                List.of(
                        Column.text("overlay"),
                        Column.text("kind"),
                        Column.text("mode"),
                        Column.number("hedge ratio"),
                        Column.number("β by Kalman"),
                        Column.number("USD held at end"),
                        Column.number("NAV turned a year")),
                rows);
    }
}
