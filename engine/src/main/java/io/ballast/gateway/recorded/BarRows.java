package io.ballast.gateway.recorded;

import io.ballast.gateway.MarketDataException;

/** Bars of some symbols, one at a time, in the order of their open times. */
public interface BarRows extends AutoCloseable {
    /** {@link #openNs} behind the last row. */
    long END = Long.MAX_VALUE;

    /**
     * Moves to the next row.
     *
     * @throws MarketDataException if it is none
     */
    void advance();

    /** Open time of the row under the cursor, or {@link #END}. */
    long openNs();

    /** Symbol of the row under the cursor. */
    String symbol();

    /**
     * Open, high, low and close of the row under the cursor, as ticks of a grid.
     *
     * @throws MarketDataException if one of them is none
     */
    void prices(DecimalGrid ticks, long[] openHighLowClose);

    /** A complaint about the row under the cursor. */
    MarketDataException error(String problem, String remedy);

    /** Share of the rows' file that has been read; NaN: nobody knows. Any thread may ask. */
    default double share() {
        return Double.NaN;
    }

    @Override
    void close();
}
