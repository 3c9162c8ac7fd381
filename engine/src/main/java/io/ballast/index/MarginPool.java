package io.ballast.index;

import io.ballast.margin.StressSizing;
import io.ballast.math.Ppb;
import io.ballast.state.StateCodec;
import io.ballast.state.Stateful;
import java.util.ArrayList;
import java.util.List;

/**
 * Positions that stand for each other, and the cash behind them: all of a cross account, or one position with what was
 * posted for it. Its sums follow each position, so that a tick is one position's work.
 */
final class MarginPool implements Stateful {
    static final int WHOLE_ACCOUNT = -1;

    /** Farther away than this nothing is told apart. */
    private static final double FARTHEST_SIGMAS = 64;

    private static final int HALVINGS = 40;
    private static final long NANO_PER_MICRO = 1_000;

    private final List<MarginPosition> positions = new ArrayList<>();
    private final CollateralCall call = new CollateralCall();
    private final int instrumentId;
    private long cashNanoUsd;
    private long valueNanoUsd;
    private long grossNanoUsd;
    private long maintenanceNanoUsd;
    private long enterMicroUsd;
    private long leaveMicroUsd;
    private int unpriced;

    /** @param instrumentId of an isolated contract; {@link #WHOLE_ACCOUNT}: all of the account stand in it */
    MarginPool(final int instrumentId) {
        this.instrumentId = instrumentId;
    }

    int instrumentId() {
        return instrumentId;
    }

    /** The collateral that is asked for it. */
    CollateralCall call() {
        return call;
    }

    void join(final MarginPosition position) {
        positions.add(position);
    }

    void setCash(final long nanoUsd) {
        cashNanoUsd = nanoUsd;
    }

    long cashNanoUsd() {
        return cashNanoUsd;
    }

    /** Before a position's figures change. */
    void remove(final MarginPosition position) {
        addTimes(-1, position);
    }

    /** After a position's figures have changed. */
    void add(final MarginPosition position) {
        addTimes(1, position);
    }

    private void addTimes(final int sign, final MarginPosition position) {
        valueNanoUsd += sign * position.valueNanoUsd();
        grossNanoUsd += sign * position.grossNanoUsd();
        maintenanceNanoUsd += sign * position.maintenanceNanoUsd();
        enterMicroUsd += sign * position.enterMicroUsd();
        leaveMicroUsd += sign * position.leaveMicroUsd();
        unpriced += position.isPriced() ? 0 : sign;
    }

    void watch(final double enterSigmas, final double leaveSigmas) {
        for (int i = 0; i < positions.size(); i++) {
            positions.get(i).watch(enterSigmas, leaveSigmas);
        }
    }

    boolean isPriced() {
        return unpriced == 0;
    }

    boolean isFlat() {
        return grossNanoUsd == 0;
    }

    long valueNanoUsd() {
        return valueNanoUsd;
    }

    long grossNanoUsd() {
        return grossNanoUsd;
    }

    long maintenanceNanoUsd() {
        return maintenanceNanoUsd;
    }

    long equityNanoUsd() {
        return cashNanoUsd + valueNanoUsd;
    }

    /** Whether the nearer of the two watched moves would liquidate it. */
    boolean isEnterPassed() {
        return cashNanoUsd / NANO_PER_MICRO + enterMicroUsd < 0;
    }

    /** Whether the farther one would leave something. */
    boolean isLeaveClear() {
        return cashNanoUsd / NANO_PER_MICRO + leaveMicroUsd > 0;
    }

    /** Equity less maintenance margin after every position has moved against it by so many of its own σ. */
    long surplusMicroUsd(final double sigmas) {
        long sum = cashNanoUsd / NANO_PER_MICRO;
        for (int i = 0; i < positions.size(); i++) {
            sum += positions.get(i).surplusAt(sigmas);
        }
        return sum;
    }

    /** Whether maintenance margin is at least this share of equity. */
    boolean isRatioAtLeast(final long ratioPpb) {
        final long equityNanoUsd = equityNanoUsd();
        return equityNanoUsd <= 0 || maintenanceNanoUsd >= Ppb.of(equityNanoUsd, ratioPpb);
    }

    /** Maintenance margin over equity; infinite without equity. */
    double ratio() {
        final long equityNanoUsd = equityNanoUsd();
        return isFlat()
                ? 0
                : equityNanoUsd <= 0 ? Double.POSITIVE_INFINITY : (double) maintenanceNanoUsd / equityNanoUsd;
    }

    /** How many σ every position can move against it at once; infinite where nothing liquidates. Not for every tick. */
    double sigmaDistance() {
        if (isFlat() || surplusMicroUsd(FARTHEST_SIGMAS) >= 0) {
            return Double.POSITIVE_INFINITY;
        }
        double near = 0;
        double far = FARTHEST_SIGMAS;
        for (int i = 0; i < HALVINGS; i++) {
            final double middle = (near + far) / 2;
            if (surplusMicroUsd(middle) >= 0) {
                near = middle;
            } else {
                far = middle;
            }
        }
        return near;
    }

    /** Collateral that brings the distance to so many σ, and the ratio below a bound. */
    double missingNanoUsd(final double sigmas, final long belowRatioPpb) {
        if (isFlat()) {
            return 0;
        }
        final double gross = grossNanoUsd;
        final double equity = equityNanoUsd();
        final double atDistance = (equity - (double) surplusMicroUsd(sigmas) * NANO_PER_MICRO) / gross;
        final double atRatio =
                StressSizing.ratioAtMarginRatio(maintenanceNanoUsd / gross, Ppb.toFraction(belowRatioPpb));
        return Math.max(
                StressSizing.topUp(gross, equity, atDistance),
                StressSizing.topUp(gross, equity, atRatio) + (atRatio * gross >= equity ? NANO_PER_MICRO : 0));
    }

    /** Before every position is set and adds itself again. */
    void forgetSums() {
        valueNanoUsd = 0;
        grossNanoUsd = 0;
        maintenanceNanoUsd = 0;
        enterMicroUsd = 0;
        leaveMicroUsd = 0;
        unpriced = 0;
    }

    /** The sums follow the positions as they are set. */
    @Override
    public void codeState(final StateCodec state) {
        cashNanoUsd = state.of(cashNanoUsd);
        call.codeState(state);
    }
}
