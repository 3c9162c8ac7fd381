package io.ballast.slot;

/** Levels, exposures, positions and data quality after the event. Every field is written on every event. */
public final class IndexSection {
    /** Whether cash and every holding are known and priced by valid data, and NAV is positive and in range. */
    public boolean isNavValid;
    /** Spot, cash and futures equity. */
    public long navNanoUsd;
    /** Opening spot, opening cash and transfers: NAV as if the engine had never traded. */
    public long unhedgedNavNanoUsd;
    /** Cash and futures equity: what stands behind the futures. */
    public long collateralNanoUsd;
    /** Σ |position| × mid over all contracts. */
    public long grossNotionalNanoUsd;
    /** Venue fees paid so far. */
    public long feesNanoUsd;
    /** Paid so far for crossing the spread: what fills were worse than the mid at their arrival; below zero if better. */
    public long spreadNanoUsd;
    /** Funding received so far, paid below zero. */
    public long fundingNanoUsd;
    /** Whether a price, holding, position, target or validity changed, so that decisions must be looked at again. */
    public boolean isMoved;

    /** Per sleeve: value of its spot. */
    public final long[] sleeveNanoUsd;
    /** Per sleeve: value of its spot − target × NAV. */
    public final long[] driftNanoUsd;
    /** Per sleeve: value of its spot with the exposure of every contract position counted in. */
    public final long[] effectiveNanoUsd;
    /** Per sleeve: the exposure of contract positions, protections left out: those are not there to restore a weight. */
    public final long[] committedNanoUsd;
    /** Per sleeve: what changes of quantity have added to its value so far; the rest of a change of value is return. */
    public final long[] flowNanoUsd;

    /** Per overlay: whether its index, if it has one, is complete and valid. */
    public final boolean[] isIndexValid;
    /** Per overlay: level of its index in USD per basket, 0 without one. */
    public final double[] indexLevel;

    /** Per overlay: exposure to its sleeve that the contracts of other overlays bring, protection left out. */
    public final long[] othersNanoUsd;

    /** Per leg: whether its instrument has a valid quote, is the configured one and is not past its expiry. */
    public final boolean[] isLegValid;
    /** Per leg: best bid. */
    public final long[] bidTicks;
    /** Per leg: best offer. */
    public final long[] askTicks;
    /** Per leg: the smaller of the quantities bid and offered. */
    public final long[] depthLots;
    /** Per leg: the lowest price that something other than the present quote vouches for; 0: nothing does. */
    public final long[] referenceLowTicks;
    /** Per leg: the highest such price. */
    public final long[] referenceHighTicks;
    /** Per leg: value of one lot at mid; of a contract its USD delta. */
    public final long[] lotNanoUsd;
    /** Per leg: what one long lot adds to the exposure of its overlay's sleeve. */
    public final long[] lookedThroughNanoUsd;
    /** Per leg: position, short below zero; of a spot leg the quantity held. */
    public final long[] positionLots;

    IndexSection(final SlotShape shape) {
        final int sleeves = shape.sleeves();
        sleeveNanoUsd = new long[sleeves];
        driftNanoUsd = new long[sleeves];
        effectiveNanoUsd = new long[sleeves];
        committedNanoUsd = new long[sleeves];
        flowNanoUsd = new long[sleeves];
        final int overlays = shape.overlays();
        isIndexValid = new boolean[overlays];
        indexLevel = new double[overlays];
        othersNanoUsd = new long[overlays];
        final int legs = shape.legs();
        isLegValid = new boolean[legs];
        bidTicks = new long[legs];
        askTicks = new long[legs];
        depthLots = new long[legs];
        referenceLowTicks = new long[legs];
        referenceHighTicks = new long[legs];
        lotNanoUsd = new long[legs];
        lookedThroughNanoUsd = new long[legs];
        positionLots = new long[legs];
    }
}
