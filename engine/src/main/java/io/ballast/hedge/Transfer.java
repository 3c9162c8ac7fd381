package io.ballast.hedge;

import io.ballast.slot.HedgeSection;
import org.agrona.MutableDirectBuffer;

/**
 * A position that moves from the contracts of one candidate to those of another, near to far or worse to better, in
 * equal slices: the next one begins when every contract is where the last one wanted it.
 */
final class Transfer {
    private final long[] from;
    private final long[] to;
    private long step;
    private long steps;
    private boolean isActive;
    /** Whether the slice was wanted that {@code step} says. */
    private boolean isUnderWay;

    Transfer(final int contracts) {
        from = new long[contracts];
        to = new long[contracts];
    }

    /** From the first slice until the last one is done. */
    boolean isActive() {
        return isActive;
    }

    /** Where the contract at this place stands before and is to stand after; for every place before {@link #begin}. */
    void plan(final int place, final long fromLots, final long toLots) {
        from[place] = fromLots;
        to[place] = toLots;
    }

    /** @param slices how many parts it is done in */
    void begin(final long slices) {
        step = 0;
        steps = slices;
        isUnderWay = false;
        isActive = true;
    }

    /** Where the contract at this place is to end. */
    long goalLots(final int place) {
        return to[place];
    }

    void stop() {
        isActive = false;
    }

    /** The slice under way is to be wanted again; once however often it is stopped before that. */
    void repeat() {
        if (isUnderWay) {
            step--;
            isUnderWay = false;
        }
    }

    /** Moves the targets by one slice, when the last one is done; returns how many targets moved. */
    int advance(final LegTarget[] legs, final HedgeSection out) {
        if (step == steps) {
            isActive = false;
            return 0;
        }
        step++;
        isUnderWay = true;
        int moved = 0;
        for (int place = 0; place < legs.length; place++) {
            final long lots = step == steps ? to[place] : from[place] + part(to[place] - from[place]);
            moved += legs[place].retarget(lots, out) ? 1 : 0;
        }
        return moved;
    }

    /** Rounded from the whole, so that no error adds up. */
    private long part(final long lots) {
        return lots / steps * step + lots % steps * step / steps;
    }

    int writeState(final MutableDirectBuffer buffer, final int offset) {
        int end = offset;
        for (int i = 0; i < from.length; i++) {
            buffer.putLong(end, isActive ? from[i] : 0);
            buffer.putLong(end + Long.BYTES, isActive ? to[i] : 0);
            end += 2 * Long.BYTES;
        }
        buffer.putLong(end, isActive ? step : 0);
        buffer.putLong(end + Long.BYTES, isActive ? steps : 0);
        buffer.putByte(end + 2 * Long.BYTES, (byte) (isActive && isUnderWay ? 1 : 0));
        return end + 2 * Long.BYTES + 1;
    }
}
