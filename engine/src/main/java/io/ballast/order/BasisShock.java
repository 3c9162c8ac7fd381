package io.ballast.order;

import io.ballast.estimator.Decay;
import io.ballast.message.RiskEventKind;
import io.ballast.settings.BasisShockSettings;
import io.ballast.settings.LegSettings;
import io.ballast.slot.IndexSection;
import io.ballast.state.StateCodec;
import io.ballast.state.Stateful;
import java.util.List;

/**
 * Pauses an overlay while a contract of it stands far from its underlying. The basis is compared whenever a contract changed or
 * the bounds are new; its running mean and deviation take a sample on each timer.
 */
final class BasisShock implements Stateful {
    /** Samples from which on a deviation says something. */
    static final int ENOUGH = 60;
    /** Half a basis point: a basis that stood still must not make every tick a shock. */
    private static final double MIN_SIGMA_PPB = 50_000;
    /** Beyond any basis of a price that is worth looking at, and exact in whole numbers. */
    private static final double MAX_BOUND_PPB = 0x1p50;

    private final BasisShockSettings settings;
    private final int[] overlayOf;
    private final int[] instrumentOf;
    private final boolean[] isDated;
    private final double[] meanPpb;
    private final double[] weight;
    private final double[] squares;
    private final long[] samples;
    private final boolean[] isPaused;
    private final long[] observedPpb;
    private final long[] allowedPpb;
    /** By leg: a basis from the lowest to the highest, both included, is surely none; outside it is to be looked at. */
    private final long[] lowestPpb;

    private final long[] highestPpb;
    private final RiskEvents events;
    private long sampledNs;
    /** Whether bounds are to be made anew, and every contract is to be looked at. */
    private boolean isDue = true;

    /** @param legs by id */
    BasisShock(
            final BasisShockSettings settings,
            final List<LegSettings> legs,
            final int overlays,
            final RiskEvents events) {
        this.settings = settings;
        this.events = events;
        overlayOf = legs.stream().mapToInt(LegSettings::overlayId).toArray();
        instrumentOf = legs.stream().mapToInt(LegSettings::instrumentId).toArray();
        isDated = new boolean[legs.size()];
        legs.forEach(leg -> isDated[leg.id()] = leg.expiryNs() != 0);
        meanPpb = new double[legs.size()];
        weight = new double[legs.size()];
        squares = new double[legs.size()];
        samples = new long[legs.size()];
        isPaused = new boolean[overlays];
        observedPpb = new long[overlays];
        allowedPpb = new long[overlays];
        lowestPpb = new long[legs.size()];
        highestPpb = new long[legs.size()];
    }

    boolean isPaused(final int overlayId) {
        return isPaused[overlayId];
    }

    void resume(final int overlayId) {
        isPaused[overlayId] = false;
        isDue = true;
    }

    /** Compares the bases of contracts, if any changed or has new bounds; returns whether an overlay was paused. */
    boolean onEvent(final long timeNs, final boolean isTimer, final IndexSection index) {
        if (settings.levelPpb() == 0 && settings.sigmas() == 0) {
            return false;
        }
        // While no contract changed, what was found no shock is none, and what was found one has paused its overlay.
        final boolean isAny = (isDue || !index.areLegsKept) && lookAtAll(index);
        if (isTimer) {
            sampleAll(timeNs, index);
        }
        return isAny;
    }

    private boolean lookAtAll(final IndexSection index) {
        if (isDue) {
            isDue = false;
            bound();
        }
        boolean isAny = false;
        for (int leg = 0; leg < overlayOf.length; leg++) {
            final long basisPpb = index.basisPpb[leg];
            if (basisPpb < lowestPpb[leg] || basisPpb > highestPpb[leg]) {
                isAny |= look(leg, basisPpb);
            }
        }
        return isAny;
    }

    /** A part in a billion inside what is allowed, so that rounding decides nothing. */
    private void bound() {
        for (int leg = 0; leg < overlayOf.length; leg++) {
            final double most = isDistanceKnown(leg) ? mostDistancePpb(leg) : MAX_BOUND_PPB;
            final double level = isLevelKnown(leg) ? settings.levelPpb() : MAX_BOUND_PPB;
            final double around = Math.min(most, isDated[leg] ? level : MAX_BOUND_PPB);
            final double flat = isDated[leg] ? MAX_BOUND_PPB : level;
            lowestPpb[leg] = (long) Math.max(meanPpb[leg] - around, -flat) + 2;
            highestPpb[leg] = (long) Math.min(meanPpb[leg] + around, flat) - 2;
        }
    }

