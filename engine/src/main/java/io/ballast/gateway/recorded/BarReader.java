package io.ballast.gateway.recorded;

import io.ballast.gateway.MarketDataException;
import java.nio.file.Path;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The rows of one bar file that belong to wanted symbols, one at a time, in order of their open times. */
final class BarReader implements BarRows {
    private static final String HEADER = "open_ms,symbol,open,high,low,close";
    private static final long NS_PER_MS = 1_000_000L;
    private static final long MAX_OPEN_MS = Long.MAX_VALUE / NS_PER_MS - 1;
    private static final int SYMBOL = 1;
    private static final int OPEN = 2;

    private final LineReader lines;
    private final Set<String> symbols;
    private final FeedTally tally;
    private final int columns;
    private String[] row = {};
    private long openNs = Long.MIN_VALUE;

    BarReader(final Path path, final Set<String> symbols, final FeedTally tally) {
        this.symbols = symbols;
        this.tally = tally;
        this.lines = new LineReader(path);
        try {
            columns = readHeader();
        } catch (final MarketDataException e) {
            lines.close();
            throw e;
        }
    }

    @Override
    public void advance() {
        String line = lines.next();
        while (line != null && !isWanted(line)) {
            tally.addOtherSymbolBar();
            line = lines.next();
        }
        if (line == null) {
            openNs = END;
        }
    }

    @Override
    public long openNs() {
        return openNs;
    }

    @Override
    public String symbol() {
        return row[SYMBOL];
    }

    @Override
    public void prices(final DecimalGrid ticks, final long[] openHighLowClose) {
        for (int i = 0; i < openHighLowClose.length; i++) {
            openHighLowClose[i] = price(ticks, row[OPEN + i]);
        }
        final long open = openHighLowClose[0];
        final long high = openHighLowClose[1];
        final long low = openHighLowClose[2];
        final long close = openHighLowClose[3];
        if (low > Math.min(open, close) || high < Math.max(open, close)) {
            throw error("high and low do not enclose open and close", "correct or remove the row");
        }
    }

    @Override
    public MarketDataException error(final String problem, final String remedy) {
        return lines.error(problem, remedy);
    }

    @Override
    public double share() {
        return lines.share();
    }

    @Override
    public void close() {
        lines.close();
    }

    private int readHeader() {
        final @Nullable String header = lines.next();
        if (header == null || !(header + ',').startsWith(HEADER + ',')) {
            throw error("the header is not " + HEADER + ",...", "name a file of bars, or convert this one");
        }
        return header.split(",", -1).length;
    }

    private boolean isWanted(final String line) {
        row = line.split(",", -1);
        if (row.length != columns) {
            throw error(row.length + " columns instead of " + columns, "complete or remove the row");
        }
        final long previousNs = openNs;
        openNs = openMs() * NS_PER_MS;
        if (openNs < previousNs) {
            throw error("open_ms runs back", "sort the file by open_ms");
        }
        return symbols.contains(row[SYMBOL]);
    }

    private long openMs() {
        try {
            final long openMs = Long.parseLong(row[0]);
            if (openMs >= 0 && openMs <= MAX_OPEN_MS) {
                return openMs;
            }
        } catch (final NumberFormatException ignored) {
            // Falls through to the same complaint.
        }
        throw error("open_ms '" + row[0] + "' is no time", "give whole milliseconds since the Unix epoch");
    }

    private long price(final DecimalGrid ticks, final String text) {
        try {
            final long price = ticks.exact(text);
            if (price > 0) {
                return price;
            }
        } catch (final NumberFormatException e) {
            throw error("'" + text + "' of " + symbol() + " is no price", "correct or remove the row");
        } catch (final ArithmeticException e) {
            throw offGrid(text);
        }
        throw error("a price of " + symbol() + " is zero", "correct or remove the row");
    }

    private MarketDataException offGrid(final String text) {
        return error(
                "price " + text + " of " + symbol() + " is not a whole number of ticks",
                "configure a tickSize that divides every price of " + symbol());
    }
}
