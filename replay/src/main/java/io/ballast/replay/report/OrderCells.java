package io.ballast.replay.report;

import io.ballast.replay.report.Block.Column;
import java.math.BigDecimal;
import java.util.List;

/** An order in the cells of a row. */
final class OrderCells {
    static final List<Column> COLUMNS = List.of(
            Column.text("sent, UTC"),
            Column.text("order"),
            Column.text("overlay"),
            Column.text("side"),
            Column.number("quantity"),
            Column.text("instrument"),
            Column.number("limit, USD"),
            Column.number("filled"),
            Column.number("average, USD"),
            Column.number("fees, USD"),
            Column.number("spread, USD"),
            Column.text("state"));

    private static final int NANO_DIGITS = 9;

    private OrderCells() {}

    /** One for each of {@link #COLUMNS}. */
    static List<String> cells(final ReportedOrder order) {
        return List.of(
                Numbers.exactTime(order.life().timeNs()),
                String.valueOf(order.id()),
                order.overlay(),
                side(order),
                quantity(order),
                order.instrument().name(),
                Numbers.units(order.life().limitTicks(), order.instrument().tickSize()),
                Numbers.units(order.life().filledLots(), order.instrument().lotSize()),
                average(order),
                Numbers.usd(usd(order.life().feeNanoUsd())),
                Numbers.usd(usd(order.life().spreadNanoUsd())),
                order.state());
    }

    static String side(final ReportedOrder order) {
        return order.life().isBuy() ? "buy" : "sell";
    }

    static String quantity(final ReportedOrder order) {
        return Numbers.units(order.life().lots(), order.instrument().lotSize());
    }

    /** At what price it was filled, to the tick. */
    static String average(final ReportedOrder order) {
        return order.life().filledLots() == 0
                ? Numbers.UNKNOWN
                : Numbers.real(
                        order.averagePrice().doubleValue(),
                        Numbers.decimals(order.instrument().tickSize()));
    }

    static BigDecimal usd(final long nanoUsd) {
        return BigDecimal.valueOf(nanoUsd, NANO_DIGITS);
    }
}
