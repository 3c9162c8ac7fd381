package io.ballast.position;

import io.ballast.math.Bounds;
import io.ballast.math.WideDivision;
import io.ballast.settings.LotMethod;
import io.ballast.state.StateCodec;
import io.ballast.state.Stateful;

/**
 * The lots in which one asset was acquired, in the order in which a sale takes them; equal ones by the time of acquisition,
 * then by number.
 *
 * <p>A sale takes the first lots, and of the last one it needs a share, whose cost is rounded once to the nearest
 * nano-USD: what is sold and what is left cost the whole. Room is preallocated. When it is full the two lots acquired
 * last become one, of both quantities and costs, acquired when the later of them was: holding periods are never
 * overstated.
 */
public final class TaxLots implements Stateful {
    /** Lots of one asset. */
    public static final int CAPACITY = 64;

    private final LotMethod method;
    private final long[] qtyLots = new long[CAPACITY];
    private final long[] costNanoUsd = new long[CAPACITY];
    private final long[] acquiredNs = new long[CAPACITY];
    private final long[] numbers = new long[CAPACITY];
    private int count;
    private long nextNumber;
    private long heldLots;
    private long heldCostNanoUsd;
    private long realisedNanoUsd;

    public TaxLots(final LotMethod method) {
        this.method = method;
    }

    /**
     * Adds a lot.
     *
     * @param lots    greater than zero
     * @param nanoUsd what all of them cost, zero or more; what the asset's lots cost together stays within {@link
     *                Bounds#MAX_NANO_USD}, and of more only as much counts
     * @param timeNs  when they were acquired
     */
    public void acquire(final long lots, final long nanoUsd, final long timeNs) {
        if (count == CAPACITY) {
            mergeNewest();
        }
        final long counted = Math.min(nanoUsd, Bounds.MAX_NANO_USD - heldCostNanoUsd);
        heldLots = Math.addExact(heldLots, lots);
        heldCostNanoUsd += counted;
        insert(lots, counted, timeNs, nextNumber++);
    }

    private void insert(final long lots, final long nanoUsd, final long timeNs, final long number) {
        int place = count++;
        while (place > 0 && isBefore(lots, nanoUsd, timeNs, number, place - 1)) {
            move(place - 1, place);
            place--;
        }
        qtyLots[place] = lots;
        costNanoUsd[place] = nanoUsd;
        acquiredNs[place] = timeNs;
        numbers[place] = number;
    }

    private boolean isBefore(
            final long lots, final long nanoUsd, final long timeNs, final long number, final int place) {
        if (method == LotMethod.HIFO) {
            final int dearer = compareProducts(nanoUsd, qtyLots[place], costNanoUsd[place], lots);
            if (dearer != 0) {
                return dearer > 0;
            }
        }
        final boolean isOlder = isOlder(timeNs, number, place);
        return method == LotMethod.LIFO ? !isOlder : isOlder;
    }

    private boolean isOlder(final long timeNs, final long number, final int place) {
        return timeNs < acquiredNs[place] || (timeNs == acquiredNs[place] && number < numbers[place]);
    }

    /** Compares a × b with c × d, none of them below zero. */
    private static int compareProducts(final long a, final long b, final long c, final long d) {
        final int high = Long.compare(Math.multiplyHigh(a, b), Math.multiplyHigh(c, d));
        return high != 0 ? high : Long.compareUnsigned(a * b, c * d);
    }

    private void move(final int from, final int to) {
        qtyLots[to] = qtyLots[from];
        costNanoUsd[to] = costNanoUsd[from];
        acquiredNs[to] = acquiredNs[from];
        numbers[to] = numbers[from];
    }

    private void mergeNewest() {
        final int newest = newest();
        final long lots = qtyLots[newest];
        final long nanoUsd = costNanoUsd[newest];
        final long timeNs = acquiredNs[newest];
        final long number = numbers[newest];
        remove(newest);
        final int second = newest();
        final long otherLots = qtyLots[second];
        final long otherNanoUsd = costNanoUsd[second];
        remove(second);
        insert(lots + otherLots, nanoUsd + otherNanoUsd, timeNs, number);
    }

    private int newest() {
        int newest = 0;
        for (int i = 1; i < count; i++) {
            newest = isOlder(acquiredNs[i], numbers[i], newest) ? newest : i;
        }
        return newest;
    }

    private void remove(final int place) {
        count--;
        for (int i = place; i < count; i++) {
            move(i + 1, i);
        }
    }

    /**
     * Sells, the first lots first.
     *
     * @param lots            at most what is held
     * @param proceedsNanoUsd for all of them
     */
    public void sell(final long lots, final long proceedsNanoUsd) {
        realisedNanoUsd = Math.addExact(realisedNanoUsd, proceedsNanoUsd - take(lots));
    }

    /** Takes lots away, the first first, without selling them; returns what they cost. */
    public long take(final long lots) {
        final long before = heldCostNanoUsd;
        long left = requireHeld(lots);
        int whole = 0;
        while (left > 0 && qtyLots[whole] <= left) {
            left -= qtyLots[whole];
            heldCostNanoUsd -= costNanoUsd[whole];
            whole++;
        }
        if (left > 0) {
            final long released = WideDivision.nearest(costNanoUsd[whole], left, qtyLots[whole]);
            costNanoUsd[whole] -= released;
            qtyLots[whole] -= left;
            heldCostNanoUsd -= released;
        }
        heldLots -= lots;
        count -= whole;
        for (int i = 0; whole > 0 && i < count; i++) {
            move(i + whole, i);
        }
        return before - heldCostNanoUsd;
    }

    /** What the lots cost that a sale of so many would take; nothing is taken. At most what is held. */
    public long costNanoUsdOf(final long lots) {
        long left = requireHeld(lots);
        long nanoUsd = 0;
        for (int i = 0; left > 0; i++) {
            if (qtyLots[i] > left) {
                return nanoUsd + WideDivision.nearest(costNanoUsd[i], left, qtyLots[i]);
            }
            nanoUsd += costNanoUsd[i];
            left -= qtyLots[i];
        }
        return nanoUsd;
    }

    private long requireHeld(final long lots) {
        if (lots < 0 || lots > heldLots) {
            throw new IllegalStateException(lots + " lots of the " + heldLots + " that were acquired");
        }
        return lots;
    }

    public long heldLots() {
        return heldLots;
    }

    /** What the lots held have cost. */
    public long heldCostNanoUsd() {
        return heldCostNanoUsd;
    }

    /** Proceeds less cost of everything sold so far. */
    public long realisedNanoUsd() {
        return realisedNanoUsd;
    }

    /** How many lots there are. */
    public int count() {
        return count;
    }

    @Override
    public void codeState(final StateCodec state) {
        count = state.count(count, CAPACITY);
        state.each(qtyLots, count);
        state.each(costNanoUsd, count);
        state.each(acquiredNs, count);
        state.each(numbers, count);
        nextNumber = state.of(nextNumber);
        realisedNanoUsd = state.of(realisedNanoUsd);
        if (state.isReading()) {
            addUp();
        }
    }

    private void addUp() {
        heldLots = 0;
        heldCostNanoUsd = 0;
        for (int i = 0; i < count; i++) {
            heldLots += qtyLots[i];
            heldCostNanoUsd += costNanoUsd[i];
        }
    }
}
