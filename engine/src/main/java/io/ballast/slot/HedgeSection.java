package io.ballast.slot;

import io.ballast.settings.Outlook;
import java.util.Arrays;

/** What position each leg is to have, and why. Every field up to {@link #transitionCount} is that of the event. */
public final class HedgeSection {
    /** An overlay can pass through at most this many phases in one event. */
    public static final int TRANSITIONS_PER_OVERLAY = 8;

    /** Per leg: the absolute position wanted, short below zero. */
    public final long[] targetLots;
    /** Per leg: the target before this event. */
    public final long[] previousLots;
    /** Per leg: what was done in this event. */
    public final Action[] action;
    /**
     * Per leg: the exposure that it is to offset. It and the two below, and the effective drift, are of the event; of an
     * overlay sized for the least tracking error as of the last event in which it solved for that: behind any other it is
     * known that no band was left.
     */
    public final long[] excessNanoUsd;
    /** Per leg: that exposure with the previous target counted as held; the figure the band was tested with. */
    public final long[] intendedNanoUsd;
    /** Per leg: USD of contract for one USD of excess. */
    public final double[] hedgeRatio;

    /** Per overlay: what it has to remove, without the overlay. */
    public final long[] driftNanoUsd;
    /** Per overlay: drift with the actual positions counted in; as of when the exposures of its legs are. */
    public final long[] effectiveDriftNanoUsd;
    /** Per overlay: half-width of the band. */
    public final long[] bandNanoUsd;

    /** Per overlay: candidate in use, by its place in the configuration. */
    public final int[] candidate;
    /** Per overlay: whether its outlook changed in this event. */
    public final boolean[] isOutlookChanged;
    /** Per overlay: what is expected of its drift. */
    public final Outlook[] outlook;
    /** Per overlay: whether a person's view stands for the signals. */
    public final boolean[] isOutlookCommanded;

    /** Per overlay: whether tracking errors were predicted for a decision in this event. */
    public final boolean[] isPredicted;
    /** Per overlay: what the last prediction decided. */
    public final PrecheckVerdict[] precheck;
    /** Per overlay: predicted tracking error a year without the overlay, as a share of NAV; NaN while unknown. */
    public final double[] unhedgedError;
    /** Per overlay: the same with the targets held. */
    public final double[] hedgedError;
    /** Per overlay: the same with the position that mode NOTIONAL would take. */
    public final double[] notionalError;
    /** Per overlay: the same for mode BETA. */
    public final double[] betaError;
    /** Per overlay: the same for mode MIN_TE. */
    public final double[] minimumError;

    /** Per overlay: intervals with an open position and a prediction so far; the four figures below are over these. */
    public final long[] trackedIntervals;
    /** Per overlay: tracking error a year that was predicted without the overlay, as a share of NAV. */
    public final double[] predictedUnhedged;
    /** Per overlay: the same with the positions held. */
    public final double[] predictedHedged;
    /** Per overlay: tracking error a year that came about without the overlay. */
    public final double[] realisedUnhedged;
    /** Per overlay: the same with the positions held. */
    public final double[] realisedHedged;

    /** Per overlay: β of its sleeve against its first contract by a Kalman filter; NaN without a sleeve. Sizes nothing. */
    public final double[] shadowBeta;
    /** Per overlay: the same from prices as they come, without a grid; NaN until known. Sizes nothing. */
    public final double[] asynchronousBeta;

    /** Per overlay: whether its ranking changed in this event. */
    public final boolean[] isRanked;
    /** Per candidate of all overlays: what the last ranking said. */
    public final CandidateVerdict[] verdict;
    /** Per candidate: cost, carry and risk of a dollar hedged over the horizon; less is better. */
    public final double[] score;
    /** Per candidate: tracking error a year of a dollar of the sleeve hedged with it. */
    public final double[] candidateError;
    /** Per candidate: share of the sleeve's variance that it removes. */
    public final double[] effectiveness;
    /** Per candidate: cost of opening and closing, as a share of what is hedged. */
    public final double[] roundTripCost;
    /** Per candidate: carry paid a year, as a share of what is hedged; below zero if received. */
    public final double[] carryPerYear;

