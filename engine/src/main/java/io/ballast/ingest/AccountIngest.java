package io.ballast.ingest;

import io.ballast.math.Bounds;
import io.ballast.message.AccountChange;
import io.ballast.message.AccountDecoder;
import io.ballast.message.ExecutionDecoder;
import io.ballast.message.HoldingDecoder;
import io.ballast.message.ReconcileRequestDecoder;
import io.ballast.message.SendFailureDecoder;
import io.ballast.message.SendReason;
import io.ballast.message.Side;
import io.ballast.message.VenueReason;
import io.ballast.slot.EventKind;
import io.ballast.slot.ExecutionKind;
import io.ballast.slot.IngestOutcome;
import io.ballast.slot.IngestSection;
import io.ballast.state.StateCodec;
import io.ballast.state.Stateful;
import org.agrona.DirectBuffer;

/** What concerns the account: executions, cash, holdings, and sends that failed. */
final class AccountIngest implements Stateful {
    static final int NO_INSTRUMENT = -1;

    private final ReferenceTable reference;
    private final ExecutionDecoder execution = new ExecutionDecoder();
    private final AccountDecoder account = new AccountDecoder();
    private final HoldingDecoder holding = new HoldingDecoder();
    private final SendFailureDecoder failure = new SendFailureDecoder();
    /** By source: executions are numbered 1, 2, 3 …, so that a missing one is noticed. */
    private final long[] lastExecution;

    private final SequenceGuard accounts;
    private final SequenceGuard holdings;

    AccountIngest(final ReferenceTable reference) {
        this.reference = reference;
        lastExecution = new long[reference.sources];
        accounts = new SequenceGuard(reference.sources);
        holdings = new SequenceGuard(reference.instruments);
    }

    IngestOutcome onExecution(
            final DirectBuffer buffer, final int blockLength, final int version, final IngestSection out) {
        execution.wrap(buffer, IngestStage.BODY, blockLength, version);
        final int instrumentId = execution.instrumentId();
        if (!reference.isInstrument(instrumentId)) {
            return IngestOutcome.UNKNOWN_INSTRUMENT;
        }
        final int sourceId = execution.sourceId();
        if (!reference.prices(sourceId, instrumentId)) {
            return IngestOutcome.UNKNOWN_SOURCE;
        }
        final long sequence = execution.sourceSequence();
        if (sequence <= lastExecution[sourceId]) {
            return IngestOutcome.OUT_OF_SEQUENCE;
        }
        if (sequence != lastExecution[sourceId] + 1) {
            out.sourceId = sourceId;
            return IngestOutcome.EXECUTION_GAP;
        }
        final IngestOutcome amounts = checkAmounts(instrumentId, out);
        if (amounts != IngestOutcome.ACCEPTED) {
            out.refusedExecutionSourceId = sourceId;
            return amounts;
        }
        lastExecution[sourceId] = sequence;
        out.executionSequence = sequence;
        out.instrumentId = instrumentId;
        out.sourceId = sourceId;
        out.clientOrderId = execution.clientOrderId();
        out.kind = EventKind.EXECUTION;
        return IngestOutcome.ACCEPTED;
    }

    private IngestOutcome checkAmounts(final int instrumentId, final IngestSection out) {
        final Side side = execution.side();
        if (!readKind(out) || (side != Side.BUY && side != Side.SELL)) {
            return IngestOutcome.UNKNOWN_VALUE;
        }
        final long lastTicks = execution.lastTicks();
        final long lastLots = execution.lastLots();
        final boolean isFill = out.executionKind.isFill();
        if (!Bounds.isQuantity(lastLots) || !Bounds.isQuantity(execution.leavesLots()) || (isFill && lastLots == 0)) {
            return IngestOutcome.BAD_QUANTITY;
        }
        if (isFill && !Bounds.isPrice(lastTicks)) {
            return IngestOutcome.BAD_PRICE;
        }
        if (!reference.isMoney(instrumentId, lastLots, 2 * Math.max(lastTicks, 0))
                || !Bounds.isMoney(execution.feeNanoUsd())) {
            return IngestOutcome.OUT_OF_RANGE;
        }
        out.executionSign = side == Side.BUY ? 1 : -1;
        out.lastTicks = lastTicks;
        out.lastLots = lastLots;
        out.leavesLots = execution.leavesLots();
        out.feeNanoUsd = execution.feeNanoUsd();
        out.isPostOnlyRefusal = execution.venueReason() == VenueReason.POST_ONLY;
        return IngestOutcome.ACCEPTED;
    }

