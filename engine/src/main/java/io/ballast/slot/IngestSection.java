package io.ballast.slot;

import io.ballast.instrument.IndexForm;

/**
 * The normalised, validated change. {@link #kind}, {@link #outcome} and {@link #timeNs} are always written; the other
 * fields only for the kinds they are listed under.
 */
public final class IngestSection {
    public EventKind kind = EventKind.REFUSED;
    public IngestOutcome outcome = IngestOutcome.MALFORMED;
    /** The source whose execution was refused for what it says, −1: none. Written for every input. */
    public int refusedExecutionSourceId = -1;
    /** Engine time: never runs back. */
    public long timeNs;

    /**
     * QUOTE, TRADE, MARK, EXECUTION, ACCOUNT (-1: none), HOLDING, CONTRACT_SPECIFICATION, SEND_FAILURE (-1: none),
     * RECOMPOSITION_MEMBER, ORDER_REPORT, POSITION_REPORT.
     */
    public int instrumentId;
    /**
     * FEED_STATUS, REPORT_BEGIN, BALANCE_REPORT, REPORT_END, and all of the above but SEND_FAILURE and
     * RECOMPOSITION_MEMBER. Also of an input refused as {@link IngestOutcome#EXECUTION_GAP}.
     */
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

    /** EXECUTION, ORDER_REPORT; of SEND_FAILURE what the output named: an order, or a request's number. */
    public long clientOrderId;

    public ExecutionKind executionKind = ExecutionKind.ACCEPTED;
    /** +1 bought, -1 sold; also of ORDER_REPORT. */
    public int executionSign;
    /** The venue's number of the execution: one more than that of the one before. */
    public long executionSequence;

    public long lastTicks;
    public long lastLots;
    /** Also of ORDER_REPORT. */
    public long leavesLots;

    public long feeNanoUsd;
    /** EXECUTION: refused because an order that must rest would have traded at once. */
    public boolean isPostOnlyRefusal;

    /** REPORT_BEGIN, REPORT_END: of the request that is answered. */
    public long requestId;
    /** REPORT_BEGIN: number of the last execution that the report counts in. */
    public long reportedExecution;

    /** ORDER_REPORT. */
    public long limitTicks;

    public long filledLots;

    /** POSITION_REPORT: short below zero. */
    public long reportedLots;

    /** BALANCE_REPORT. */
    public long reportedNanoUsd;

    /** REPORT_END: how many of each a whole report has held. */
    public int reportedOrders;

    public int reportedPositions;

    /** ACCOUNT: with an instrument it is that contract's funding, or goes to the margin posted for it. */
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

    /** CHECKPOINT. */
    public final StateMark state = new StateMark();

    /** CHECKPOINT: whether the copies of all stages are to be kept. No decision and no output reads it. */
    public boolean isStateKept;
}