    /** Per overlay: whether its cost ledger has something to say in this event. The figures below are as of its last look. */
    public final boolean[] isLedgerEntry;
    /** Per overlay: whether the episode of the figures has ended. */
    public final boolean[] isLedgerClosed;
    /** Per overlay: whether it does not pay for as long as it is expected to stand. */
    public final boolean[] isBreakEvenPassed;
    /** Per overlay: when the first position of the episode was taken. */
    public final long[] ledgerOpenedNs;
    /** Per overlay: exposure that the costs are for, the most so far. */
    public final long[] ledgerHedgedNanoUsd;
    /** Per overlay: fees, spread and impact paid, with carry and the cost of collateral. */
    public final long[] ledgerCostNanoUsd;
    /** Per overlay: of that, impact that its fills do not show. */
    public final long[] ledgerImpactNanoUsd;
    /** Per overlay: of that, what carry has brought, which takes it down; paid below zero. */
    public final long[] ledgerCarryNanoUsd;
    /** Per overlay: of that, the cost of collateral. */
    public final long[] ledgerCollateralNanoUsd;
    /** Per overlay: what closing now would add. */
    public final long[] ledgerCloseNanoUsd;
    /** Per overlay: fees, half spread and impact of the same trades in the coins, and of their reversal if meant. */
    public final long[] ledgerDirectNanoUsd;
    /** Per overlay: tax on those trades, as much of it as the overlay avoids or defers. */
    public final long[] ledgerTaxNanoUsd;
    /** Per overlay: H*, after the opening; {@link Long#MAX_VALUE}: never. */
    public final long[] ledgerBreakEvenNs;

    /**
     * Whether this event has nothing to tell: no action, no transition, nothing found, and every target as at the event
     * before. False says nothing.
     */
    public boolean isSilent;

    public int transitionCount;
    public final int[] transitionOverlay;
    public final Phase[] transitionFrom;
    public final Phase[] transitionTo;
    public final PhaseReason[] transitionReason;

    /** State at a checkpoint. */
    public final StateMark state = new StateMark();

    /** Whether the section still holds the event before. */
    public final Continuity continuity = new Continuity();

    HedgeSection(final SlotShape shape) {
        final int legs = shape.legs();
        final int overlays = shape.overlays();
        targetLots = new long[legs];
        previousLots = new long[legs];
        action = new Action[legs];
        excessNanoUsd = new long[legs];
        intendedNanoUsd = new long[legs];
        hedgeRatio = new double[legs];
        driftNanoUsd = new long[overlays];
        effectiveDriftNanoUsd = new long[overlays];
        bandNanoUsd = new long[overlays];
        candidate = new int[overlays];
        isOutlookChanged = new boolean[overlays];
        outlook = new Outlook[overlays];
        isOutlookCommanded = new boolean[overlays];
        isPredicted = new boolean[overlays];
        precheck = new PrecheckVerdict[overlays];
        unhedgedError = new double[overlays];
        hedgedError = new double[overlays];
        notionalError = new double[overlays];
        betaError = new double[overlays];
        minimumError = new double[overlays];
        trackedIntervals = new long[overlays];
        predictedUnhedged = new double[overlays];
        predictedHedged = new double[overlays];
        realisedUnhedged = new double[overlays];
        realisedHedged = new double[overlays];
        shadowBeta = new double[overlays];
        asynchronousBeta = new double[overlays];
        isRanked = new boolean[overlays];
        final int candidates = shape.candidates();
        verdict = new CandidateVerdict[candidates];
        score = new double[candidates];
        candidateError = new double[candidates];
        effectiveness = new double[candidates];
        roundTripCost = new double[candidates];
        carryPerYear = new double[candidates];
        isLedgerEntry = new boolean[overlays];
        isLedgerClosed = new boolean[overlays];
        ledgerOpenedNs = new long[overlays];
        ledgerHedgedNanoUsd = new long[overlays];
        ledgerCostNanoUsd = new long[overlays];
        isBreakEvenPassed = new boolean[overlays];
        ledgerImpactNanoUsd = new long[overlays];
        ledgerCarryNanoUsd = new long[overlays];
        ledgerCollateralNanoUsd = new long[overlays];
        ledgerCloseNanoUsd = new long[overlays];
        ledgerDirectNanoUsd = new long[overlays];
        ledgerTaxNanoUsd = new long[overlays];
        ledgerBreakEvenNs = new long[overlays];
        transitionOverlay = new int[overlays * TRANSITIONS_PER_OVERLAY];
        transitionFrom = new Phase[overlays * TRANSITIONS_PER_OVERLAY];
        transitionTo = new Phase[overlays * TRANSITIONS_PER_OVERLAY];
        transitionReason = new PhaseReason[overlays * TRANSITIONS_PER_OVERLAY];
        Arrays.fill(action, Action.NONE);
        Arrays.fill(outlook, Outlook.UNKNOWN);
        Arrays.fill(precheck, PrecheckVerdict.UNMEASURED);
        Arrays.fill(verdict, CandidateVerdict.UNMEASURED);
        Arrays.fill(transitionFrom, Phase.IDLE);
        Arrays.fill(transitionTo, Phase.IDLE);
        Arrays.fill(transitionReason, PhaseReason.FLAT);
    }
}
