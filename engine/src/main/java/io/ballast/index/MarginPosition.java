package io.ballast.index;

import io.ballast.instrument.Instrument;
import io.ballast.instrument.InstrumentKind;
import io.ballast.margin.DailySigma;
import io.ballast.margin.SigmaDistance;
import io.ballast.margin.TierTable;
import io.ballast.math.Bounds;
import io.ballast.math.WideDivision;
import io.ballast.position.CoinPosition;
import io.ballast.position.LotValue;
import io.ballast.settings.LadderSettings;
import io.ballast.state.StateCodec;
import io.ballast.state.Stateful;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One contract of a margin account: what its position is worth and what is asked for it, now and after an adverse move.
 *
 * <p>A move by a factor f of the contract, and of its coin if it is an inverse one: a linear position of value V is then
 * worth V·f, an inverse one of value V and notional N is worth (V + N)·f − N at the same notional, a quanto one V + N·(f − 1).
 */
final class MarginPosition implements Stateful {
    /** Terms that are added up with others: beyond nano-USD's range, within what doubles hold exactly. */
    private static final double MICRO = 1e-3;

    private static final double LARGEST_MICRO = 0x1p52;
    private static final long HALVES_PER_COIN = 2_000_000_000L;
    private static final double LARGEST_NANO_USD = Bounds.MAX_NANO_USD;

    private final InstrumentKind kind;
    private final LotValue lot;
    private final long unitNanoUsd;
    private final @Nullable CoinPosition coin;
    private final long coinNanoUsdPerTick;
    private final TierTable tiers;
    private final DailySigma sigma;
    private final MarginPool pool;

    private long lots;
    private long halfTicks;
    private long coinHalfTicks;
    private boolean isPriced = true;
    private long valueNanoUsd;
    private long notionalNanoUsd;
    private long maintenanceNanoUsd;
    private double enterFactor = 1;
    private double leaveFactor = 1;
    private long enterMicroUsd;
    private long leaveMicroUsd;
    /** What the two factors were last computed of; a number that is none: they are to be computed. */
    private double watchedEnterSigmas = Double.NaN;

    private double watchedLeaveSigmas = Double.NaN;
    private double watchedSigma = Double.NaN;
    private boolean isWatchedLong;

    MarginPosition(
            final Instrument contract,
            final List<Instrument> instruments,
            final @Nullable CoinPosition coin,
            final LadderSettings ladder,
            final MarginPool pool) {
        kind = contract.kind();
        lot = new LotValue(contract, instruments);
        unitNanoUsd = contract.nanoUsdPerHalfTickLot();
        this.coin = coin;
        coinNanoUsdPerTick = coin == null ? 0 : instruments.get(lot.coinId()).nanoUsdPerTick();
        tiers = new TierTable(contract.terms().margin());
        sigma = new DailySigma(ladder.sigmaHalfLifeNs(), ladder.sigmaFloor());
        this.pool = pool;
    }

    MarginPool pool() {
        return pool;
    }

    DailySigma sigma() {
        return sigma;
    }

    long lots() {
        return lots;
    }

    /** Nothing is held and nothing was earned in coin: no price changes anything. */
    boolean isIdle() {
        return lots == 0 && (coin == null || coin.coinCashNano() == 0);
    }

    /** Takes a quantity and prices; whether its figures changed. The pool has them too. */
    boolean revalue(final long newLots, final long newHalfTicks, final long newCoinHalfTicks) {
        if (newLots == lots && newHalfTicks == halfTicks && newCoinHalfTicks == coinHalfTicks && coin == null) {
            return false;
        }
        pool.remove(this);
        lots = newLots;
        halfTicks = newHalfTicks;
        coinHalfTicks = newCoinHalfTicks;
        isPriced = value();
        follow();
        return true;
    }

    private void follow() {
        maintenanceNanoUsd = lots == 0 ? 0 : tiers.maintenanceNanoUsd(Math.abs(notionalNanoUsd));
        watchAgain();
        pool.add(this);
    }

    /** At a price that is not there, or beyond what money holds, the last figures stand. */
    private boolean value() {
        if (isIdle()) {
            valueNanoUsd = 0;
            notionalNanoUsd = 0;
            return true;
        }
        if (coin == null) {
            final double roughly = (double) lots * unitNanoUsd * halfTicks;
            if (halfTicks == 0 || Math.abs(roughly) > LARGEST_NANO_USD) {
                return false;
            }
            valueNanoUsd = lots * unitNanoUsd * halfTicks;
            notionalNanoUsd = valueNanoUsd;
            return true;
        }
        return valueCoin(coin);
    }

