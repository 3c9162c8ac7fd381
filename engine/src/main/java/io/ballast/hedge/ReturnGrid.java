package io.ballast.hedge;

import io.ballast.counter.Counter;
import io.ballast.counter.Counters;
import io.ballast.estimator.ReturnCovariance;
import io.ballast.estimator.VarianceFloor;
import io.ballast.math.TimeCells;
import io.ballast.settings.EstimatorSettings;
import io.ballast.slot.IndexSection;
import io.ballast.state.StateCodec;
import io.ballast.state.Stateful;
import java.util.List;

/**
 * Samples all sleeves, an overlay's contracts and its index at the same moments and feeds their log returns to the
 * covariances. The first event in a grid cell is the sample; a cell without valid data on every series breaks the
 * chain, so no return spans a gap. A sleeve's return is the change of its value that no change of quantity explains. A
 * contract without a price counts as one that did not move, so that it does not hold up the others.
 *
 * <p>Series: the sleeves by id, then the contracts in the order given, then the index if there is one.
 */
final class ReturnGrid implements Stateful {
    private static final double HALF_TICKS_PER_TICK = 2;

    private final int overlayId;
    private final boolean hasIndex;
    private final long gridNs;
    private final TimeCells cells;
    private final int sleeves;
    private final int[] legs;
    private final ReturnCovariance covariance;
    private final Counters counters;
    private final double[] returns;
    private final long[] lastValueNanoUsd;
    private final long[] lastFlowNanoUsd;
    private final long[] lastHalfTicks;
    private double lastLevel;
    private long lastCell = Long.MIN_VALUE;
    private boolean isChained;

    ReturnGrid(
            final int overlayId,
            final boolean hasIndex,
            final int sleeves,
            final List<Integer> legs,
            final EstimatorSettings settings,
            final Counters counters) {
        this.overlayId = overlayId;
        this.hasIndex = hasIndex;
        this.sleeves = sleeves;
        this.legs = legs.stream().mapToInt(Integer::intValue).toArray();
        this.counters = counters;
        gridNs = settings.gridNs();
        cells = new TimeCells(gridNs);
        final int series = sleeves + this.legs.length + (hasIndex ? 1 : 0);
        covariance = new ReturnCovariance(series, settings.halfLifeNs(), settings.minSamples());
        returns = new double[series];
        lastValueNanoUsd = new long[sleeves];
        lastFlowNanoUsd = new long[sleeves];
        lastHalfTicks = new long[this.legs.length];
    }

    /** The returns of the last sample, by series. */
    double[] returns() {
        return returns;
    }

    ReturnCovariance covariance() {
        return covariance;
    }

    /** Series of the leg at this place among the overlay's contracts. */
    int seriesOf(final int place) {
        return sleeves + place;
    }

    /** Series of the index. */
    int indexSeries() {
        return sleeves + legs.length;
    }

    /** Whether the time is in another cell than the last sample. */
    boolean isDue(final long timeNs) {
        return cells.of(timeNs) != lastCell;
    }

    /** When the next sample is due, as of the moment last asked about. */
    long nextNs() {
        return cells.untilNs();
    }

    /** Looks at the data, once in each cell; true if returns came in. */
    boolean sample(final long timeNs, final boolean isValid, final IndexSection index) {
        final long cell = cells.of(timeNs);
        final boolean isNext = isChained && cell == lastCell + 1;
        lastCell = cell;
        isChained = isValid;
        final boolean isTaken = isValid && isNext && take(index);
        if (!isTaken) {
            counters.increment(Counter.RETURNS_SKIPPED);
        }
        if (isValid) {
            keep(index);
        }
        return isTaken;
    }

    /** False for returns that no covariance can hold. */
    private boolean take(final IndexSection index) {
        readReturns(index);
        final int winsorized = covariance.onReturns(returns, gridNs);
        if (winsorized == ReturnCovariance.REFUSED) {
            return false;
        }
        counters.add(Counter.RETURNS_WINSORIZED, winsorized);
        return true;
    }

    private void readReturns(final IndexSection index) {
        for (int s = 0; s < sleeves; s++) {
            final long flow = index.flowNanoUsd[s] - lastFlowNanoUsd[s];
            final long gain = index.sleeveNanoUsd[s] - lastValueNanoUsd[s] - flow;
            final long before = lastValueNanoUsd[s];
            returns[s] = before > 0 && before + gain > 0 ? StrictMath.log1p((double) gain / before) : 0;
        }
        for (int i = 0; i < legs.length; i++) {
            final long halfTicks = halfTicks(index, i);
            final boolean isMeasured = halfTicks != 0 && lastHalfTicks[i] != 0;
            returns[sleeves + i] = isMeasured ? StrictMath.log((double) halfTicks / lastHalfTicks[i]) : 0;
        }
        if (hasIndex) {
            returns[sleeves + legs.length] = StrictMath.log(index.indexLevel[overlayId] / lastLevel);
        }
    }

    private void keep(final IndexSection index) {
        for (int s = 0; s < sleeves; s++) {
            lastValueNanoUsd[s] = index.sleeveNanoUsd[s];
            lastFlowNanoUsd[s] = index.flowNanoUsd[s];
        }
        for (int i = 0; i < legs.length; i++) {
            lastHalfTicks[i] = halfTicks(index, i);
        }
        lastLevel = index.indexLevel[overlayId];
    }

    private long halfTicks(final IndexSection index, final int place) {
        final int leg = legs[place];
        return index.isLegValid[leg] ? index.bidTicks[leg] + index.askTicks[leg] : 0;
    }

    /** Variance a year below which a contract's returns are noise of its tick size; none before it has a price. */
    double smallestVariance(final int place) {
        return lastHalfTicks[place] == 0
                ? 0
                : VarianceFloor.perYear(HALF_TICKS_PER_TICK, (double) lastHalfTicks[place], gridNs);
    }

    @Override
    public void codeState(final StateCodec state) {
        state.each(lastValueNanoUsd);
        state.each(lastFlowNanoUsd);
        state.each(lastHalfTicks);
        lastLevel = state.of(lastLevel);
        lastCell = state.of(lastCell);
        isChained = state.of(isChained);
        covariance.codeState(state);
    }
}
