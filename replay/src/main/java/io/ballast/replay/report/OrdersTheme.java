package io.ballast.replay.report;

import io.ballast.instrument.Instrument;
import io.ballast.launch.EngineConfiguration;
import io.ballast.replay.report.Block.Column;
import io.ballast.replay.report.Curve.Tone;
import io.ballast.settings.LegSettings;
import io.ballast.settings.OverlaySettings;
import java.util.ArrayList;
import java.util.List;

/** Every order: when, at what price, why, and what became of it. */
final class OrdersTheme implements Theme {
    private final List<Chart> charts = new ArrayList<>();

    OrdersTheme(final EngineConfiguration configuration, final Curves curves) {
        for (final LegSettings leg : OverlaySettings.legsOf(configuration.overlays())) {
            final Instrument instrument = configuration.instruments().get(leg.instrumentId());
            charts.add(new Chart(
                            "orders-" + instrument.name(),
                            "Orders in " + instrument.name(),
                            "USD",
                            Math.max(
                                    0,
                                    instrument.tickSize().stripTrailingZeros().scale()),
                            List.of(curves.plain("price." + instrument.name() + ".mid", "price, mid", Tone.MAIN)))
                    .withOrdersOf(instrument.name()));
        }
    }

    @Override
    public List<Chart> charts() {
        return List.copyOf(charts);
    }

    @Override
    public Section section(final SessionReading reading, final Figures figures) {
        final List<ReportedOrder> orders = reading.orders();
        final List<Block> blocks = new ArrayList<>();
        for (final Chart chart : charts) {
            if (orders.stream().anyMatch(order -> order.instrument().name().equals(chart.instrument()))) {
                blocks.add(new Block.Drawing(chart));
            }
        }
        if (orders.isEmpty()) {
            blocks.add(new Block.Text("No order was sent."));
        } else {
            blocks.add(new Block.Orders(orders));
            if (reading.ordersLeftOut() > 0) {
                blocks.add(new Block.Text(leftOut(orders.size(), reading)));
            }
        }
        addCounts(blocks, "Inputs refused", figures.at("refusedInputs"));
        addCounts(blocks, "Orders stopped by the risk gate", figures.at("rejects"));
        addCounts(blocks, "Risk events", figures.at("riskEvents"));
        return new Section("orders", "Orders", lead(figures), blocks);
    }

    private static String leftOut(final int shown, final SessionReading reading) {
        return "These are " + Numbers.count(shown) + " of " + Numbers.count(shown + reading.ordersLeftOut())
                + " orders: the newest " + KeptOrders.NEWEST + " and, of those before, the " + KeptOrders.MOST_COSTLY
                + " that cost most in fees and spread. All of them: ballast-replay export "
                + reading.playback().directory() + " --table orders --out orders.csv";
    }

    private static String lead(final Figures figures) {
        return Numbers.count(figures.whole("orders")) + " sent, " + Numbers.count(figures.whole("fills")) + " fills, "
                + Numbers.count(figures.whole("amends")) + " amended, " + Numbers.count(figures.whole("cancels"))
                + " cancelled. Each opens to its reason and its life; a mark in the chart leads to its order.";
    }

    private static void addCounts(final List<Block> blocks, final String title, final Figures counts) {
        final List<List<String>> rows = new ArrayList<>();
        counts.names().forEach(name -> rows.add(List.of(Words.lower(name), Numbers.count(counts.whole(name)))));
        if (!rows.isEmpty()) {
            blocks.add(new Block.Table(title, List.of(Column.text("reason"), Column.number("count")), rows));
        }
    }
}
