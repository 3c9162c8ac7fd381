package io.ballast.slot;

import java.util.Arrays;

/** What position each overlay wants, and why. Every field up to {@link #transitionCount} is written on every event. */
public final class HedgeSection {
    /** An overlay can pass through at most this many phases in one event. */
    public static final int TRANSITIONS_PER_OVERLAY = 3;

    /** Per overlay: the absolute position wanted, short below zero. */
    public final long[] targetLots;
    /** Per overlay: the target before this event. */
    public final long[] previousLots;
    /** Per overlay: what was done in this event. */
    public final Action[] action;
    /** Per overlay: drift of its sleeve without the overlay. */
    public final long[] driftNanoUsd;
    /** Per overlay: drift with the previous target counted as held; the figure the band was tested with. */
    public final long[] intendedDriftNanoUsd;
    /** Per overlay: drift with the actual position counted in. */
    public final long[] effectiveDriftNanoUsd;
    /** Per overlay: half-width of the band. */
    public final long[] bandNanoUsd;
    /** Per overlay: USD of contract for one USD of excess. */
    public final double[] hedgeRatio;

    public int transitionCount;
    public final int[] transitionOverlay;
    public final Phase[] transitionFrom;
    public final Phase[] transitionTo;
    public final PhaseReason[] transitionReason;

    HedgeSection(final int overlays) {
        targetLots = new long[overlays];
        previousLots = new long[overlays];
        action = new Action[overlays];
        driftNanoUsd = new long[overlays];
        intendedDriftNanoUsd = new long[overlays];
        effectiveDriftNanoUsd = new long[overlays];
        bandNanoUsd = new long[overlays];
        hedgeRatio = new double[overlays];
        transitionOverlay = new int[overlays * TRANSITIONS_PER_OVERLAY];
        transitionFrom = new Phase[overlays * TRANSITIONS_PER_OVERLAY];
        transitionTo = new Phase[overlays * TRANSITIONS_PER_OVERLAY];
        transitionReason = new PhaseReason[overlays * TRANSITIONS_PER_OVERLAY];
        Arrays.fill(action, Action.NONE);
        Arrays.fill(transitionFrom, Phase.IDLE);
        Arrays.fill(transitionTo, Phase.IDLE);
        Arrays.fill(transitionReason, PhaseReason.FLAT);
    }
}
