package io.ballast.slot;

import java.util.Arrays;

/** Levels, exposures, positions and data quality after the event. After a stage every field is that of its event. */
public final class IndexSection {
    /** A basis that is not known. */
    public static final long UNKNOWN = Long.MIN_VALUE;

    /** What one event can bring: the outcome of its own step, and one index that waited. */
    public static final int MAX_RECOMPOSITIONS = 2;

    /** Whether cash and every holding are known and priced by valid data, and NAV is positive and in range. */
    public boolean isNavValid;
    /** INVALID unless NAV is valid; DEGRADED if a price that NAV depends on is. */
    public Quality navQuality = Quality.INVALID;
    /** Spot, cash and futures equity. */
    public long navNanoUsd;
    /** Opening spot, opening cash and transfers: NAV as if the engine had never traded. */
    public long unhedgedNavNanoUsd;
    /** Cash and futures equity, profit in coin at the coin's mid included: what stands behind the futures. */
    public long collateralNanoUsd;
    /** Σ |position| × mid over all contracts. */
    public long grossNotionalNanoUsd;
    /** Venue fees paid so far. */
    public long feesNanoUsd;
    /** Paid so far for crossing the spread: what fills were worse than the mid at their arrival; below zero if better. */
    public long spreadNanoUsd;
    /** Funding received so far, paid below zero. */
    public long fundingNanoUsd;
    /**
     * What moves of spot prices have brought so far. It and the three figures below add up, with funding received and
     * fees and spread paid, to NAV in every unit: so do their changes to the change of NAV.
     */
    public long spotGainNanoUsd;
    /** What moves of what futures follow have brought, all of a future's move where that is not known. */
    public long futuresGainNanoUsd;
    /** What moves of futures against what they follow have brought. */
    public long basisGainNanoUsd;
    /** What came in or went out otherwise: cash moved, and holdings at the prices of their moments. */
    public long flowsNanoUsd;
    /** Whether a price, holding, position, target or validity changed, so that decisions must be looked at again. */
    public boolean isMoved;
    /**
     * Whether nothing that is said of legs, and no exposure of contracts, is another than at the event before; funding
     * accrued, liquidation and deviations are said by account. False says nothing.
     */
    public boolean areLegsKept;

    /** Per sleeve: value of its spot, with the profit of contracts that is paid in its coins: that is coin as well. */
    public final long[] sleeveNanoUsd;
    /** Per sleeve: that value − target × NAV. */
    public final long[] driftNanoUsd;
    /** Per sleeve: that value with the exposure of every contract position counted in. */
    public final long[] effectiveNanoUsd;
    /** Per sleeve: the exposure of contract positions, protections left out: those are not there to restore a weight. */
    public final long[] committedNanoUsd;
    /** Per sleeve: what changes of quantity, profit paid in coin among them, have added to its value so far; the rest of a change of value is return. */
    public final long[] flowNanoUsd;

    /** The held asset whose price or quantity this event changed, -1: none; the two figures below are its. */
    public int touchedAssetId;
    /** What is held of it. */
    public long touchedNanoUsd;
    /** The same with its part of every contract's exposure to its sleeves, in proportion to what they hold of it. */
    public long touchedEffectiveNanoUsd;

    /** Per overlay: whether its index, if it has one, is complete and valid. */
    public final boolean[] isIndexValid;
    /** Per overlay: INVALID unless its index is valid, NORMAL without one; DEGRADED if a constituent's price is. */
    public final Quality[] indexQuality;
    /** Per overlay: level of its index in USD per basket, 0 without one. */
    public final double[] indexLevel;

    /** Per overlay: exposure to its sleeve that the contracts of other overlays bring, protection left out. */
    public final long[] othersNanoUsd;

    /** Per overlay, as of the last timer, or of when NAV was first known: value that a sale of its drift in the coins would bring; 0 without such a drift. */
    public final long[] saleNanoUsd;
    /** Per overlay: gain that this sale would realise, all coins of the sleeve sold in proportion; a loss below zero. */
    public final long[] saleGainNanoUsd;
    /** Per overlay: quoted half spread of its coins, by their values, as a share of price. */
    public final double[] saleHalfSpread;
    /**
     * Per overlay: Σ w<sup>3/2</sup> ÷ √(USD a day) over its coins, w their shares: Y·σ times this times A<sup>3/2</sup> is
     * the impact of trading A dollars of them.
     */
    public final double[] saleDepth;

