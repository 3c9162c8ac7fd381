package io.ballast.hedge;

import io.ballast.math.Ppb;
import io.ballast.math.Years;
import io.ballast.position.CostComparison;
import io.ballast.position.ImpactRun;
import io.ballast.settings.CostSettings;
import io.ballast.settings.LegSettings;
import io.ballast.settings.OverlaySettings;
import io.ballast.slot.IndexSection;
import io.ballast.state.StateCodec;
import io.ballast.state.Stateful;
import java.util.List;

/**
 * What an episode of an overlay has cost: fees and spread that its contracts' fills show, impact by the square-root law
 * where their volume is given, carry, and the cost of collateral; and what closing it and holding it on would.
 *
 * <p>Carry is funding that the account received and, of dated contracts, what their basis brought. The notional that
 * collateral stands for is looked at on timers and fills and counts until the next one.
 */
final class ContractCosts implements Stateful {
    private static final double NANO = 1e9;

    private final List<LegSettings> contracts;
    private final CostSettings settings;
    private final AssetSigma sigma;
    private final CarryBook carry;
    private final long rollLeadNs;
    private final int[] legs;
    private final double[] volumeFactor;
    private final long[] lots;
    private final ImpactRun[] runs;
    private long lastFeesNanoUsd;
    private long lastSpreadNanoUsd;
    private long lastCarryNanoUsd;
    private long feesNanoUsd;
    private long spreadNanoUsd;
    private long carryNanoUsd;
    private double tradedUsd;
    private double impactUsd;
    private double collateralUsd;
    private double heldUsd;
    private long heldNs;

    ContractCosts(
            final OverlaySettings overlay, final CostSettings settings, final AssetSigma sigma, final CarryBook carry) {
        contracts = overlay.contracts();
        this.settings = settings;
        this.sigma = sigma;
        this.carry = carry;
        rollLeadNs = overlay.selection().rollLeadNs();
        legs = contracts.stream().mapToInt(LegSettings::id).toArray();
        volumeFactor = contracts.stream()
                .mapToDouble(leg -> settings.usdPerDay(leg.instrumentId()))
                .map(usdPerDay -> usdPerDay == 0 ? 0 : settings.impact() / Math.sqrt(usdPerDay))
                .toArray();
        lots = new long[legs.length];
        runs = new ImpactRun[legs.length];
        for (int place = 0; place < runs.length; place++) {
            runs[place] = new ImpactRun();
        }
    }

    boolean isOwn(final int instrumentId) {
        for (final LegSettings leg : contracts) {
            if (leg.instrumentId() == instrumentId) {
                return true;
            }
        }
        return false;
    }

    /** Whether a position is another one than at the last fill. */
    boolean hasTraded(final IndexSection index) {
        for (int place = 0; place < legs.length; place++) {
            if (index.positionLots[legs[place]] != lots[place]) {
                return true;
            }
        }
        return false;
    }

    boolean isFlat() {
        for (final long held : lots) {
            if (held != 0) {
                return false;
            }
        }
        return true;
    }

    /** An episode begins: nothing was paid yet. */
    void begin(final long timeNs) {
        feesNanoUsd = 0;
        spreadNanoUsd = 0;
        carryNanoUsd = 0;
        tradedUsd = 0;
        impactUsd = 0;
        collateralUsd = 0;
        heldUsd = 0;
        heldNs = timeNs;
        for (final ImpactRun run : runs) {
            run.clear();
        }
    }

    /** Takes what the legs have paid since the last event, between episodes for none; whether it was anything. */
    boolean take(final boolean isCounted, final IndexSection index) {
        long fees = 0;
        long spread = 0;
        long received = 0;
        for (int place = 0; place < legs.length; place++) {
            final int leg = legs[place];
            fees += index.legFeesNanoUsd[leg];
            spread += index.legSpreadNanoUsd[leg];
            received += index.legFundingNanoUsd[leg];
            received += contracts.get(place).expiryNs() == 0 ? 0 : index.legBasisNanoUsd[leg];
        }
        if (isCounted) {
            feesNanoUsd += fees - lastFeesNanoUsd;
            spreadNanoUsd += spread - lastSpreadNanoUsd;
            carryNanoUsd += received - lastCarryNanoUsd;
        }
        final boolean isAny = fees != lastFeesNanoUsd || spread != lastSpreadNanoUsd || received != lastCarryNanoUsd;
        lastFeesNanoUsd = fees;
        lastSpreadNanoUsd = spread;
        lastCarryNanoUsd = received;
        return isAny;
    }

