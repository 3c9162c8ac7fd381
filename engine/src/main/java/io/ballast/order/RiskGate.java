package io.ballast.order;

import io.ballast.math.Bounds;
import io.ballast.math.Ppb;
import io.ballast.message.CancelReason;
import io.ballast.settings.LegSettings;
import io.ballast.settings.RiskSettings;
import io.ballast.slot.IndexSection;
import io.ballast.slot.Quality;
import java.util.Arrays;
import java.util.List;
import org.agrona.MutableDirectBuffer;

/**
 * Looks at every order before it is written. Checks run in the order of {@link Verdict}, each is O(1), and the first
 * that fails decides. Orders that only reduce a position pass every check but those on price, data and rate.
 *
 * <p>After {@link #check}: {@link #allowedLots} is how much of the order may go, {@link #observed} and {@link #limit}
 * are the figures of the deciding check.
 */
final class RiskGate {
    /** An order that raises the hedge may take it this far beyond the target, or one lot. */
    private static final long OVER_HEDGE_DIVISOR = 20;

    private static final int ALL_OVERLAYS = -1;

    private final RiskSettings settings;
    private final TokenBucket rate;
    private final boolean[] isPaused;
    private final int[] overlayOf;
    private final boolean[] isSpot;
    private final long[] maxPositionLots;
    private boolean isKilled;
    private boolean isUnreconciled;
    private boolean isDiskLow;

    private long allowedLots;
    private long observed;
    private long limit;

    /**
     * @param legs     by id
     * @param overlays how many overlays there are
     */
    RiskGate(final RiskSettings settings, final List<LegSettings> legs, final int overlays) {
        this.settings = settings;
        rate = new TokenBucket(settings.ordersPerSecond(), settings.orderBurst());
        isPaused = new boolean[overlays];
        overlayOf = legs.stream().mapToInt(LegSettings::overlayId).toArray();
        isSpot = new boolean[legs.size()];
        legs.forEach(leg -> isSpot[leg.id()] = leg.isSpot());
        maxPositionLots = legs.stream().mapToLong(LegSettings::maxPositionLots).toArray();
    }

    void kill() {
        isKilled = true;
    }

    /** Also clears a disagreement with the venue: the operator vouches for the positions. */
    void resetKill() {
        isKilled = false;
        isUnreconciled = false;
    }

    void onDisagreement() {
        isUnreconciled = true;
    }

    void onDiskLow() {
        isDiskLow = true;
    }

    void setPaused(final int overlayId, final boolean paused) {
        if (overlayId == ALL_OVERLAYS) {
            Arrays.fill(isPaused, paused);
        } else {
            isPaused[overlayId] = paused;
        }
    }

    /** Lowers the position limit of an overlay's contracts; a higher one than the present is ignored. */
    void tightenMaxPosition(final int overlayId, final long lots) {
        for (int i = 0; i < maxPositionLots.length; i++) {
            final boolean isMeant = overlayId == ALL_OVERLAYS || overlayId == overlayOf[i];
            if (isMeant && !isSpot[i]) {
                maxPositionLots[i] = Math.min(maxPositionLots[i], lots);
            }
        }
    }

    /** Why an order that raises the position must not be left working; {@link CancelReason#NULL_VAL} if it may. */
    CancelReason whyNotLeftWorking(final Leg leg, final IndexSection index) {
        final int id = leg.id();
        if (isKilled) {
            return CancelReason.KILLED;
        }
        if (isUnreconciled) {
            return CancelReason.RECONCILE;
        }
        if (isPaused[overlayOf[id]]) {
            return CancelReason.PAUSED;
        }
        if (isDataInvalid(id, index) || isDataDegraded(overlayOf[id], index)) {
            return CancelReason.DATA_NOT_NORMAL;
        }
        final long openLots = leg.orderLots() - leg.filledLots();
        final boolean isBeyond = Math.abs(index.positionLots[id]) + openLots > maxPositionLots[id];
        return isDiskLow || isBeyond ? CancelReason.LIMIT : CancelReason.NULL_VAL;
    }

    private boolean isDataInvalid(final int legId, final IndexSection index) {
        return !index.isNavValid || !index.isLegValid[legId] || !index.isIndexValid[overlayOf[legId]];
    }

    private static boolean isDataDegraded(final int overlayId, final IndexSection index) {
        return index.navQuality == Quality.DEGRADED || index.indexQuality[overlayId] == Quality.DEGRADED;
    }

    /**
     * @param id         of the leg
     * @param childLots  what the order would trade, signed; it does not cross zero
     * @param limitTicks its limit price
     * @param workingNanoUsd notional that the open orders of other contracts would add
     * @param payableNanoUsd what the open orders of other spot legs would have to pay
     */
    Verdict check(
            final int id,
            final long childLots,
            final long targetLots,
            final long limitTicks,
            final long timeNs,
            final long workingNanoUsd,
            final long payableNanoUsd,
            final IndexSection index) {
        final long positionLots = index.positionLots[id];
        final boolean isIncreasing = positionLots == 0 || positionLots < 0 == childLots < 0;
        allowedLots = childLots;
        observed = childLots;
        limit = 0;
        if (isUnreconciled) {
            return Verdict.RECONCILE;
        }
        final Verdict state = isIncreasing ? checkState(overlayOf[id]) : Verdict.PASS;
        if (state != Verdict.PASS) {
            return state;
        }
        if (!index.isLegValid[id]) {
            return Verdict.STALE_DATA;
        }
        if (isIncreasing && isDataInvalid(id, index)) {
            return Verdict.INDEX_INVALID;
        }
        if (isIncreasing && isDataDegraded(overlayOf[id], index)) {
            return Verdict.DATA_DEGRADED;
        }
        if (isOutsideCollar(id, limitTicks, index)) {
            return Verdict.PRICE_COLLAR;
        }
        final long collateralNanoUsd = Math.max(0, index.collateralNanoUsd - payableNanoUsd);
        final long grossNanoUsd = index.grossNotionalNanoUsd + workingNanoUsd;
        final Verdict size = isIncreasing
                ? checkSize(id, index.lotNanoUsd[id], positionLots, targetLots, grossNanoUsd, collateralNanoUsd)
                : Verdict.PASS;
        if (size != Verdict.PASS) {
            return size;
        }
        return checkRate(timeNs);
    }