    /**
     * Per leg: whether its instrument has a valid quote, as has the coin in which it is settled, is the configured one
     * and is not past its expiry, and a lot is worth something.
     */
    public final boolean[] isLegValid;
    /** Per leg: best bid. */
    public final long[] bidTicks;
    /** Per leg: best offer. */
    public final long[] askTicks;
    /** Per leg: quantity at the best bid. */
    public final long[] bidLots;
    /** Per leg: quantity at the best offer. */
    public final long[] askLots;
    /** Per leg: the smaller of the two. */
    public final long[] depthLots;
    /** Per leg: the lowest price that something other than the present quote vouches for; 0: nothing does. */
    public final long[] referenceLowTicks;
    /** Per leg: the highest such price. */
    public final long[] referenceHighTicks;
    /**
     * Per leg: value of one lot at mid; of a contract its USD delta, which falls to zero over the settlement window and
     * is zero while a price is missing.
     */
    public final long[] lotNanoUsd;
    /** Per leg: what one long lot adds to the exposure of its overlay's sleeve. */
    public final long[] lookedThroughNanoUsd;
    /** Per leg: position, short below zero; of a spot leg the quantity held. */
    public final long[] positionLots;
    /** Per leg: future ÷ underlying − 1 in parts per billion, {@link #UNKNOWN} without a price of the underlying. */
    public final long[] basisPpb;
    /** Per leg: simple annualized basis of a dated contract; {@link #UNKNOWN} otherwise and in its last day. */
    public final long[] basisPerYearPpb;
    /** Per leg: funding received at the funding times that passed, at the rates that stood then; not part of NAV. */
    public final long[] fundingAccruedNanoUsd;
    /** Per leg: venue fees paid so far. */
    public final long[] legFeesNanoUsd;
    /** Per leg: what its fills were worse than the mid at their arrival; below zero if better. */
    public final long[] legSpreadNanoUsd;
    /** Per leg: funding that the account received so far, paid below zero. */
    public final long[] legFundingNanoUsd;
    /** Per leg: its part of {@link #basisGainNanoUsd}. */
    public final long[] legBasisNanoUsd;
    /**
     * Per leg: profit of what was closed, without fees; of a spot leg by its tax lots, of a contract settled in coin at the
     * coin's mid.
     */
    public final long[] legRealisedNanoUsd;
    /** Per leg: profit of what is open at mid; with the realised one it makes the exact whole. */
    public final long[] legUnrealisedNanoUsd;
    /** Per leg: average price of what is open, in ticks: harmonic for an inverse contract; NaN while flat. */
    public final double[] legEntryTicks;

    /** Whether the venue's report of this event has another figure than the book; the next three are about it. */
    public boolean isReportDifferent;
    /** The instrument whose position differs, -1: it is the balance, or nothing. */
    public int differingInstrumentId;
    /** The venue's figure, in lots or nano-USD. */
    public long reportedFigure;
    /** The book's. */
    public long expectedFigure;

    /**
     * Whether every figure of accounts stands as at the event before, and none of them has anything to be told; false says
     * nothing.
     */
    public boolean areAccountsKept;
    /** Per account: how near it is to its liquidation. */
    public final MarginState[] marginState;
    /** Per account: the state before this event. */
    public final MarginState[] previousMarginState;
    /** Per account: collateral that counts and the value of its positions at the venue's mark, at mid without one. */
    public final long[] accountEquityNanoUsd;
    /** Per account: Σ |position| at the same prices. */
    public final long[] accountGrossNanoUsd;
    /** Per account: what the venue asks for its positions. */
    public final long[] maintenanceNanoUsd;
    /** Per account: maintenance margin over equity, of an isolated account its worst position's; 0 when flat. */
    public final double[] marginRatio;
    /**
     * Per account: daily standard deviations to the nearest liquidation as last computed: on a timer, with every fill
     * but one that makes a position smaller, when cash moves and when the account moves on its ladder; infinite: there is none.
     */
    public final double[] sigmaDistance;
    /** Per account: whether collateral is asked for in this event. */
    public final boolean[] isTopUpRequested;
    /** Per account: whether the collateral asked for did not come in time, said once. */
    public final boolean[] isTopUpOverdue;
    /** Per account: the collateral last asked for. */
    public final long[] topUpNanoUsd;
    /** Per account: by when; 0: none is asked for. */
    public final long[] topUpDeadlineNs;
    /** Per account: the contract for whose isolated margin it was asked, -1: for the whole account. */
    public final int[] topUpInstrumentId;
    /** Per account: distance at which REDUCE is left: farther while collateral that was asked for is overdue. */
    public final double[] reduceToSigmas;
    /** Per account: margin ratio below which REDUCE is left. */
    public final long[] reduceToRatioPpb;
    /** Per leg: volatility a day of a contract, floored; 0 of spot. */
    public final double[] dailySigma;
    /** Per leg: price in ticks at which its position is liquidated if no other moves, as of the last timer; NaN: none. */
    public final double[] liquidationTicks;
    /** Per leg: price in ticks at which nothing stands behind its position any more; NaN: none. */
    public final double[] bankruptcyTicks;

