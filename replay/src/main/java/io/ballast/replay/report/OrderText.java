package io.ballast.replay.report;

import io.ballast.replay.report.Block.Column;
import java.math.BigDecimal;
import java.util.List;

/** An order in the cells of a row. */
final class OrderText {
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

    private OrderText() {}

    /** One for each of {@link #COLUMNS}. */
    static List<String> cells(final OrderLife order) {
        return List.of(
                Numbers.exactTime(order.timeNs()),
                String.valueOf(order.id()),
                order.overlay(),
                side(order),
                quantity(order),
                order.instrument().name(),
                Numbers.units(order.limitTicks(), order.instrument().tickSize()),
                Numbers.units(order.filledLots(), order.instrument().lotSize()),
                average(order),
                Numbers.usd(usd(order.feeNanoUsd())),
                Numbers.usd(usd(order.spreadNanoUsd())),
                order.state());
    }

    static String side(final OrderLife order) {
        return order.isBuy() ? "buy" : "sell";
    }

    static String quantity(final OrderLife order) {
        return Numbers.units(order.lots(), order.instrument().lotSize());
    }

    /** At what price it was filled, to the tick. */
    static String average(final OrderLife order) {
        return order.filledLots() == 0
                ? Numbers.UNKNOWN
                : Numbers.real(
                        order.averagePrice().doubleValue(),
                        Numbers.decimals(order.instrument().tickSize()));
    }

    static BigDecimal usd(final long nanoUsd) {
        return BigDecimal.valueOf(nanoUsd, NANO_DIGITS);
    }
}
