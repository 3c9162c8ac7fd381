package io.ballast.math;

/**
 * Time in cells of equal length: ⌊time ÷ length⌋. Time runs on slowly, so the cell of the moment before is asked for almost
 * always; that costs two comparisons and no division.
 */
public final class TimeCells {
    private final long lengthNs;
    private long cell;
    private long fromNs;
    private long untilNs;

    /** @param lengthNs 1 or more */
    public TimeCells(final long lengthNs) {
        if (lengthNs < 1) {
            throw new IllegalArgumentException("a cell must be longer than 0 ns, not " + lengthNs);
        }
        this.lengthNs = lengthNs;
    }

    /** Number of the cell that a moment is in, below zero before the epoch. */
    public long of(final long timeNs) {
        if (timeNs < fromNs || timeNs >= untilNs) {
            move(timeNs);
        }
        return cell;
    }

    /** When the cell last asked for has ended. */
    public long untilNs() {
        return untilNs;
    }

    private void move(final long timeNs) {
        cell = Math.floorDiv(timeNs, lengthNs);
        // Where a cell reaches beyond what a long holds nothing is remembered: both bounds wrap, and no moment is
        // between.
        fromNs = cell * lengthNs;
        untilNs = fromNs <= timeNs ? fromNs + lengthNs : fromNs;
    }
}
