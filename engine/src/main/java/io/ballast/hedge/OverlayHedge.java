package io.ballast.hedge;

import io.ballast.counter.Counter;
import io.ballast.counter.Counters;
import io.ballast.math.Ppb;
import io.ballast.math.Rounding;
import io.ballast.settings.HedgeMode;
import io.ballast.settings.OverlaySettings;
import io.ballast.slot.Action;
import io.ballast.slot.HedgeSection;
import io.ballast.slot.IndexSection;
import io.ballast.slot.Phase;
import io.ballast.slot.PhaseReason;
import org.agrona.MutableDirectBuffer;

/**
 * One overlay: decides the absolute position that keeps its sleeve's effective weight inside the band.
 *
 * <p>The band is tested with the <em>intended</em> drift, that is with the target counted as held: a hedge that is on
 * its way does not fire a second time. On a breach the intended drift is brought to ρ·h; when the sleeve's own drift
 * is back inside ρ·h on the hedged side, the position is closed.
 */
final class OverlayHedge {
    private final OverlaySettings settings;
    private final BetaGrid grid;
    private final Counters counters;
    private Phase phase = Phase.IDLE;
    private long targetLots;
    private int breachSamples;

    OverlayHedge(final OverlaySettings settings, final Counters counters) {
        this.settings = settings;
        this.counters = counters;
        grid = new BetaGrid(settings, counters);
    }

    /** @param isLook whether something moved since the last event, or the timer asks */
    void onEvent(final long timeNs, final boolean isLook, final IndexSection index, final HedgeSection out) {
        final int id = settings.id();
        final boolean isData = index.isNavValid && index.isContractValid[id] && index.isIndexValid[id];
        if (isLook && settings.indexId() >= 0) {
            final long midHalfTicks = index.bidTicks[id] + index.askTicks[id];
            grid.onEvent(timeNs, isData && index.indexLevel[id] > 0, index.indexLevel[id], midHalfTicks);
        }
        final double ratio = settings.mode() == HedgeMode.BETA ? grid.beta() : 1;
        final long exposurePerLot = exposurePerLot(index.lotNanoUsd[id], ratio);
        final long driftNanoUsd = index.driftNanoUsd[settings.sleeveId()];
        final long bandNanoUsd = Ppb.of(index.navNanoUsd, settings.bandPpb());
        out.hedgeRatio[id] = ratio;
        out.bandNanoUsd[id] = bandNanoUsd;
        writeDrift(driftNanoUsd, exposurePerLot, index.positionLots[id], out);
        if (isLook && isData && exposurePerLot != 0) {
            decide(driftNanoUsd, bandNanoUsd, exposurePerLot, out);
        }
        settle(index.positionLots[id], out);
        out.targetLots[id] = targetLots;
    }

    /** As it stands before this event's decision. */
    private void writeDrift(
            final long driftNanoUsd, final long exposurePerLot, final long positionLots, final HedgeSection out) {
        final int id = settings.id();
        out.previousLots[id] = targetLots;
        out.action[id] = Action.NONE;
        out.driftNanoUsd[id] = driftNanoUsd;
        out.intendedDriftNanoUsd[id] = driftNanoUsd + targetLots * exposurePerLot;
        out.effectiveDriftNanoUsd[id] = driftNanoUsd + positionLots * exposurePerLot;
    }

    /** What one long lot adds to the sleeve's exposure. */
    private long exposurePerLot(final long lotNanoUsd, final double ratio) {
        final long lookedThrough = Ppb.of(lotNanoUsd, settings.lookThroughPpb());
        return ratio == 1 ? lookedThrough : (long) (lookedThrough / ratio);
    }

    private void decide(
            final long driftNanoUsd, final long bandNanoUsd, final long exposurePerLot, final HedgeSection out) {
        final long innerNanoUsd = Ppb.of(bandNanoUsd, settings.tradeBackPpb());
        if (targetLots != 0 && isDriftGone(driftNanoUsd, innerNanoUsd, exposurePerLot)) {
            setTarget(0, Action.REVERT, out);
            enter(Phase.REVERT, PhaseReason.DRIFT_GONE, out);
            return;
        }
        final long intendedNanoUsd = driftNanoUsd + targetLots * exposurePerLot;
        if (Math.abs(intendedNanoUsd) <= bandNanoUsd) {
            onInside(out);
        } else {
            onBreach(driftNanoUsd, intendedNanoUsd, bandNanoUsd, innerNanoUsd, exposurePerLot, out);
        }
    }

