package io.ballast.hedge;

import io.ballast.slot.HedgeSection;
import io.ballast.state.StateCodec;
import io.ballast.state.Stateful;

/**
 * A position that moves from the contracts of one candidate to those of another, near to far or worse to better, in
 * equal slices: the next one begins when every contract is where the last one wanted it.
 */
final class Transfer implements Stateful {
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

    /**
     * Moves the targets by one slice, when the last one is done; returns how many targets moved.
     *
     * @param isHeld no slice is to begin: the half that opens would not be let through
     */
    int advance(final LegTarget[] legs, final boolean isHeld, final HedgeSection out) {
        isActive = step != steps;
        if (isHeld || !isActive) {
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

    @Override
    public void codeState(final StateCodec state) {
        state.each(from);
        state.each(to);
        step = state.of(step);
        steps = state.of(steps);
        isActive = state.of(isActive);
        isUnderWay = state.of(isUnderWay);
    }
}
