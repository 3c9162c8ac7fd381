package io.ballast.order;

import io.ballast.math.Bounds;
import io.ballast.math.Ppb;
import io.ballast.settings.LegSettings;
import io.ballast.settings.RiskSettings;
import io.ballast.slot.IndexSection;
import io.ballast.state.StateCodec;
import io.ballast.state.Stateful;
import java.util.List;

/** How large positions may become: of one contract, of all together against NAV and against collateral, against the target. */
final class SizeLimits implements Stateful {
    /** An order that raises the hedge may take it this far beyond the target, or one lot. */
    private static final long OVER_HEDGE_DIVISOR = 20;

    private final boolean[] isSpot;
    private final long[] maxPositionLots;
    private long maxLeveragePpb;
    /** The largest long: not limited. */
    private long maxGrossPpb;

    private boolean isLowered;

    /** @param legs by id */
    SizeLimits(final RiskSettings settings, final List<LegSettings> legs) {
        maxLeveragePpb = settings.maxLeveragePpb();
        maxGrossPpb = settings.limits().maxGrossPpb() == 0
                ? Long.MAX_VALUE
                : settings.limits().maxGrossPpb();
        isSpot = new boolean[legs.size()];
        legs.forEach(leg -> isSpot[leg.id()] = leg.isSpot());
        maxPositionLots = legs.stream().mapToLong(LegSettings::maxPositionLots).toArray();
    }

    /**
     * Whether a working order would take its contract beyond the position limit, or all of them beyond a limit that was
     * lowered since; limits as configured are only for orders to come.
     */
    boolean isBeyond(final int legId, final long openLots, final IndexSection index) {
        if (Math.abs(index.positionLots[legId]) + openLots > maxPositionLots[legId]) {
            return true;
        }
        if (!isLowered || isSpot[legId]) {
            return false;
        }
        final long grossNanoUsd = index.grossNotionalNanoUsd + openLots * index.lotNanoUsd[legId];
        return grossNanoUsd > cap(Math.max(0, index.collateralNanoUsd), maxLeveragePpb)
                || (maxGrossPpb != Long.MAX_VALUE && grossNanoUsd > cap(index.navNanoUsd, maxGrossPpb));
    }

    /** Lowers a contract's position limit; returns what it was, or −1 if it is as low already. */
    long tightenMaxPosition(final int legId, final long lots) {
        final long before = maxPositionLots[legId];
        if (isSpot[legId] || lots >= before) {
            return -1;
        }
        maxPositionLots[legId] = lots;
        return before;
    }

    /** Lowers the leverage cap; returns what it was, or −1 if it is as low already. */
    long tightenLeverage(final long ppb) {
        final long before = maxLeveragePpb;
        maxLeveragePpb = Math.min(before, ppb);
        isLowered |= ppb < before;
        return ppb < before ? before : -1;
    }

    /** Lowers the limit of gross notional; returns what it was, the largest long for none, or −1 if it is as low already. */
    long tightenGross(final long ppb) {
        final long before = maxGrossPpb;
        maxGrossPpb = Math.min(before, ppb);
        isLowered |= ppb < before;
        return ppb < before ? before : -1;
    }

    /**
     * Of an order that adds to a position.
     *
     * @param inFlight what the other legs' open orders would add
     */
    Verdict check(final int legId, final InFlight inFlight, final IndexSection index, final Allowance allowance) {
        if (!isPositionWithin(legId, index, allowance)) {
            return Verdict.MAX_POSITION;
        }
        final long grossNanoUsd = grossNanoUsd(legId, inFlight, index);
        if (!isGrossWithin(legId, grossNanoUsd, index, allowance)) {
            return Verdict.GROSS;
        }
        return isLeverageWithin(legId, grossNanoUsd, inFlight, index, allowance) ? Verdict.PASS : Verdict.LEVERAGE;
    }

    boolean isPositionWithin(final int legId, final IndexSection index, final Allowance allowance) {
        return allowance.fits(Math.abs(index.positionLots[legId]), maxPositionLots[legId]);
    }

    /** Of contracts alone. */
    boolean isGrossWithin(
            final int legId, final InFlight inFlight, final IndexSection index, final Allowance allowance) {
        return isGrossWithin(legId, grossNanoUsd(legId, inFlight, index), index, allowance);
    }

