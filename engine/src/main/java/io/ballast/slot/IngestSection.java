package io.ballast.slot;

import io.ballast.instrument.IndexForm;

/**
 * The normalised, validated change. {@link #kind}, {@link #outcome} and {@link #timeNs} are always written; the other
 * fields only for the kinds they are listed under.
 */
public final class IngestSection {
    public EventKind kind = EventKind.REFUSED;
    public IngestOutcome outcome = IngestOutcome.MALFORMED;
    /** Engine time: never runs back. */
    public long timeNs;

    /** QUOTE, TRADE, MARK, EXECUTION, ACCOUNT (-1: none), HOLDING, CONTRACT_SPECIFICATION, SEND_FAILURE, RECOMPOSITION_MEMBER. */
    public int instrumentId;
    /** FEED_STATUS, and all of the above but SEND_FAILURE and RECOMPOSITION_MEMBER. */
    public int sourceId;

    /** QUOTE. */
    public long bidTicks;

    public long askTicks;
    public long bidLots;
    public long askLots;

    /** TRADE. */
    public long tradeTicks;

    public long tradeLots;

    /** MARK. */
    public long markTicks;

    public long indexTicks;
    /** Predicted for the running period; above zero longs pay shorts. */
    public long fundingRatePpb;
    /** When the running period ends. */
    public long nextFundingTimeNs;
    /** How long a period is, as configured. */
    public long fundingPeriodNs;

    /** EXECUTION; the order id also for SEND_FAILURE. */
    public long clientOrderId;

    public ExecutionKind executionKind = ExecutionKind.ACCEPTED;
    /** +1 bought, -1 sold. */
    public int executionSign;

    public long lastTicks;
    public long lastLots;
    public long leavesLots;
    public long feeNanoUsd;

    /** ACCOUNT. */
    public long amountNanoUsd;

    public boolean isFunding;

    /** HOLDING. */
    public long holdingLots;

    /** CONTRACT_SPECIFICATION: whether the venue's contract is the configured one. */
    public boolean isAsConfigured;
    /** CONTRACT_SPECIFICATION: from when on. */
    public long effectiveTimeNs;

    /** TARGET. */
    public int sleeveId;

    public long weightPpb;
    public boolean isCommit;

    /** COMMAND. */
    public CommandKind commandKind = CommandKind.KILL;
    /** -1: all. */
    public int overlayId;

    public long commandValue;
    /** 0: none. */
    public long commandExpiryNs;

    /** FEED_STATUS. */
    public FeedState feedState = FeedState.UP;

    /** SEND_FAILURE: the template id of the output that did not leave. */
    public int failedTemplateId;

    /** RECOMPOSITION_BEGIN, RECOMPOSITION_MEMBER, RECOMPOSITION_COMMIT. */
    public int indexId;

    /** RECOMPOSITION_BEGIN. */
    public IndexForm indexForm = IndexForm.QUANTITIES;

    public long capPpb;
    public long floorPpb;
    public int memberCount;

    /** RECOMPOSITION_MEMBER: mantissa × 10<sup>exponent</sup>. */
    public long amountMantissa;

    public int amountExponent;
}
