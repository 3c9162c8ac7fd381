package io.ballast.replay.report;

import io.ballast.launch.EngineConfiguration;
import io.ballast.replay.report.Block.Column;
import io.ballast.replay.report.Curve.Tone;
import io.ballast.settings.OverlaySettings;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** What the overlay cost, and what trading the coins would have. */
final class CostTheme implements Theme {
    private final List<OverlaySettings> overlays;
    private final List<Chart> charts = new ArrayList<>();
    private final List<Chart> totals = new ArrayList<>();

    CostTheme(final EngineConfiguration configuration, final Curves curves) {
        overlays = configuration.overlays().stream()
                .filter(overlay -> overlay.cost() != null)
                .toList();
        for (final OverlaySettings overlay : overlays) {
            final String ledger = "overlay." + overlay.name() + ".ledger";
            charts.add(new Chart(
                    "cost-" + overlay.name(),
                    "Cost of each episode so far, " + overlay.name(),
                    "USD",
                    0,
                    List.of(
                            curves.sum("overlay, closing it included", Tone.MAIN, ledger + ".cost", ledger + ".close"),
                            curves.plain(ledger + ".direct", "trading the coins, before tax", Tone.THIRD),
                            curves.sum(
                                    "trading the coins, after tax",
                                    Tone.SECOND,
                                    ledger + ".direct",
                                    ledger + ".tax"))));
            totals.add(total(overlay));
        }
    }

    private static Chart total(final OverlaySettings overlay) {
        final int id = overlay.id();
        final String ledger = "overlay." + overlay.name() + ".ledger";
        return new Chart(
                "cost-total-" + overlay.name(),
                "Cost over the session, " + overlay.name(),
                "USD",
                0,
                List.of(
                        new Curve(
                                "Σ " + ledger + ".cost + " + ledger + ".close",
                                "overlay, closing it included",
                                Tone.MAIN,
                                false,
                                new SessionCost(
                                        id, hedge -> hedge.ledgerCostNanoUsd[id] + hedge.ledgerCloseNanoUsd[id])),
                        new Curve(
                                "Σ " + ledger + ".direct",
                                "trading the coins, before tax",
                                Tone.THIRD,
                                false,
                                new SessionCost(id, hedge -> hedge.ledgerDirectNanoUsd[id])),
                        new Curve(
                                "Σ " + ledger + ".direct + " + ledger + ".tax",
                                "trading the coins, after tax",
                                Tone.SECOND,
                                false,
                                new SessionCost(
                                        id, hedge -> hedge.ledgerDirectNanoUsd[id] + hedge.ledgerTaxNanoUsd[id]))));
    }

    @Override
    public List<Chart> charts() {
        final List<Chart> all = new ArrayList<>(charts);
        all.addAll(totals);
        return all;
    }

    @Override
    public Section section(final SessionReading reading, final Figures figures) {
        final List<Block> blocks = new ArrayList<>();
        for (int i = 0; i < overlays.size(); i++) {
            final Figures ledger = figures.at("costLedger").at(overlays.get(i).name());
            blocks.add(new Block.Drawing(charts.get(i)));
            blocks.add(new Block.Drawing(totals.get(i)));
            blocks.add(costs(overlays.get(i).name(), ledger));
            blocks.add(new Block.Text(
                    verdict(ledger, reading.reviews().isReviewed(overlays.get(i).id()))));
        }
        if (blocks.isEmpty()) {
            blocks.add(new Block.Text("No overlay keeps a cost ledger: set overlays.NAME.ledger."));
        }
        return new Section(
                "costs",
                "Costs",
                "The same exposure traded in the coins would have cost fees, spread, impact and tax on the gains; the"
                        + " overlay costs fees, spread, impact, carry and collateral.",
                blocks);
    }

    private static Block costs(final String overlay, final Figures ledger) {
        final Figures paid = ledger.at("overlay");
        final Figures direct = ledger.at("direct");
        final List<List<String>> rows = new ArrayList<>();
        rows.add(row("trading: fees and spread", Numbers.usd(paid.exact("feesAndSpread")), ""));
        rows.add(row("trading: impact", Numbers.usd(paid.exact("impact")), ""));
        rows.add(row("trading: fees, spread and impact", "", Numbers.usd(direct.exact("trading"))));
        rows.add(row("carry", Numbers.usd(paid.exact("carry")), ""));
        rows.add(row("collateral", Numbers.usd(paid.exact("collateral")), ""));
        rows.add(row("still to close", Numbers.usd(paid.exact("toClose")), ""));
        rows.add(row("before tax", Numbers.usd(paid.exact("total")), Numbers.usd(direct.exact("trading"))));
        rows.add(row("tax", Numbers.usd(BigDecimal.ZERO), Numbers.usd(direct.exact("tax"))));
        rows.add(row("after tax", Numbers.usd(paid.exact("total")), Numbers.usd(direct.exact("total"))));
        return new Block.Table(
                "Cost in USD, " + overlay,
                List.of(Column.text("part"), Column.number("overlay"), Column.number("trading the coins")),
                rows,
                1);
    }

    private static List<String> row(final String name, final String overlay, final String direct) {
        return List.of(name, overlay, direct);
    }

    private static String verdict(final Figures ledger, final boolean isReviewed) {
        if (ledger.whole("episodes") == 0) {
            return "No position was taken, so there is nothing to compare.";
        }
        return "Saved " + Numbers.signedUsd(ledger.exact("savedBeforeTax")) + " USD before tax and "
                + Numbers.signedUsd(ledger.exact("savedAfterTax")) + " USD after tax, over "
                + Numbers.count(ledger.whole("episodes")) + (ledger.whole("episodes") == 1 ? " episode" : " episodes")
                + (ledger.isTrue("open") ? ", the last still open" : "") + " of at most "
                + Numbers.usd(ledger.exact("mostHedged")) + " USD hedged. Break-even holding time: "
                + breakEven(ledger, isReviewed) + ". Verdict: " + ledger.text("verdict") + ".";
    }

    /** How long the overlay may stand until it has cost as much as trading the coins would have. */
    static String breakEven(final Figures ledger, final boolean isReviewed) {
        if (ledger.has("breakEvenDays")) {
            return Numbers.real(ledger.real("breakEvenDays"), 1) + " days";
        }
        return isReviewed ? "none, it always pays" : "not reviewed in its last episode";
    }
}
