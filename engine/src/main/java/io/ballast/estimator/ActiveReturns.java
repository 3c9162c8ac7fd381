package io.ballast.estimator;

import io.ballast.state.StateCodec;
import io.ballast.state.Stateful;

/** Sample deviation of returns against a benchmark, by centered updates (Welford 1962). */
public final class ActiveReturns implements Stateful {
    private long count;
    private double mean;
    private double squares;

    /**
     * Takes one active return.
     *
     * @return whether it was taken; one that is not finite, or so large that its square is not, changes nothing
     */
    public boolean onReturn(final double activeReturn) {
        final double off = activeReturn - mean;
        final double nextMean = mean + off / (count + 1);
        final double nextSquares = squares + off * (activeReturn - nextMean);
        if (!Double.isFinite(nextSquares)) {
            return false;
        }
        count++;
        mean = nextMean;
        squares = nextSquares;
        return true;
    }

    /** Returns taken. */
    public long count() {
        return count;
    }

    /** Sample standard deviation per return; 0 before two of them. */
    public double deviation() {
        return count < 2 ? 0 : Math.sqrt(squares / (count - 1));
    }

    @Override
    public void codeState(final StateCodec state) {
        count = state.of(count);
        mean = state.of(mean);
        squares = state.of(squares);
    }
}