    /** −sign(N)·drift &lt; ρ·h: the drift that the position covers is back inside, or on the other side. */
    private boolean isDriftGone(final long driftNanoUsd, final long innerNanoUsd, final long exposurePerLot) {
        final boolean isShortExposure = targetLots < 0 == exposurePerLot > 0;
        return (isShortExposure ? driftNanoUsd : -driftNanoUsd) < innerNanoUsd;
    }

    private void onInside(final HedgeSection out) {
        breachSamples = 0;
        if (phase == Phase.DRIFT) {
            enter(Phase.IDLE, PhaseReason.BREACH_CLEARED, out);
        }
    }

    private void onBreach(
            final long driftNanoUsd,
            final long intendedNanoUsd,
            final long bandNanoUsd,
            final long innerNanoUsd,
            final long exposurePerLot,
            final HedgeSection out) {
        if (phase == Phase.IDLE) {
            enter(Phase.DRIFT, PhaseReason.BAND_BREACHED, out);
        }
        breachSamples = Math.min(breachSamples, settings.dwellSamples()) + 1;
        final boolean isFar = Math.abs(intendedNanoUsd) > bandNanoUsd + bandNanoUsd / 2;
        if (breachSamples <= settings.dwellSamples() && !isFar) {
            return;
        }
        if (bandNanoUsd < Math.abs(exposurePerLot) / 2) {
            counters.increment(Counter.BANDS_NARROWER_THAN_HALF_LOT);
            return;
        }
        final long keptNanoUsd = intendedNanoUsd > 0 ? innerNanoUsd : -innerNanoUsd;
        final long lots = lotsFor(driftNanoUsd - keptNanoUsd, exposurePerLot);
        if (lots != targetLots) {
            retarget(lots, out);
        }
    }

    /** The position whose exposure is nearest to the opposite of {@code amountNanoUsd}. */
    private static long lotsFor(final long amountNanoUsd, final long exposurePerLot) {
        return exposurePerLot > 0
                ? -Rounding.nearestTiesToZero(amountNanoUsd, exposurePerLot)
                : Rounding.nearestTiesToZero(amountNanoUsd, -exposurePerLot);
    }

    private void retarget(final long lots, final HedgeSection out) {
        final boolean isFirst = targetLots == 0;
        setTarget(lots, isFirst ? Action.ENGAGE : lots == 0 ? Action.REVERT : Action.SCALE, out);
        if (lots == 0) {
            enter(Phase.REVERT, PhaseReason.DRIFT_GONE, out);
        } else if (phase != Phase.EXECUTE) {
            enter(isFirst ? Phase.EXECUTE : Phase.SCALE, PhaseReason.TARGET_SET, out);
        }
    }

    private void setTarget(final long lots, final Action action, final HedgeSection out) {
        targetLots = lots;
        breachSamples = 0;
        out.action[settings.id()] = action;
        counters.increment(Counter.TARGET_CHANGES);
    }

    /** Ends EXECUTE, SCALE and REVERT when the position is where the target is. */
    private void settle(final long positionLots, final HedgeSection out) {
        if (positionLots != targetLots) {
            return;
        }
        if (phase == Phase.EXECUTE || phase == Phase.SCALE) {
            enter(Phase.MONITOR, PhaseReason.TARGET_REACHED, out);
        } else if (phase == Phase.REVERT) {
            enter(Phase.IDLE, PhaseReason.FLAT, out);
        }
    }

    private void enter(final Phase next, final PhaseReason reason, final HedgeSection out) {
        if (next == phase) {
            return;
        }
        final int at = out.transitionCount++;
        out.transitionOverlay[at] = settings.id();
        out.transitionFrom[at] = phase;
        out.transitionTo[at] = next;
        out.transitionReason[at] = reason;
        phase = next;
    }

    int writeState(final MutableDirectBuffer buffer, final int offset) {
        buffer.putLong(offset, targetLots);
        buffer.putInt(offset + Long.BYTES, phase.ordinal());
        buffer.putInt(offset + Long.BYTES + Integer.BYTES, breachSamples);
        return grid.writeState(buffer, offset + Long.BYTES + 2 * Integer.BYTES);
    }
}
