package io.ballast.order;

import io.ballast.message.CancelOrderEncoder;
import io.ballast.message.CancelReason;
import io.ballast.message.MessageHeaderEncoder;
import io.ballast.message.ReconcileOutcome;
import io.ballast.message.ReconcileRequestEncoder;
import io.ballast.message.ReconcileResultEncoder;

/** Encodes what is asked of venues and what came of it. */
final class ReconciliationEncoder {
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final ReconcileRequestEncoder request = new ReconcileRequestEncoder();
    private final ReconcileResultEncoder result = new ReconcileResultEncoder();
    private final CancelOrderEncoder cancel = new CancelOrderEncoder();
    private final OutputBuffer out;

    ReconciliationEncoder(final OutputBuffer out) {
        this.out = out;
    }

    void request(final int sourceId, final SourceAccount account) {
        request.wrapAndApplyHeader(out.buffer(), out.body(), header)
                .timeNs(out.timeNs())
                .requestId(account.requestId())
                .lastExecutionSequence(account.lastExecution())
                .sourceId(sourceId);
        out.end(ReconcileRequestEncoder.BLOCK_LENGTH);
    }

    void result(
            final int sourceId,
            final SourceAccount account,
            final VenueReport report,
            final ReconcileOutcome outcome,
            final int adopted,
            final int lost) {
        final boolean isFinding = outcome != ReconcileOutcome.CLEAN && outcome != ReconcileOutcome.OVERDUE;
        result.wrapAndApplyHeader(out.buffer(), out.body(), header)
                .timeNs(out.timeNs())
                .requestId(account.requestId())
                .observed(isFinding ? report.observed() : 0)
                .expected(isFinding ? report.expected() : 0)
                .instrumentId(isFinding ? report.instrumentId() : -1)
                .sourceId(sourceId)
                .adopted(adopted)
                .canceled(outcome == ReconcileOutcome.OVERDUE ? 0 : report.canceled())
                .lost(lost)
                .outcome(outcome);
        out.end(ReconcileResultEncoder.BLOCK_LENGTH);
    }

    /** Of an order that no leg has. */
    void cancel(final long clientOrderId, final int instrumentId, final int overlayId) {
        cancel.wrapAndApplyHeader(out.buffer(), out.body(), header)
                .timeNs(out.timeNs())
                .clientOrderId(clientOrderId)
                .instrumentId(instrumentId)
                .overlayId(overlayId)
                .cancelReason(CancelReason.RECONCILE);
        out.end(CancelOrderEncoder.BLOCK_LENGTH);
    }
}