    private boolean look(final int leg, final long basisPpb) {
        final int overlay = overlayOf[leg];
        if (basisPpb == IndexSection.UNKNOWN || isPaused[overlay] || !isShock(leg, basisPpb)) {
            return false;
        }
        isPaused[overlay] = true;
        events.say(RiskEventKind.BASIS_SHOCK, overlay, instrumentOf[leg], observedPpb[overlay], allowedPpb[overlay]);
        return true;
    }

    private boolean isShock(final int leg, final long basisPpb) {
        final double level = levelPpb(leg, basisPpb);
        if (isLevelKnown(leg) && level > settings.levelPpb()) {
            return isFound(overlayOf[leg], level, (double) settings.levelPpb());
        }
        final double distance = distancePpb(leg, basisPpb);
        final double most = mostDistancePpb(leg);
        return isDistanceKnown(leg) && distance > most && isFound(overlayOf[leg], distance, most);
    }

    private boolean isLevelKnown(final int leg) {
        return settings.levelPpb() != 0 && (!isDated[leg] || samples[leg] >= ENOUGH);
    }

    private boolean isDistanceKnown(final int leg) {
        return settings.sigmas() != 0 && samples[leg] >= ENOUGH;
    }

    private double levelPpb(final int leg, final long basisPpb) {
        return isDated[leg] ? distancePpb(leg, basisPpb) : Math.abs((double) basisPpb);
    }

    private double distancePpb(final int leg, final long basisPpb) {
        return Math.abs((double) basisPpb - meanPpb[leg]);
    }

    private double mostDistancePpb(final int leg) {
        return settings.sigmas() * Math.max(MIN_SIGMA_PPB, Math.sqrt(squares[leg] / weight[leg]));
    }

    private boolean isFound(final int overlay, final double found, final double most) {
        observedPpb[overlay] = Math.round(found);
        allowedPpb[overlay] = Math.round(most);
        return true;
    }

    private void sampleAll(final long timeNs, final IndexSection index) {
        final double kept = Decay.lambda(timeNs - sampledNs, settings.halfLifeNs());
        sampledNs = timeNs;
        for (int leg = 0; leg < overlayOf.length; leg++) {
            sample(leg, index.basisPpb[leg], kept);
        }
        isDue = true;
    }

    /**
     * West's update of a mean and a sum of squares whose samples weigh less as they age: over the weight that there is, so
     * that the first samples of a long half-life make up the whole deviation and not the small part of it that they will be.
     */
    private void sample(final int leg, final long basisPpb, final double kept) {
        if (basisPpb == IndexSection.UNKNOWN) {
            return;
        }
        weight[leg] = kept * weight[leg] + 1;
        final double change = basisPpb - meanPpb[leg];
        meanPpb[leg] += change / weight[leg];
        squares[leg] = kept * squares[leg] + change * (basisPpb - meanPpb[leg]);
        samples[leg]++;
    }

    /** Says how far a contract of an overlay that is not paused stands from its level; nothing where that is not compared. */
    void explainLevel(final int leg, final long basisPpb, final Allowance allowance) {
        if (basisPpb != IndexSection.UNKNOWN && isLevelKnown(leg)) {
            allowance.isWithin(Math.round(levelPpb(leg, basisPpb)), settings.levelPpb());
        }
    }

    /** The same in deviations from its mean. */
    void explainDistance(final int leg, final long basisPpb, final Allowance allowance) {
        if (basisPpb != IndexSection.UNKNOWN && isDistanceKnown(leg)) {
            allowance.isWithin(Math.round(distancePpb(leg, basisPpb)), Math.round(mostDistancePpb(leg)));
        }
    }

    /** Says what an order of a paused overlay is refused for. */
    void explain(final int overlayId, final Allowance allowance) {
        allowance.isWithin(observedPpb[overlayId], allowedPpb[overlayId]);
    }

    @Override
    public void codeState(final StateCodec state) {
        state.each(meanPpb);
        state.each(weight);
        state.each(squares);
        state.each(samples);
        sampledNs = state.of(sampledNs);
        state.each(isPaused);
        state.each(observedPpb);
        state.each(allowedPpb);
        if (state.isReading()) {
            isDue = true;
        }
    }
}