    /** Positions have changed by a fill. */
    void onFill(final long timeNs, final IndexSection index) {
        for (int place = 0; place < legs.length; place++) {
            final int leg = legs[place];
            final long changed = index.positionLots[leg] - lots[place];
            if (changed != 0) {
                final double usd = (double) changed * index.lotNanoUsd[leg] / NANO;
                tradedUsd += Math.abs(usd);
                impactUsd += runs[place].onTrade(usd, factor(place), timeNs);
                lots[place] = index.positionLots[leg];
            }
        }
        hold(timeNs, index);
    }

    /** Collateral is paid for up to now, and from now on for what is held now. */
    void hold(final long timeNs, final IndexSection index) {
        collateralUsd += heldUsd * settings.collateral() * settings.collateralRate() * Years.of(timeNs - heldNs);
        heldNs = timeNs;
        heldUsd = 0;
        for (int place = 0; place < legs.length; place++) {
            heldUsd += usd(place, index);
        }
    }

    private double factor(final int place) {
        return volumeFactor[place] == 0 ? 0 : volumeFactor[place] * sigma.ofContract(place);
    }

    private double usd(final int place, final IndexSection index) {
        return Math.abs((double) lots[place] * index.lotNanoUsd[legs[place]]) / NANO;
    }

    /** Fees, spread and impact so far, with carry and the cost of collateral. */
    double costUsd() {
        return (feesNanoUsd + spreadNanoUsd - carryNanoUsd) / NANO + impactUsd + collateralUsd;
    }

    double impactUsd() {
        return impactUsd;
    }

    long carryNanoUsd() {
        return carryNanoUsd;
    }

    double collateralUsd() {
        return collateralUsd;
    }

    /** One more trade of everything held, at the fees paid so far; a contract that ends before {@code untilNs} is rolled. */
    double closeUsd(final long untilNs, final IndexSection index) {
        double sum = 0;
        for (int place = 0; place < legs.length; place++) {
            final LegSettings leg = contracts.get(place);
            final double usd = usd(place, index);
            if (usd > 0) {
                final double bid = index.bidTicks[leg.id()];
                final double ask = index.askTicks[leg.id()];
                final double fee = tradedUsd > 0 ? feesNanoUsd / NANO / tradedUsd : Ppb.toFraction(leg.costPpb());
                final double once = usd * (fee + (ask - bid) / (ask + bid)) + ImpactRun.cost(factor(place), usd);
                final boolean isRolled = leg.expiryNs() != 0 && untilNs >= leg.expiryNs() - rollLeadNs;
                sum += isRolled ? 3 * once : once;
            }
        }
        return sum;
    }

    /** What holding the positions on costs a year; received below zero. */
    double perYearUsd(final IndexSection index) {
        double sum = 0;
        for (int place = 0; place < legs.length; place++) {
            final double received = carry.receivedByShort(place, index);
            sum += usd(place, index)
                    * CostComparison.holdingPerYear(
                            settings.collateral(), settings.collateralRate(), lots[place] < 0 ? received : -received);
        }
        return sum;
    }

    @Override
    public void codeState(final StateCodec state) {
        state.each(lots);
        state.each(runs);
        lastFeesNanoUsd = state.of(lastFeesNanoUsd);
        lastSpreadNanoUsd = state.of(lastSpreadNanoUsd);
        lastCarryNanoUsd = state.of(lastCarryNanoUsd);
        feesNanoUsd = state.of(feesNanoUsd);
        spreadNanoUsd = state.of(spreadNanoUsd);
        carryNanoUsd = state.of(carryNanoUsd);
        tradedUsd = state.of(tradedUsd);
        impactUsd = state.of(impactUsd);
        collateralUsd = state.of(collateralUsd);
        heldUsd = state.of(heldUsd);
        heldNs = state.of(heldNs);
    }
}
