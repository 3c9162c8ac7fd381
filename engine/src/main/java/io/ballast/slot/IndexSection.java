package io.ballast.slot;

/** Levels, exposures, positions and data quality after the event. Every field is written on every event. */
public final class IndexSection {
    /** Whether cash and every holding are known and priced by valid data, and NAV is positive and in range. */
    public boolean isNavValid;
    /** Spot, cash and futures equity. */
    public long navNanoUsd;
    /** Spot, opening cash and transfers: NAV as if no future had ever been traded. */
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
    /** Per overlay: whether its contract has a valid quote and is the configured one. */
    public final boolean[] isContractValid;
    /** Per overlay: whether its index, if it has one, is complete and valid. */
    public final boolean[] isIndexValid;
    /** Per overlay: level of its index in USD per basket, 0 without one. */
    public final double[] indexLevel;
    /** Per overlay: its contract's best bid. */
    public final long[] bidTicks;
    /** Per overlay: its contract's best offer. */
    public final long[] askTicks;
    /** Per overlay: the lowest price that something other than the present quote vouches for; 0: nothing does. */
    public final long[] referenceLowTicks;
    /** Per overlay: the highest such price. */
    public final long[] referenceHighTicks;
    /** Per overlay: value of one lot of its contract at mid. */
    public final long[] lotNanoUsd;
    /** Per overlay: position in its contract, short below zero. */
    public final long[] positionLots;

    IndexSection(final int sleeves, final int overlays) {
        sleeveNanoUsd = new long[sleeves];
        driftNanoUsd = new long[sleeves];
        isContractValid = new boolean[overlays];
        isIndexValid = new boolean[overlays];
        indexLevel = new double[overlays];
        bidTicks = new long[overlays];
        askTicks = new long[overlays];
        referenceLowTicks = new long[overlays];
        referenceHighTicks = new long[overlays];
        lotNanoUsd = new long[overlays];
        positionLots = new long[overlays];
    }
}