    /** How many of the following are of this event. */
    public int recompositionCount;
    /** Of which index. */
    public final int[] recompositionIndex = new int[MAX_RECOMPOSITIONS];
    /** What became of it. */
    public final Recomposition[] recomposition = new Recomposition[MAX_RECOMPOSITIONS];
    /** The index's level after it. */
    public final double[] recompositionLevel = new double[MAX_RECOMPOSITIONS];

    /** State at a checkpoint. */
    public final StateMark state = new StateMark();

    /** Whether the section still holds the event before. */
    public final Continuity continuity = new Continuity();

    IndexSection(final SlotShape shape) {
        final int sleeves = shape.sleeves();
        sleeveNanoUsd = new long[sleeves];
        driftNanoUsd = new long[sleeves];
        effectiveNanoUsd = new long[sleeves];
        committedNanoUsd = new long[sleeves];
        flowNanoUsd = new long[sleeves];
        final int overlays = shape.overlays();
        isIndexValid = new boolean[overlays];
        indexQuality = new Quality[overlays];
        Arrays.fill(indexQuality, Quality.INVALID);
        indexLevel = new double[overlays];
        othersNanoUsd = new long[overlays];
        saleNanoUsd = new long[overlays];
        saleGainNanoUsd = new long[overlays];
        saleHalfSpread = new double[overlays];
        saleDepth = new double[overlays];
        final int legs = shape.legs();
        isLegValid = new boolean[legs];
        bidTicks = new long[legs];
        askTicks = new long[legs];
        bidLots = new long[legs];
        askLots = new long[legs];
        depthLots = new long[legs];
        referenceLowTicks = new long[legs];
        referenceHighTicks = new long[legs];
        lotNanoUsd = new long[legs];
        lookedThroughNanoUsd = new long[legs];
        positionLots = new long[legs];
        basisPpb = new long[legs];
        basisPerYearPpb = new long[legs];
        fundingAccruedNanoUsd = new long[legs];
        dailySigma = new double[legs];
        liquidationTicks = new double[legs];
        bankruptcyTicks = new double[legs];
        final int accounts = shape.accounts();
        marginState = new MarginState[accounts];
        previousMarginState = new MarginState[accounts];
        accountEquityNanoUsd = new long[accounts];
        accountGrossNanoUsd = new long[accounts];
        maintenanceNanoUsd = new long[accounts];
        marginRatio = new double[accounts];
        sigmaDistance = new double[accounts];
        isTopUpRequested = new boolean[accounts];
        isTopUpOverdue = new boolean[accounts];
        topUpNanoUsd = new long[accounts];
        topUpDeadlineNs = new long[accounts];
        topUpInstrumentId = new int[accounts];
        reduceToSigmas = new double[accounts];
        reduceToRatioPpb = new long[accounts];
        Arrays.fill(marginState, MarginState.NORMAL);
        Arrays.fill(previousMarginState, MarginState.NORMAL);
        legFeesNanoUsd = new long[legs];
        legSpreadNanoUsd = new long[legs];
        legFundingNanoUsd = new long[legs];
        legBasisNanoUsd = new long[legs];
        legRealisedNanoUsd = new long[legs];
        legUnrealisedNanoUsd = new long[legs];
        legEntryTicks = new double[legs];
        Arrays.fill(recomposition, Recomposition.NONE);
    }

    /**
     * What of NAV its parts do not account for: zero after every event, or money was booked in one place and not in
     * another. Zero also while NAV is beyond what money holds, and says nothing.
     */
    public long unattributedNanoUsd() {
        final long attributed = spotGainNanoUsd
                + futuresGainNanoUsd
                + basisGainNanoUsd
                + fundingNanoUsd
                - feesNanoUsd
                - spreadNanoUsd
                + flowsNanoUsd;
        return navNanoUsd == 0 ? 0 : navNanoUsd - attributed;
    }
}
