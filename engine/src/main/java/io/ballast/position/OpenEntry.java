package io.ballast.position;

import io.ballast.math.WideDivision;
import io.ballast.state.StateCodec;
import io.ballast.state.Stateful;

/**
 * What opening the lots now held has brought in, in integer units of money: below zero for what was paid.
 *
 * <p>A fill that reduces the position releases its share, rounded once to the nearest unit; one that turns it round
 * leaves the share of the lots beyond zero. All fills together have brought in what is open and what is realised, so
 * realised = brought in by all − open, and with the value of the position at any price realised + unrealised is the
 * exact whole: rounding only moves a unit between the two.
 */
public final class OpenEntry implements Stateful {
    private long lots;
    private long broughtIn;

    /**
     * Takes a fill.
     *
     * @param signedLots not zero; sold below zero
     * @param amount     what the whole fill has brought in
     */
    public void onFill(final long signedLots, final long amount) {
        final long after = Math.addExact(lots, signedLots);
        if (lots == 0 || lots < 0 == signedLots < 0) {
            broughtIn = Math.addExact(broughtIn, amount);
        } else if (after == 0 || after < 0 == lots < 0) {
            broughtIn -= WideDivision.nearest(broughtIn, Math.abs(signedLots), Math.abs(lots));
        } else {
            broughtIn = WideDivision.nearest(amount, Math.abs(after), Math.abs(signedLots));
        }
        lots = after;
    }

    /** Short below zero. */
    public long lots() {
        return lots;
    }

    /** What opening these lots has brought in; zero while flat. */
    public long broughtIn() {
        return broughtIn;
    }

    @Override
    public void codeState(final StateCodec state) {
        lots = state.of(lots);
        broughtIn = state.of(broughtIn);
    }
}
