package io.ballast.replay.capture;

import io.ballast.gateway.MarketDataException;
import io.ballast.gateway.recorded.BarRows;
import io.ballast.gateway.recorded.DecimalGrid;

/** Rows of a CSV file as bars; those that cannot be used are counted and left out. */
final class CsvBars implements BarRows {
    private static final Field[] PRICES = {Field.OPEN, Field.HIGH, Field.LOW, Field.CLOSE};

    private final CsvRows rows;
    private final Targets targets;
    private final BadRows bad;
    private final long[] checked = new long[PRICES.length];
    private String symbol = "";
    private long openNs = Long.MIN_VALUE;

    CsvBars(final CsvRows rows, final Targets targets, final BadRows bad) {
        this.rows = rows;
        this.targets = targets;
        this.bad = bad;
    }

    @Override
    public void advance() {
        while (rows.next()) {
            if (isRead()) {
                return;
            }
        }
        openNs = END;
    }

    private boolean isRead() {
        try {
            rows.requireWidth();
            if (targets.of(rows).isEmpty()) {
                return false;
            }
            final long rowNs = rows.timeNs(Field.TIME);
            if (rowNs < openNs) {
                throw rows.error("time runs back", "sort the file by time");
            }
            for (final Targets.Target target : targets.of(rows)) {
                prices(target.ticks(), checked);
            }
            symbol = targets.symbolOf(rows);
            openNs = rowNs;
            return true;
        } catch (final MarketDataException e) {
            bad.add(e);
            return false;
        }
    }

    @Override
    public long openNs() {
        return openNs;
    }

    @Override
    public String symbol() {
        return symbol;
    }

    @Override
    public void prices(final DecimalGrid ticks, final long[] openHighLowClose) {
        for (int i = 0; i < PRICES.length; i++) {
            openHighLowClose[i] = rows.ticks(PRICES[i], ticks);
        }
        final long low = openHighLowClose[2];
        final long high = openHighLowClose[1];
        if (low > Math.min(openHighLowClose[0], openHighLowClose[3])
                || high < Math.max(openHighLowClose[0], openHighLowClose[3])) {
            throw rows.error("high and low do not enclose open and close");
        }
    }

    @Override
    public MarketDataException error(final String problem, final String remedy) {
        return rows.error(problem, remedy);
    }

    @Override
    public double share() {
        return rows.share();
    }

    @Override
    public void close() {
        rows.close();
    }
}
