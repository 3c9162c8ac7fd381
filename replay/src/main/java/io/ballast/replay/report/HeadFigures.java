package io.ballast.replay.report;

import io.ballast.launch.EngineConfiguration;
import io.ballast.settings.AccountSettings;
import io.ballast.settings.OverlaySettings;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** What is looked at first: did it pay, is the drift gone, did the hedge work, what did it cost, is it safe. */
final class HeadFigures {
    private static final int DECIMALS = 2;
    private static final double BASIS_POINTS = 1e4;

    private final EngineConfiguration configuration;
    private final Figures figures;
    private final LedgerReviews reviews;
    private final List<Tile> tiles = new ArrayList<>();

    private HeadFigures(final EngineConfiguration configuration, final Figures figures, final LedgerReviews reviews) {
        this.reviews = reviews;
        this.configuration = configuration;
        this.figures = figures;
    }

    static List<Tile> of(final EngineConfiguration configuration, final Figures figures, final LedgerReviews reviews) {
        final HeadFigures head = new HeadFigures(configuration, figures, reviews);
        head.addResult();
        configuration.overlays().forEach(head::addDrift);
        configuration.overlays().forEach(head::addTracking);
        configuration.overlays().forEach(head::addCost);
        configuration.accounts().forEach(head::addMargin);
        head.addOrders();
        return List.copyOf(head.tiles);
    }

    private void addResult() {
        final BigDecimal start = figures.exact("navStart");
        final BigDecimal end = figures.exact("navEnd");
        final BigDecimal without = figures.exact("navUnhedgedEnd");
        final BigDecimal made = end.subtract(without);
        tiles.add(new Tile(
                "Overlay made",
                Numbers.signedUsd(made) + " USD",
                Numbers.real(BASIS_POINTS * share(made, start), 1) + " bp of NAV, after fees, spread and carry"));
        tiles.add(new Tile(
                "NAV at end",
                Numbers.usd(end) + " USD",
                Numbers.signedPercent(share(end.subtract(start), start), DECIMALS) + "; "
                        + Numbers.signedPercent(share(without.subtract(start), start), DECIMALS)
                        + " without the overlay"));
    }

    private static double share(final BigDecimal part, final BigDecimal whole) {
        return whole.signum() == 0 ? Double.NaN : part.doubleValue() / whole.doubleValue();
    }

    private void addDrift(final OverlaySettings overlay) {
        if (overlay.sleeveId() < 0) {
            return;
        }
        final Figures sleeve = figures.at("sleeves")
                .at(configuration.sleeves().get(overlay.sleeveId()).name());
        final Figures of = figures.at("overlays").at(overlay.name());
        tiles.add(new Tile(
                "Outside the band" + suffix(overlay),
                Numbers.percent(of.real("timeOutsideBand"), DECIMALS) + " of time",
                stopped(of) + "band ±" + Numbers.percent(overlay.band().halfWidthPpb() / 1e9, DECIMALS)
                        + " of NAV; drift without it "
                        + Numbers.signedPercent(sleeve.real("driftMin"), DECIMALS) + " … "
                        + Numbers.signedPercent(sleeve.real("driftMax"), DECIMALS)));
    }

    /** Time in which the overlay was kept from trading counts as neither inside nor outside. */
    private static String stopped(final Figures overlay) {
        return overlay.real("timeGated") > 0
                ? Numbers.percent(overlay.real("timeGated"), DECIMALS) + " more stopped by the risk gate; "
                : "";
    }

    private void addTracking(final OverlaySettings overlay) {
        final Figures of = figures.at("overlays").at(overlay.name());
        final Figures error = of.at("trackingError");
        if (error.has("realisedHedged")) {
            tiles.add(new Tile(
                    "Tracking error" + suffix(overlay),
                    Numbers.percent(error.real("realisedHedged"), DECIMALS) + " a year",
                    Numbers.percent(error.real("realisedUnhedged"), DECIMALS) + " without, "
                            + Numbers.percent(error.real("predictedHedged"), DECIMALS) + " predicted; "
                            + Numbers.percent(of.real("hedgingEffectiveness"), 1) + " of variance removed"));
        }
    }

    private void addCost(final OverlaySettings overlay) {
        final Figures ledger = figures.at("costLedger").at(overlay.name());
        if (ledger.has("savedAfterTax") && ledger.whole("episodes") > 0) {
            tiles.add(new Tile(
                    "Saved on trading coins" + suffix(overlay),
                    Numbers.signedUsd(ledger.exact("savedAfterTax")) + " USD",
                    "after tax, " + Numbers.signedUsd(ledger.exact("savedBeforeTax")) + " before; break-even: "
                            + CostTheme.breakEven(ledger, reviews.isReviewed(overlay.id()))));
        }
    }

    private void addMargin(final AccountSettings account) {
        final Figures of = figures.at("accounts").at(account.name());
        final int steps = of.each("ladder").size();
        tiles.add(new Tile(
                "Nearest to liquidation" + (configuration.accounts().size() > 1 ? ", " + account.name() : ""),
                of.has("sigmaDistanceMin") ? Numbers.real(of.real("sigmaDistanceMin"), 1) + " σ" : "no position",
                "at most " + Numbers.real(of.real("leverageMax"), DECIMALS) + " × leverage; "
                        + (steps == 0 ? "ladder NORMAL throughout" : Numbers.count(steps) + " steps on the ladder")));
    }

    private void addOrders() {
        long refused = 0;
        for (final String reason : figures.at("rejects").names()) {
            refused += figures.at("rejects").whole(reason);
        }
        tiles.add(new Tile(
                "Orders",
                Numbers.count(figures.whole("orders")),
                Numbers.count(figures.whole("fills")) + " fills, " + Numbers.count(refused)
                        + " stopped by the risk gate, of " + Numbers.count(figures.whole("events")) + " inputs"));
    }

    /** Which overlay, where there are several. */
    private String suffix(final OverlaySettings overlay) {
        return configuration.overlays().size() > 1 ? ", " + overlay.name() : "";
    }
}