    private boolean isGrossWithin(
            final int legId, final long grossNanoUsd, final IndexSection index, final Allowance allowance) {
        return isSpot[legId] || isGrossWithin(grossNanoUsd, index.lotNanoUsd[legId], index.navNanoUsd, allowance);
    }

    boolean isLeverageWithin(
            final int legId, final InFlight inFlight, final IndexSection index, final Allowance allowance) {
        return isLeverageWithin(legId, grossNanoUsd(legId, inFlight, index), inFlight, index, allowance);
    }

    private boolean isLeverageWithin(
            final int legId,
            final long grossNanoUsd,
            final InFlight inFlight,
            final IndexSection index,
            final Allowance allowance) {
        final long lotNanoUsd = index.lotNanoUsd[legId];
        final long collateralNanoUsd = Math.max(0, index.collateralNanoUsd - inFlight.spotNanoUsd(legId, index));
        return isSpot[legId]
                ? isAffordable(grossNanoUsd, lotNanoUsd, collateralNanoUsd, allowance)
                : isLevered(grossNanoUsd, lotNanoUsd, collateralNanoUsd, allowance);
    }

    private static long grossNanoUsd(final int legId, final InFlight inFlight, final IndexSection index) {
        return index.grossNotionalNanoUsd + inFlight.contractsNanoUsd(legId, index);
    }

    /** Whether position and order together stay within what the target needs. */
    static boolean isHedge(
            final int legId, final long targetLots, final IndexSection index, final Allowance allowance) {
        final long targetSize = Math.abs(targetLots);
        final long mostLots = Math.max(targetSize + targetSize / OVER_HEDGE_DIVISOR, targetSize + 1);
        return allowance.fits(Math.abs(index.positionLots[legId]), mostLots);
    }

    private boolean isGrossWithin(
            final long grossNanoUsd, final long lotNanoUsd, final long navNanoUsd, final Allowance allowance) {
        return maxGrossPpb == Long.MAX_VALUE
                || allowance.fits(ceilDiv(grossNanoUsd, lotNanoUsd), cap(navNanoUsd, maxGrossPpb) / lotNanoUsd);
    }

    private boolean isLevered(
            final long grossNanoUsd, final long lotNanoUsd, final long collateralNanoUsd, final Allowance allowance) {
        return allowance.fits(ceilDiv(grossNanoUsd, lotNanoUsd), cap(collateralNanoUsd, maxLeveragePpb) / lotNanoUsd);
    }

    /** Spot is paid from what stands behind the futures: so much of it stays as their leverage needs. */
    private boolean isAffordable(
            final long grossNanoUsd, final long lotNanoUsd, final long collateralNanoUsd, final Allowance allowance) {
        final double neededNanoUsd = grossNanoUsd / Ppb.toFraction(maxLeveragePpb);
        final long freeNanoUsd = collateralNanoUsd - (long) Math.ceil(neededNanoUsd);
        return allowance.fits(0, Math.max(0, freeNanoUsd) / lotNanoUsd);
    }

    /** A multiple of an amount that is not below zero. */
    static long cap(final long amountNanoUsd, final long ppb) {
        final long whole = ppb / Ppb.ONE;
        final long countedNanoUsd = isCountedWhole(amountNanoUsd, whole + 1)
                ? amountNanoUsd
                // A cap beyond what money can hold is no tighter for being cut to half of it.
                : Math.min(amountNanoUsd, Bounds.MAX_NANO_USD / (whole + 1));
        return countedNanoUsd * whole + Ppb.of(countedNanoUsd, ppb % Ppb.ONE);
    }

    /** Whether so many times an amount is money still: the quotient below need not be asked for. */
    private static boolean isCountedWhole(final long amountNanoUsd, final long times) {
        final long product = amountNanoUsd * times;
        return Math.multiplyHigh(amountNanoUsd, times) == 0 && product >= 0 && product <= Bounds.MAX_NANO_USD;
    }

    static long ceilDiv(final long numerator, final long denominator) {
        return numerator / denominator + (numerator % denominator == 0 ? 0 : 1);
    }

    @Override
    public void codeState(final StateCodec state) {
        maxLeveragePpb = state.of(maxLeveragePpb);
        maxGrossPpb = state.of(maxGrossPpb);
        isLowered = state.of(isLowered);
        state.each(maxPositionLots);
    }
}