    /** An order message takes one token. */
    private Verdict checkRate(final long timeNs) {
        if (!rate.isEmpty(timeNs)) {
            return Verdict.PASS;
        }
        observed = 1;
        limit = 0;
        return Verdict.ORDER_RATE;
    }

    private Verdict checkState(final int overlayId) {
        if (isKilled) {
            return Verdict.KILL_SWITCH;
        }
        if (isPaused[overlayId]) {
            return Verdict.PAUSED;
        }
        return isDiskLow ? Verdict.DISK_LOW : Verdict.PASS;
    }

    private boolean isOutsideCollar(final int legId, final long limitTicks, final IndexSection index) {
        final long bidTicks = index.bidTicks[legId];
        final long askTicks = index.askTicks[legId];
        final long midTicks = (bidTicks + askTicks) / 2;
        final boolean isReferenced = index.referenceLowTicks[legId] != 0;
        final long widthTicks =
                Math.max(Ppb.of(midTicks, settings.collarPpb()), settings.collarSpreads() * (askTicks - bidTicks));
        final long lowest = (isReferenced ? index.referenceLowTicks[legId] : midTicks) - widthTicks;
        final long highest = (isReferenced ? index.referenceHighTicks[legId] : midTicks) + widthTicks;
        observed = limitTicks;
        limit = limitTicks < lowest ? lowest : highest;
        return limitTicks < lowest || limitTicks > highest;
    }

    private Verdict checkSize(
            final int legId,
            final long lotNanoUsd,
            final long positionLots,
            final long targetLots,
            final long grossNanoUsd,
            final long collateralNanoUsd) {
        if (!fits(Math.abs(positionLots), maxPositionLots[legId])) {
            return Verdict.MAX_POSITION;
        }
        final boolean isWithinLeverage = isSpot[legId]
                ? isAffordable(grossNanoUsd, lotNanoUsd, collateralNanoUsd)
                : isLevered(grossNanoUsd, lotNanoUsd, collateralNanoUsd);
        if (!isWithinLeverage) {
            return Verdict.LEVERAGE;
        }
        final long targetSize = Math.abs(targetLots);
        final long mostLots = Math.max(targetSize + targetSize / OVER_HEDGE_DIVISOR, targetSize + 1);
        return fits(Math.abs(positionLots), mostLots) ? Verdict.PASS : Verdict.OVER_HEDGE;
    }

    private boolean isLevered(final long grossNanoUsd, final long lotNanoUsd, final long collateralNanoUsd) {
        final long capNanoUsd = leverageCapNanoUsd(collateralNanoUsd);
        return fits(ceilDiv(grossNanoUsd, lotNanoUsd), capNanoUsd / lotNanoUsd);
    }

    /** Spot is paid from what stands behind the futures: so much of it stays as their leverage needs. */
    private boolean isAffordable(final long grossNanoUsd, final long lotNanoUsd, final long collateralNanoUsd) {
        final double neededNanoUsd = grossNanoUsd / Ppb.toFraction(settings.maxLeveragePpb());
        final long freeNanoUsd = collateralNanoUsd - (long) Math.ceil(neededNanoUsd);
        return fits(0, Math.max(0, freeNanoUsd) / lotNanoUsd);
    }

    /** Cuts the order to the room between used and most; false if there is none. */
    private boolean fits(final long usedLots, final long mostLots) {
        final long roomLots = mostLots - usedLots;
        observed = usedLots + Math.abs(allowedLots);
        limit = mostLots;
        if (roomLots <= 0) {
            return false;
        }
        allowedLots = allowedLots < 0 ? Math.max(allowedLots, -roomLots) : Math.min(allowedLots, roomLots);
        return true;
    }

    private long leverageCapNanoUsd(final long collateralNanoUsd) {
        final long whole = settings.maxLeveragePpb() / Ppb.ONE;
        final long restPpb = settings.maxLeveragePpb() % Ppb.ONE;
        // A cap beyond what money can hold is no tighter for being cut to half of it.
        final long countedNanoUsd = Math.min(collateralNanoUsd, Bounds.MAX_NANO_USD / (whole + 1));
        return countedNanoUsd * whole + Ppb.of(countedNanoUsd, restPpb);
    }

    private static long ceilDiv(final long numerator, final long denominator) {
        return numerator / denominator + (numerator % denominator == 0 ? 0 : 1);
    }

    /** Books an order message against the rate. */
    void onSent(final long timeNs) {
        rate.take(timeNs);
    }

    long allowedLots() {
        return allowedLots;
    }

    long observed() {
        return observed;
    }

    long limit() {
        return limit;
    }

    int writeState(final MutableDirectBuffer buffer, final int offset) {
        int end = rate.writeState(buffer, offset);
        for (final long lots : maxPositionLots) {
            buffer.putLong(end, lots);
            end += Long.BYTES;
        }
        for (final boolean paused : isPaused) {
            buffer.putByte(end++, (byte) (paused ? 1 : 0));
        }
        buffer.putByte(end, (byte) ((isKilled ? 1 : 0) | (isUnreconciled ? 2 : 0) | (isDiskLow ? 4 : 0)));
        return end + 1;
    }
}
