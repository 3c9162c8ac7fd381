package io.ballast.ingest;

import io.ballast.math.Bounds;
import io.ballast.message.BalanceReportDecoder;
import io.ballast.message.OrderReportDecoder;
import io.ballast.message.PositionReportDecoder;
import io.ballast.message.ReportBeginDecoder;
import io.ballast.message.ReportEndDecoder;
import io.ballast.message.Side;
import io.ballast.slot.EventKind;
import io.ballast.slot.IngestOutcome;
import io.ballast.slot.IngestSection;
import io.ballast.state.StateCodec;
import io.ballast.state.Stateful;
import org.agrona.DirectBuffer;

/**
 * A venue's account as it stands, part by part. Whether the parts make a whole report is for the order stage to say;
 * positions and balances may be anything, for they are only compared.
 */
final class ReportIngest implements Stateful {
    private final ReferenceTable reference;
    private final ReportBeginDecoder begin = new ReportBeginDecoder();
    private final OrderReportDecoder order = new OrderReportDecoder();
    private final PositionReportDecoder position = new PositionReportDecoder();
    private final BalanceReportDecoder balance = new BalanceReportDecoder();
    private final ReportEndDecoder end = new ReportEndDecoder();
    private final SequenceGuard reports;

    ReportIngest(final ReferenceTable reference) {
        this.reference = reference;
        reports = new SequenceGuard(reference.sources);
    }

    IngestOutcome onBegin(
            final DirectBuffer buffer, final int blockLength, final int version, final IngestSection out) {
        begin.wrap(buffer, IngestStage.BODY, blockLength, version);
        final IngestOutcome origin = origin(begin.sourceId(), begin.sourceSequence());
        if (origin != IngestOutcome.ACCEPTED) {
            return origin;
        }
        if (begin.lastExecutionSequence() < 0) {
            return IngestOutcome.OUT_OF_RANGE;
        }
        out.requestId = begin.requestId();
        out.reportedExecution = begin.lastExecutionSequence();
        return accept(begin.sourceId(), begin.sourceSequence(), EventKind.REPORT_BEGIN, out);
    }

    IngestOutcome onOrder(
            final DirectBuffer buffer, final int blockLength, final int version, final IngestSection out) {
        order.wrap(buffer, IngestStage.BODY, blockLength, version);
        final int instrumentId = order.instrumentId();
        final IngestOutcome origin = origin(order.sourceId(), order.sourceSequence(), instrumentId);
        if (origin != IngestOutcome.ACCEPTED) {
            return origin;
        }
        final Side side = order.side();
        if (side != Side.BUY && side != Side.SELL) {
            return IngestOutcome.UNKNOWN_VALUE;
        }
        if (!Bounds.isPrice(order.limitTicks())) {
            return IngestOutcome.BAD_PRICE;
        }
        if (!Bounds.isQuantity(order.leavesLots())
                || order.leavesLots() == 0
                || !Bounds.isQuantity(order.filledLots())) {
            return IngestOutcome.BAD_QUANTITY;
        }
        out.instrumentId = instrumentId;
        out.clientOrderId = order.clientOrderId();
        out.executionSign = side == Side.BUY ? 1 : -1;
        out.limitTicks = order.limitTicks();
        out.leavesLots = order.leavesLots();
        out.filledLots = order.filledLots();
        return accept(order.sourceId(), order.sourceSequence(), EventKind.ORDER_REPORT, out);
    }

    IngestOutcome onPosition(
            final DirectBuffer buffer, final int blockLength, final int version, final IngestSection out) {
        position.wrap(buffer, IngestStage.BODY, blockLength, version);
        final int instrumentId = position.instrumentId();
        final IngestOutcome origin = origin(position.sourceId(), position.sourceSequence(), instrumentId);
        if (origin != IngestOutcome.ACCEPTED) {
            return origin;
        }
        out.instrumentId = instrumentId;
        out.reportedLots = position.positionLots();
        return accept(position.sourceId(), position.sourceSequence(), EventKind.POSITION_REPORT, out);
    }

    IngestOutcome onBalance(
            final DirectBuffer buffer, final int blockLength, final int version, final IngestSection out) {
        balance.wrap(buffer, IngestStage.BODY, blockLength, version);
        final IngestOutcome origin = origin(balance.sourceId(), balance.sourceSequence());
        if (origin != IngestOutcome.ACCEPTED) {
            return origin;
        }
        out.reportedNanoUsd = balance.contractCashNanoUsd();
        return accept(balance.sourceId(), balance.sourceSequence(), EventKind.BALANCE_REPORT, out);
    }

    IngestOutcome onEnd(final DirectBuffer buffer, final int blockLength, final int version, final IngestSection out) {
        end.wrap(buffer, IngestStage.BODY, blockLength, version);
        final IngestOutcome origin = origin(end.sourceId(), end.sourceSequence());
        if (origin != IngestOutcome.ACCEPTED) {
            return origin;
        }
        out.requestId = end.requestId();
        out.reportedOrders = end.orders();
        out.reportedPositions = end.positions();
        return accept(end.sourceId(), end.sourceSequence(), EventKind.REPORT_END, out);
    }

    /** A source that was connected anew numbers its reports from anywhere. */
    void forget(final int sourceId) {
        reports.forget(sourceId);
    }

    private IngestOutcome origin(final int sourceId, final long sequence) {
        if (!reference.isSource(sourceId)) {
            return IngestOutcome.UNKNOWN_SOURCE;
        }
        return reports.isNext(sourceId, sequence) ? IngestOutcome.ACCEPTED : IngestOutcome.OUT_OF_SEQUENCE;
    }

    private IngestOutcome origin(final int sourceId, final long sequence, final int instrumentId) {
        if (!reference.isInstrument(instrumentId)) {
            return IngestOutcome.UNKNOWN_INSTRUMENT;
        }
        return reference.prices(sourceId, instrumentId) ? origin(sourceId, sequence) : IngestOutcome.UNKNOWN_SOURCE;
    }

    private IngestOutcome accept(
            final int sourceId, final long sequence, final EventKind kind, final IngestSection out) {
        reports.accept(sourceId, sequence);
        out.sourceId = sourceId;
        out.kind = kind;
        return IngestOutcome.ACCEPTED;
    }

    @Override
    public void codeState(final StateCodec state) {
        reports.codeState(state);
    }
}