    private boolean readKind(final IngestSection out) {
        switch (execution.executionType()) {
            case ACCEPTED -> out.executionKind = ExecutionKind.ACCEPTED;
            case FILL -> out.executionKind = ExecutionKind.FILL;
            case CANCELED -> out.executionKind = ExecutionKind.CANCELED;
            case REJECTED -> out.executionKind = ExecutionKind.REJECTED;
            case AMENDED -> out.executionKind = ExecutionKind.AMENDED;
            case CANCEL_REJECTED -> out.executionKind = ExecutionKind.CANCEL_REJECTED;
            case EXPIRED -> out.executionKind = ExecutionKind.EXPIRED;
            case LIQUIDATED -> out.executionKind = ExecutionKind.LIQUIDATED;
            case DELEVERAGED -> out.executionKind = ExecutionKind.DELEVERAGED;
            case SBE_UNKNOWN, NULL_VAL -> {
                return false;
            }
        }
        return true;
    }

    IngestOutcome onAccount(
            final DirectBuffer buffer, final int blockLength, final int version, final IngestSection out) {
        account.wrap(buffer, IngestStage.BODY, blockLength, version);
        final int sourceId = account.sourceId();
        final int instrumentId = account.instrumentId();
        if (!reference.isSource(sourceId)) {
            return IngestOutcome.UNKNOWN_SOURCE;
        }
        if (!accounts.isNext(sourceId, account.sourceSequence())) {
            return IngestOutcome.OUT_OF_SEQUENCE;
        }
        switch (account.change()) {
            case OPENING_BALANCE, TRANSFER -> out.isFunding = false;
            case FUNDING -> out.isFunding = true;
            case SBE_UNKNOWN, NULL_VAL -> {
                return IngestOutcome.UNKNOWN_VALUE;
            }
        }
        final boolean isNamed =
                out.isFunding || (account.change() == AccountChange.TRANSFER && instrumentId != NO_INSTRUMENT);
        if (isNamed && !isContract(instrumentId, sourceId)) {
            return IngestOutcome.UNKNOWN_INSTRUMENT;
        }
        if (!Bounds.isMoney(account.amountNanoUsd())) {
            return IngestOutcome.OUT_OF_RANGE;
        }
        accounts.accept(sourceId, account.sourceSequence());
        out.instrumentId = isNamed ? instrumentId : NO_INSTRUMENT;
        out.sourceId = sourceId;
        out.amountNanoUsd = account.amountNanoUsd();
        out.kind = EventKind.ACCOUNT;
        return IngestOutcome.ACCEPTED;
    }

    /** Margin and funding are a contract's, and the contract is its source's. */
    private boolean isContract(final int instrumentId, final int sourceId) {
        return reference.isInstrument(instrumentId)
                && reference.isContract[instrumentId]
                && reference.prices(sourceId, instrumentId);
    }

    IngestOutcome onHolding(
            final DirectBuffer buffer, final int blockLength, final int version, final IngestSection out) {
        holding.wrap(buffer, IngestStage.BODY, blockLength, version);
        final int instrumentId = holding.instrumentId();
        if (!reference.isInstrument(instrumentId) || reference.isContract[instrumentId]) {
            return IngestOutcome.UNKNOWN_INSTRUMENT;
        }
        if (!reference.prices(holding.sourceId(), instrumentId)) {
            return IngestOutcome.UNKNOWN_SOURCE;
        }
        if (!holdings.isNext(instrumentId, holding.sourceSequence())) {
            return IngestOutcome.OUT_OF_SEQUENCE;
        }
        final long qtyLots = holding.qtyLots();
        if (!Bounds.isQuantity(qtyLots)) {
            return IngestOutcome.BAD_QUANTITY;
        }
        if (!Bounds.isProductMoney(qtyLots, 1, reference.nanoUsdPerHalfTickLot[instrumentId])) {
            return IngestOutcome.OUT_OF_RANGE;
        }
        holdings.accept(instrumentId, holding.sourceSequence());
        out.instrumentId = instrumentId;
        out.sourceId = holding.sourceId();
        out.holdingLots = qtyLots;
        out.kind = EventKind.HOLDING;
        return IngestOutcome.ACCEPTED;
    }

    IngestOutcome onSendFailure(
            final DirectBuffer buffer, final int blockLength, final int version, final IngestSection out) {
        failure.wrap(buffer, IngestStage.BODY, blockLength, version);
        final boolean isRequest = failure.templateId() == ReconcileRequestDecoder.TEMPLATE_ID;
        if (!isRequest && !reference.isInstrument(failure.instrumentId())) {
            return IngestOutcome.UNKNOWN_INSTRUMENT;
        }
        final SendReason reason = failure.sendReason();
        if (reason == SendReason.NULL_VAL || reason == SendReason.SBE_UNKNOWN) {
            return IngestOutcome.UNKNOWN_VALUE;
        }
        out.instrumentId = isRequest ? NO_INSTRUMENT : failure.instrumentId();
        out.clientOrderId = failure.clientOrderId();
        out.failedTemplateId = failure.templateId();
        out.kind = EventKind.SEND_FAILURE;
        return IngestOutcome.ACCEPTED;
    }

    @Override
    public void codeState(final StateCodec state) {
        state.each(lastExecution);
        accounts.codeState(state);
        holdings.codeState(state);
    }
}
