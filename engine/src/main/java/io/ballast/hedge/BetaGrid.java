package io.ballast.hedge;

import io.ballast.counter.Counter;
import io.ballast.counter.Counters;
import io.ballast.estimator.EwmaBeta;
import io.ballast.settings.OverlaySettings;
import org.agrona.MutableDirectBuffer;

/**
 * Samples an index and a contract at the same moments and feeds their log returns to the estimator. The first event in
 * a grid cell is the sample; a cell without valid data on both legs breaks the chain, so no return spans a gap.
 */
final class BetaGrid {
    private static final double TICK_SHARE = 0.1;

    private final EwmaBeta estimator;
    private final Counters counters;
    private final long gridNs;
    private long lastCell = Long.MIN_VALUE;
    private double lastLogIndex;
    private double lastLogContract;
    private boolean isChained;
    private double beta;

    BetaGrid(final OverlaySettings overlay, final Counters counters) {
        gridNs = overlay.betaGridNs();
        beta = overlay.compositionBeta();
        final double lambda = StrictMath.pow(0.5, (double) gridNs / overlay.betaHalfLifeNs());
        estimator = new EwmaBeta(lambda, overlay.compositionBeta(), overlay.betaPriorSd(), overlay.betaMinSamples());
        this.counters = counters;
    }

    /** USD of contract for one USD of the index. */
    double beta() {
        return beta;
    }

    /** Looks at the data once in each grid cell. */
    void onEvent(final long timeNs, final boolean isValid, final double indexLevel, final long midHalfTicks) {
        final long cell = Math.floorDiv(timeNs, gridNs);
        if (cell != lastCell) {
            sample(cell, isValid, indexLevel, midHalfTicks);
        }
    }

    private void sample(final long cell, final boolean isValid, final double indexLevel, final long midHalfTicks) {
        final boolean isNext = isChained && cell == lastCell + 1;
        lastCell = cell;
        if (!isValid) {
            isChained = false;
            counters.increment(Counter.RETURNS_SKIPPED);
            return;
        }
        final double logIndex = StrictMath.log(indexLevel);
        final double logContract = StrictMath.log((double) midHalfTicks);
        if (isNext) {
            estimate(logIndex - lastLogIndex, logContract - lastLogContract, midHalfTicks);
        } else {
            counters.increment(Counter.RETURNS_SKIPPED);
        }
        lastLogIndex = logIndex;
        lastLogContract = logContract;
        isChained = true;
    }

    private void estimate(final double indexReturn, final double contractReturn, final long midHalfTicks) {
        if (estimator.onReturns(indexReturn, contractReturn)) {
            counters.increment(Counter.RETURNS_WINSORIZED);
        }
        final double smallestMove = 2 * TICK_SHARE / midHalfTicks;
        beta = estimator.beta(smallestMove * smallestMove);
    }

    int writeState(final MutableDirectBuffer buffer, final int offset) {
        buffer.putLong(offset, lastCell);
        buffer.putDouble(offset + Long.BYTES, lastLogIndex);
        buffer.putDouble(offset + 2 * Long.BYTES, lastLogContract);
        buffer.putDouble(offset + 3 * Long.BYTES, beta);
        buffer.putByte(offset + 4 * Long.BYTES, (byte) (isChained ? 1 : 0));
        return estimator.writeState(buffer, offset + 4 * Long.BYTES + 1);
    }
}