    private boolean valueCoin(final CoinPosition position) {
        final long coinNanoUsd = coinHalfTicks * coinNanoUsdPerTick;
        if (coinHalfTicks == 0 || (lots != 0 && (halfTicks == 0 || !position.isInRange(halfTicks)))) {
            return false;
        }
        final long profit = lots == 0 ? position.coinCashNano() : position.pnlNanoCoin(halfTicks);
        final double notional = (double) lots * lot.nanoUsd(halfTicks, coinHalfTicks);
        if (!Bounds.isQuotientMoney(profit, coinNanoUsd, HALVES_PER_COIN) || Math.abs(notional) > LARGEST_NANO_USD) {
            return false;
        }
        valueNanoUsd = WideDivision.nearest(profit, coinNanoUsd, HALVES_PER_COIN);
        notionalNanoUsd = lots * lot.nanoUsd(halfTicks, coinHalfTicks);
        return true;
    }

    /** Sets how far away the two moves are that are watched on every tick. */
    void watch(final double enterSigmas, final double leaveSigmas) {
        if (isWatched(enterSigmas, leaveSigmas)) {
            return;
        }
        watchedEnterSigmas = enterSigmas;
        watchedLeaveSigmas = leaveSigmas;
        watchedSigma = sigma.sigma();
        isWatchedLong = isLong();
        pool.remove(this);
        enterFactor = factor(enterSigmas);
        leaveFactor = factor(leaveSigmas);
        watchAgain();
        pool.add(this);
    }

    private boolean isWatched(final double enterSigmas, final double leaveSigmas) {
        return enterSigmas == watchedEnterSigmas
                && leaveSigmas == watchedLeaveSigmas
                && sigma.sigma() == watchedSigma
                && isLong() == isWatchedLong;
    }

    private boolean isLong() {
        return notionalNanoUsd >= 0;
    }

    private double factor(final double sigmas) {
        return SigmaDistance.adverseFactor(isLong() ? 1 : -1, sigmas, sigma.sigma());
    }

    private void watchAgain() {
        enterMicroUsd = surplusMicroUsd(enterFactor);
        leaveMicroUsd = surplusMicroUsd(leaveFactor);
    }

    /** Value less maintenance margin once it has moved against the position by so many σ. */
    long surplusAt(final double sigmas) {
        return surplusMicroUsd(factor(sigmas));
    }

    private long surplusMicroUsd(final double factor) {
        if (lots == 0) {
            return (long) bounded(valueNanoUsd * MICRO);
        }
        final double value = valueNanoUsd;
        final double notional = notionalNanoUsd;
        final double after = switch (kind) {
            case LINEAR, SPOT -> value * factor;
            case INVERSE -> (value + notional) * factor - notional;
            case QUANTO -> value + notional * (factor - 1);
        };
        final double size = Math.abs(kind == InstrumentKind.INVERSE ? notional : notional * factor);
        return (long) bounded((after - tiers.maintenance(size)) * MICRO);
    }

    private static double bounded(final double micro) {
        return Math.max(-LARGEST_MICRO, Math.min(LARGEST_MICRO, micro));
    }

    boolean isPriced() {
        return isPriced;
    }

    /** What it adds to the equity: a linear one its whole value, whose price was paid in cash. */
    long valueNanoUsd() {
        return valueNanoUsd;
    }

    long grossNanoUsd() {
        return Math.abs(notionalNanoUsd);
    }

    long maintenanceNanoUsd() {
        return maintenanceNanoUsd;
    }

    long enterMicroUsd() {
        return enterMicroUsd;
    }

    long leaveMicroUsd() {
        return leaveMicroUsd;
    }

    /** Where it is liquidated if no other position moves; NaN where nothing is held or no price does it. */
    double liquidationTicks() {
        final double notional = notionalNanoUsd;
        final double value = valueNanoUsd;
        final double others = (double) pool.maintenanceNanoUsd() - maintenanceNanoUsd;
        return lots == 0 || !pool.isPriced()
                ? Double.NaN
                : LiquidationPrices.liquidationTicks(
                        kind, notional, value, halfTicks, pool.equityNanoUsd() - others, tiers);
    }

    /** Where nothing stands behind it any more if no other position moves; NaN where no price does it. */
    double bankruptcyTicks() {
        final double notional = notionalNanoUsd;
        final double value = valueNanoUsd;
        final double equity = pool.equityNanoUsd();
        return lots == 0 || !pool.isPriced()
                ? Double.NaN
                : LiquidationPrices.bankruptcyTicks(kind, notional, value, halfTicks, equity);
    }

    /** Notional of so many lots at a price of the contract. */
    double notionalNanoUsd(final long ofLots, final long ticks) {
        return (double) ofLots * lot.nanoUsd(2 * ticks, coinHalfTicks);
    }

    @Override
    public void codeState(final StateCodec state) {
        sigma.codeState(state);
        lots = state.of(lots);
        halfTicks = state.of(halfTicks);
        coinHalfTicks = state.of(coinHalfTicks);
        isPriced = state.of(isPriced);
        valueNanoUsd = state.of(valueNanoUsd);
        notionalNanoUsd = state.of(notionalNanoUsd);
        enterFactor = state.of(enterFactor);
        leaveFactor = state.of(leaveFactor);
        if (state.isReading()) {
            watchedSigma = Double.NaN;
            follow();
        }
    }
}
