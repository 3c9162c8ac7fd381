package io.ballast.replay.report;

import io.ballast.launch.EngineConfiguration;
import io.ballast.replay.report.Block.Column;
import io.ballast.replay.report.Curve.Tone;
import io.ballast.settings.LegSettings;
import io.ballast.settings.OverlaySettings;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** What the portfolio made, what of that the overlay made, and from what. */
final class ResultTheme implements Theme {
    private static final int DECIMALS = 2;
    private static final double BASIS_POINTS = 1e4;

    private final Chart nav;
    private final Chart parts;
    private final boolean isTradingCoins;

    ResultTheme(final EngineConfiguration configuration, final Curves curves) {
        isTradingCoins =
                OverlaySettings.legsOf(configuration.overlays()).stream().anyMatch(LegSettings::isSpot);
        nav = new Chart(
                "nav",
                "NAV",
                "USD",
                0,
                List.of(
                        curves.plain("nav", "with the overlay", Tone.MAIN),
                        curves.unhedged("as if it had never traded", Tone.SECOND)));
        final List<Curve> made = new ArrayList<>(List.of(
                curves.difference("all of it", Tone.MAIN, "nav", "nav.unhedged"),
                curves.plain("gain.futures", "futures: moves of what they follow", Tone.SECOND),
                curves.sum("carry: funding and basis", Tone.THIRD, "funding", "gain.basis"),
                curves.negated("costs: fees and spread", Tone.FOURTH, "fees", "spread")));
        if (isTradingCoins) {
            made.add(curves.tradedCoins("coins bought and sold: their moves since", Tone.FIFTH));
        }
        parts = new Chart(
                "parts",
                "What the overlay made",
                "USD",
                0,
                made.stream().map(Curves::sinceStart).toList());
    }

    @Override
    public List<Chart> charts() {
        return List.of(nav, parts);
    }

    @Override
    public Section section(final SessionReading reading, final Figures figures) {
        final Figures parted = figures.at("attribution");
        final List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Drawing(nav));
        blocks.add(new Block.Drawing(parts));
        final BigDecimal start = figures.exact("navStart");
        final List<List<String>> rows = new ArrayList<>();
        final BigDecimal traded = tradedCoins(figures, parted);
        rows.add(row(
                "spot: moves of the coins held at start", parted.exact("spot").subtract(traded), start));
        if (isTradingCoins) {
            rows.add(row("spot: coins bought and sold since", traded, start));
        }
        rows.add(row("futures: moves of what they follow", parted.exact("futures"), start));
        rows.add(row("carry: funding", parted.at("carry").exact("funding"), start));
        rows.add(row("carry: basis", parted.at("carry").exact("basis"), start));
        rows.add(row("costs: fees", parted.at("costs").exact("fees"), start));
        rows.add(row("costs: spread", parted.at("costs").exact("spread"), start));
        rows.add(row("flows in and out", parted.exact("flows"), start));
        rows.add(row("sum", parted.exact("sum"), start));
        rows.add(row("change of NAV", parted.exact("navChange"), start));
        blocks.add(new Block.Table(
                "Where the change of NAV came from",
                List.of(Column.text("part"), Column.number("USD"), Column.number("bp of NAV at start")),
                rows,
                2));
        blocks.add(new Block.Text("To the last billionth of a dollar: the parts sum to "
                + Numbers.exactUsd(parted.exact("sum")) + " USD, NAV changed by "
                + Numbers.exactUsd(parted.exact("navChange")) + " USD."));
        return new Section(
                "result",
                "Result",
                "NAV with the overlay and as if the engine had never traded; the difference is what the overlay made.",
                blocks);
    }

    /** Whoever never traded would have the moves of the coins at start, and what flowed in and out. */
    private static BigDecimal tradedCoins(final Figures figures, final Figures parted) {
        final BigDecimal held = figures.exact("navUnhedgedEnd")
                .subtract(figures.exact("navStart"))
                .subtract(parted.exact("flows"));
        return parted.exact("spot").subtract(held);
    }

    private static List<String> row(final String name, final BigDecimal usd, final BigDecimal navStart) {
        final double share = navStart.signum() == 0 ? Double.NaN : usd.doubleValue() / navStart.doubleValue();
        return List.of(name, Numbers.signedUsd(usd), Numbers.real(BASIS_POINTS * share, DECIMALS));
    }
}
