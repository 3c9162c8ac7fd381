package io.ballast.replay.capture;

import java.math.BigDecimal;
import java.util.List;
import java.util.Set;

/**
 * Where a CSV file has what.
 *
 * @param name      how a complaint calls files of it
 * @param message   what its rows become
 * @param columns   the columns that are used
 * @param header    whether the first line names the columns
 * @param separator between cells
 * @param widths    numbers of cells that a row may have; empty: as many as its first line
 */
record Layout(String name, Message message, List<Column> columns, Header header, char separator, Set<Integer> widths) {
    /** Whether the first line names the columns. */
    enum Header {
        YES,
        NO,
        /** If it does not begin with a number. */
        MAYBE
    }

    /**
     * One column.
     *
     * @param place  from 0; −1: where the header has its name
     * @param name   what the header must call it; empty: anything
     * @param form   of a time
     * @param factor what one is of a price, a quantity or a rate
     */
    record Column(Field field, int place, String name, TimeForm form, BigDecimal factor) {
        Column(final Field field, final int place, final String name) {
            this(field, place, name, TimeForm.AUTO, BigDecimal.ONE);
        }
    }

    Layout {
        columns = List.copyOf(columns);
        widths = Set.copyOf(widths);
    }

    private static Layout of(
            final String name, final Message message, final Set<Integer> widths, final Column... columns) {
        return new Layout(name, message, List.of(columns), Header.MAYBE, ',', widths);
    }

    static Layout klines() {
        return of(
                "klines",
                Message.BAR,
                Set.of(12),
                new Column(Field.TIME, 0, "open_time"),
                new Column(Field.OPEN, 1, "open"),
                new Column(Field.HIGH, 2, "high"),
                new Column(Field.LOW, 3, "low"),
                new Column(Field.CLOSE, 4, "close"));
    }

    /** Those of spot have one column more, and no header. */
    static Layout aggTrades() {
        return of(
                "aggTrades",
                Message.TRADE,
                Set.of(7, 8),
                new Column(Field.SEQUENCE, 0, "agg_trade_id"),
                new Column(Field.PRICE, 1, "price"),
                new Column(Field.QTY, 2, "quantity"),
                new Column(Field.TIME, 5, "transact_time"),
                new Column(Field.BUYER_MAKER, 6, "is_buyer_maker"));
    }

    /** The event's time stands for that of receiving it: there is no clock to be held against it. */
    static Layout bookTicker() {
        return of(
                "bookTicker",
                Message.QUOTE,
                Set.of(7),
                new Column(Field.SEQUENCE, 0, "update_id"),
                new Column(Field.BID, 1, "best_bid_price"),
                new Column(Field.BID_QTY, 2, "best_bid_qty"),
                new Column(Field.ASK, 3, "best_ask_price"),
                new Column(Field.ASK_QTY, 4, "best_ask_qty"),
                new Column(Field.TIME, 6, "event_time"));
    }

    static Layout fundingRate() {
        return of(
                "fundingRate",
                Message.FUNDING,
                Set.of(3),
                new Column(Field.TIME, 0, "calc_time"),
                new Column(Field.INTERVAL_HOURS, 1, "funding_interval_hours"),
                new Column(Field.RATE, 2, "last_funding_rate"));
    }
}
