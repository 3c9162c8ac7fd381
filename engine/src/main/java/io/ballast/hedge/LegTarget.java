package io.ballast.hedge;

import io.ballast.math.Rounding;
import io.ballast.slot.Action;
import io.ballast.slot.HedgeSection;
import io.ballast.state.StateCodec;
import io.ballast.state.Stateful;

/**
 * One contract of an overlay: the exposure that it is to offset and the absolute position wanted for it.
 *
 * <p>The band is tested with the <em>intended</em> exposure, that is with the target counted as held: a hedge that is
 * on its way does not fire a second time.
 */
final class LegTarget implements Stateful {
    private final int id;
    private long targetLots;
    private long excessNanoUsd;
    private long perLotNanoUsd;
    private long bandNanoUsd;
    private long innerNanoUsd;
    private double ratio = 1;

    LegTarget(final int id) {
        this.id = id;
    }

    int id() {
        return id;
    }

    long targetLots() {
        return targetLots;
    }

    long perLotNanoUsd() {
        return perLotNanoUsd;
    }

    long excessNanoUsd() {
        return excessNanoUsd;
    }

    /**
     * What the leg has to do now.
     *
     * @param excess  exposure to offset
     * @param perLot  exposure that one long lot adds
     * @param band    half-width of the band
     * @param inner   what is left after a breach
     * @param toRatio USD of contract for one USD of exposure
     */
    void offset(final long excess, final long perLot, final long band, final long inner, final double toRatio) {
        excessNanoUsd = excess;
        perLotNanoUsd = perLot;
        bandNanoUsd = band;
        innerNanoUsd = inner;
        ratio = toRatio;
    }

    /** What the leg has to do now, where a lot adds what it did. */
    void follow(final long excess, final long band, final long inner) {
        excessNanoUsd = excess;
        bandNanoUsd = band;
        innerNanoUsd = inner;
    }

    long intendedNanoUsd() {
        return excessNanoUsd + targetLots * perLotNanoUsd;
    }

    boolean isBreached() {
        return Math.abs(intendedNanoUsd()) > bandNanoUsd;
    }

    boolean isBeyondInner() {
        return Math.abs(intendedNanoUsd()) > innerNanoUsd;
    }

    /** Beyond one and a half bands nothing waits. */
    boolean isFar() {
        return Math.abs(intendedNanoUsd()) > bandNanoUsd + bandNanoUsd / 2;
    }

    /** −sign(N)·excess &lt; ρ·h: what a position of these lots covers is back inside, gone, or on the other side. */
    boolean isGone(final long lots) {
        final long coveredNanoUsd = coveredNanoUsd(lots);
        return coveredNanoUsd < innerNanoUsd || coveredNanoUsd == 0;
    }

    /** Exposure that a position of these lots is held against; below zero if there is only some of the other side. */
    long coveredNanoUsd(final long lots) {
        final boolean isShortExposure = lots < 0 == perLotNanoUsd > 0;
        return isShortExposure ? excessNanoUsd : -excessNanoUsd;
    }

    /** Whether a position is wanted and still called for. */
    boolean isCalledFor() {
        return targetLots != 0 && !isGone(targetLots);
    }

    /** Whether the band is so narrow that rounding to lots would leave it again. */
    boolean isBandTooNarrow() {
        return bandNanoUsd < Math.abs(perLotNanoUsd) / 2;
    }

    boolean isSized() {
        return perLotNanoUsd != 0;
    }

    /** The position that leaves ρ·h of the intended exposure; the target itself if there is no more than that. */
    long lotsBackInside() {
        final long intendedNanoUsd = intendedNanoUsd();
        if (!isBeyondInner()) {
            return targetLots;
        }
        return lotsFor(excessNanoUsd - (intendedNanoUsd > 0 ? innerNanoUsd : -innerNanoUsd));
    }

    /** The position whose exposure is nearest to the opposite of {@code amountNanoUsd}. */
    long lotsFor(final long amountNanoUsd) {
        return lotsFor(amountNanoUsd, perLotNanoUsd);
    }

    static long lotsFor(final long amountNanoUsd, final long perLotNanoUsd) {
        return perLotNanoUsd > 0
                ? -Rounding.nearestTiesToZero(amountNanoUsd, perLotNanoUsd)
                : Rounding.nearestTiesToZero(amountNanoUsd, -perLotNanoUsd);
    }

    /** @param capLots as much as margin lets stand */
    OverlayState.LegSizing sizing(final long capLots) {
        return new OverlayState.LegSizing(
                id, targetLots, excessNanoUsd, perLotNanoUsd, bandNanoUsd, innerNanoUsd, capLots, isFar());
    }

    /** As before this event's decision. */
    void begin(final HedgeSection out) {
        out.previousLots[id] = targetLots;
        out.action[id] = Action.NONE;
        out.targetLots[id] = targetLots;
    }

    /** What the decision is taken on. */
    void describe(final HedgeSection out) {
        out.excessNanoUsd[id] = excessNanoUsd;
        out.intendedNanoUsd[id] = excessNanoUsd + out.previousLots[id] * perLotNanoUsd;
        out.hedgeRatio[id] = ratio;
    }

    /** Sets the target; returns whether it is another one. */
    boolean retarget(final long lots, final HedgeSection out) {
        if (lots == targetLots) {
            return false;
        }
        final long before = out.previousLots[id];
        out.action[id] = before == 0 ? Action.ENGAGE : lots == 0 ? Action.REVERT : Action.SCALE;
        targetLots = lots;
        out.targetLots[id] = lots;
        return true;
    }

    /** What the leg has to do is said anew with every event. */
    @Override
    public void codeState(final StateCodec state) {
        targetLots = state.of(targetLots);
    }
}
