package io.ballast.hedge;

import io.ballast.estimator.Decay;
import io.ballast.estimator.HayashiYoshida;
import io.ballast.estimator.KalmanBeta;
import io.ballast.estimator.ReturnCovariance;
import io.ballast.math.Years;
import io.ballast.settings.EstimatorSettings;
import io.ballast.settings.OverlaySettings;
import io.ballast.slot.HedgeSection;
import io.ballast.slot.IndexSection;
import io.ballast.state.StateCodec;
import io.ballast.state.Stateful;

/**
 * Two other opinions on the β of a sleeve against an overlay's first contract, for people to look at; they size nothing.
 * The Kalman filter follows a β that wanders, on the grid's returns in units of the contract's deviation. Hayashi and
 * Yoshida's covariance needs no common grid: it takes a value of each side at most once a second, as it comes, so that it
 * shows what a grid loses to trades that are not synchronous.
 */
final class EstimatorMonitor implements Stateful {
    private static final double LN_2 = StrictMath.log(2);
    private static final double OBSERVATION_NOISE = 0.25;
    private static final long THINNED_TO_NS = 1_000_000_000L;

    private final int overlayId;
    private final int sleeve;
    private final int leg;
    private final ReturnGrid grid;
    private final KalmanBeta kalman;
    private final HayashiYoshida asynchronous;
    private final long halfLifeNs;
    private double logValue;
    private long valueNanoUsd;
    private long flowNanoUsd;
    private long halfTicks;
    private long valueNs = Long.MIN_VALUE;
    private long priceNs = Long.MIN_VALUE;
    private long startNs = Long.MIN_VALUE;
    private double asynchronousBeta = Double.NaN;
    private boolean isChanged;

    EstimatorMonitor(final OverlaySettings settings, final int leg, final ReturnGrid grid) {
        overlayId = settings.id();
        sleeve = settings.sleeveId();
        this.leg = leg;
        this.grid = grid;
        final EstimatorSettings estimator = settings.estimator();
        halfLifeNs = estimator.halfLifeNs();
        asynchronous = new HayashiYoshida(halfLifeNs);
        final double wander = estimator.priorSd() * estimator.priorSd();
        kalman = new KalmanBeta(
                estimator.compositionBeta(),
                wander,
                wander * estimator.gridNs() / estimator.halfLifeNs(),
                OBSERVATION_NOISE);
    }

    /** Prices as they come. */
    void onLook(final long timeNs, final IndexSection index) {
        if (index.isNavValid && index.isLegValid[leg] && index.sleeveNanoUsd[sleeve] > 0) {
            startNs = startNs == Long.MIN_VALUE ? timeNs : startNs;
            onValue(timeNs, index.sleeveNanoUsd[sleeve], index.flowNanoUsd[sleeve]);
            onPrice(timeNs, index.bidTicks[leg] + index.askTicks[leg]);
        }
    }

    /** After a look: until when it takes no price of the contract, as long as that stays where it is. */
    long priceDueNs(final IndexSection index) {
        final boolean isTaken = !index.isLegValid[leg] || index.bidTicks[leg] + index.askTicks[leg] == halfTicks;
        return isTaken ? Long.MAX_VALUE : priceNs + THINNED_TO_NS;
    }

    /** Whether a look now would take no value of the sleeve. */
    boolean isValueKept(final long timeNs, final IndexSection index) {
        return timeNs - THINNED_TO_NS < valueNs || index.sleeveNanoUsd[sleeve] == valueNanoUsd;
    }

    private void onValue(final long timeNs, final long nanoUsd, final long flow) {
        if (nanoUsd == valueNanoUsd || timeNs - THINNED_TO_NS < valueNs) {
            return;
        }
        final long gain = nanoUsd - valueNanoUsd - (flow - flowNanoUsd);
        if (valueNanoUsd > 0 && valueNanoUsd + gain > 0) {
            logValue += StrictMath.log1p((double) gain / valueNanoUsd);
        }
        asynchronous.onX(timeNs, logValue);
        valueNanoUsd = nanoUsd;
        flowNanoUsd = flow;
        valueNs = timeNs;
    }

    private void onPrice(final long timeNs, final long midHalfTicks) {
        if (midHalfTicks != halfTicks && timeNs - THINNED_TO_NS >= priceNs) {
            asynchronous.onY(timeNs, StrictMath.log((double) midHalfTicks));
            halfTicks = midHalfTicks;
            priceNs = timeNs;
        }
    }

    /** Returns came in. */
    void onSample(final long gridNs) {
        isChanged = true;
        final ReturnCovariance covariance = grid.covariance();
        final int contract = grid.seriesOf(0);
        final double deviation = Math.sqrt(covariance.perYear(contract, contract) * Years.of(gridNs));
        if (covariance.isReady() && deviation > 0) {
            kalman.onReturns(grid.returns()[contract] / deviation, grid.returns()[sleeve] / deviation);
        }
        final double variance = covariance.perYear(contract, contract);
        final double years = observedYears();
        asynchronousBeta = variance > 0 && years > 0 ? asynchronous.covariance() / years / variance : Double.NaN;
    }

    /** How long the covariance was summed up, with time losing weight as it does: ∫ 2<sup>−t/half-life</sup> dt. */
    private double observedYears() {
        if (startNs == Long.MIN_VALUE) {
            return 0;
        }
        final long elapsedNs = Math.max(valueNs, priceNs) - startNs;
        return Years.of(halfLifeNs) * (1 - Decay.lambda(elapsedNs, halfLifeNs)) / LN_2;
    }

    void write(final boolean isAll, final HedgeSection out) {
        if (!isAll && !isChanged) {
            return;
        }
        isChanged = false;
        out.shadowBeta[overlayId] = kalman.beta();
        out.asynchronousBeta[overlayId] = asynchronousBeta;
    }

    @Override
    public void codeState(final StateCodec state) {
        kalman.codeState(state);
        asynchronous.codeState(state);
        logValue = state.of(logValue);
        valueNanoUsd = state.of(valueNanoUsd);
        flowNanoUsd = state.of(flowNanoUsd);
        halfTicks = state.of(halfTicks);
        valueNs = state.of(valueNs);
        priceNs = state.of(priceNs);
        startNs = state.of(startNs);
        asynchronousBeta = state.of(asynchronousBeta);
    }
}
