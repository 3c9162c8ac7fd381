package io.ballast.replay.report;

import io.ballast.launch.EngineConfiguration;
import io.ballast.replay.report.Block.Column;
import io.ballast.replay.report.Curve.Tone;
import io.ballast.settings.AccountSettings;
import io.ballast.slot.MarginState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** How near each account came to its liquidation, and what was done about it. */
final class MarginTheme implements Theme {
    private static final int SIGMA_DECIMALS = 1;
    private static final int DECIMALS = 2;
    private static final long NS_PER_SECOND = 1_000_000_000L;

    private final EngineConfiguration configuration;
    private final List<Chart> charts = new ArrayList<>();

    MarginTheme(final EngineConfiguration configuration, final Curves curves) {
        this.configuration = configuration;
        for (final AccountSettings account : configuration.accounts()) {
            charts.add(distance(account, curves));
            charts.add(new Chart(
                            "ladder-" + account.name(),
                            "Margin ladder, account " + account.name(),
                            "state",
                            0,
                            List.of(curves.stepped("margin." + account.name() + ".state", "state", Tone.MAIN)))
                    .withStates(Stream.of(MarginState.values())
                            .map(MarginState::name)
                            .toList()));
        }
    }

    private static Chart distance(final AccountSettings account, final Curves curves) {
        final List<Curve> lines = new ArrayList<>();
        lines.add(curves.plain("margin." + account.name() + ".sigmas", "distance to liquidation", Tone.MAIN));
        final MarginState[] states = MarginState.values();
        for (int step = 0;
                account.ladder().isEnabled() && step < account.ladder().steps().size();
                step++) {
            final double sigmas = account.ladder().steps().get(step).enterSigmas();
            lines.add(Curves.constant(
                    sigmas, states[step + 1].name() + " below " + Numbers.real(sigmas, SIGMA_DECIMALS) + " σ"));
        }
        return new Chart(
                "margin-" + account.name(),
                "Distance to liquidation, account " + account.name(),
                "σ a day",
                SIGMA_DECIMALS,
                lines);
    }

    @Override
    public List<Chart> charts() {
        return List.copyOf(charts);
    }

    @Override
    public Section section(final SessionReading reading, final Figures figures) {
        final List<Block> blocks = new ArrayList<>();
        charts.forEach(chart -> blocks.add(new Block.Drawing(chart)));
        final Figures accounts = figures.at("accounts");
        final List<List<String>> rows = new ArrayList<>();
        accounts.names().forEach(name -> rows.add(row(name, accounts.at(name))));
        blocks.add(new Block.Table(
                "Margin accounts",
                List.of(
                        Column.text("account"),
                        Column.number("nearest, σ"),
                        Column.number("most leverage"),
                        Column.number("margin ratio, mean"),
                        Column.number("most"),
                        Column.number("maintenance, most USD"),
                        Column.number("equity, start USD"),
                        Column.number("least"),
                        Column.number("end")),
                rows));
        for (final AccountSettings account : configuration.accounts()) {
            addLadder(blocks, account.name(), accounts.at(account.name()));
        }
        blocks.addAll(reading.venueTrades().blocks());
        return new Section(
                "margin",
                "Margin",
                "Distance to the nearest liquidation in standard deviations of a day's moves, with the steps of the"
                        + " ladder.",
                blocks);
    }

    private static List<String> row(final String name, final Figures account) {
        final Figures collateral = account.at("collateral");
        return List.of(
                name,
                Numbers.real(account.real("sigmaDistanceMin"), SIGMA_DECIMALS),
                Numbers.real(account.real("leverageMax"), DECIMALS) + " ×",
                Numbers.percent(account.real("marginRatioMean"), DECIMALS),
                Numbers.percent(account.real("marginRatioMax"), DECIMALS),
                Numbers.usd(account.exact("maintenanceMax")),
                Numbers.usd(collateral.exact("start")),
                Numbers.usd(collateral.exact("least")),
                Numbers.usd(collateral.exact("end")));
    }

    private static void addLadder(final List<Block> blocks, final String name, final Figures account) {
        final List<List<String>> rows = new ArrayList<>();
        for (final Figures change : account.each("ladder")) {
            rows.add(List.of(
                    time(change.text("time")),
                    change.text("from") + " → " + change.text("to"),
                    Numbers.real(change.real("sigmaDistance"), SIGMA_DECIMALS),
                    Numbers.percent(change.real("marginRatio"), DECIMALS)));
        }
        for (final Figures topUp : account.each("topUps")) {
            rows.add(List.of(
                    time(topUp.text("time")),
                    Numbers.usd(topUp.exact("amount")) + " USD asked for by " + time(topUp.text("deadline")),
                    "",
                    ""));
        }
        rows.sort(Comparator.comparing(row -> row.get(0)));
        if (rows.isEmpty()) {
            blocks.add(new Block.Text("Account " + name + " stayed NORMAL throughout."));
        } else {
            blocks.add(new Block.Table(
                    "Steps of account " + name,
                    List.of(
                            Column.text("time, UTC"),
                            Column.text("step"),
                            Column.number("σ"),
                            Column.number("margin ratio")),
                    rows));
        }
    }

    /** As all other times of a report are written. */
    private static String time(final String instant) {
        final Instant time = Instant.parse(instant);
        return Numbers.exactTime(time.getEpochSecond() * NS_PER_SECOND + time.getNano());
    }
}
