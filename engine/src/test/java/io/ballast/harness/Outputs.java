package io.ballast.harness;

import io.ballast.message.AmendOrderDecoder;
import io.ballast.message.CancelOrderDecoder;
import io.ballast.message.IndexEventDecoder;
import io.ballast.message.LedgerEntryDecoder;
import io.ballast.message.MarginChangeDecoder;
import io.ballast.message.MessageHeaderDecoder;
import io.ballast.message.NewOrderDecoder;
import io.ballast.message.OutlookChangeDecoder;
import io.ballast.message.PredictionDecoder;
import io.ballast.message.RankingDecoder;
import io.ballast.message.ReconcileRequestDecoder;
import io.ballast.message.ReconcileResultDecoder;
import io.ballast.message.RefusalDecoder;
import io.ballast.message.RiskEventDecoder;
import io.ballast.message.StateChecksumsDecoder;
import io.ballast.message.TargetChangeDecoder;
import io.ballast.message.TimeInForce;
import io.ballast.message.TopUpRequestDecoder;
import io.ballast.message.TransitionDecoder;
import io.ballast.slot.OrderSection;
import java.util.ArrayList;
import java.util.List;
import org.agrona.DirectBuffer;

/** Decodes the outputs of an event into records. */
public final class Outputs {
    private Outputs() {}

    /** One decoded output. */
    public sealed interface Output
            permits NewOrder,
                    Amend,
                    Cancel,
                    TargetChange,
                    Transition,
                    Refusal,
                    Risk,
                    Outlook,
                    Predicted,
                    Ranked,
                    Ledger,
                    IndexEvent,
                    Margin,
                    TopUp,
                    Asked,
                    Compared,
                    State {}

    /** An order; negative lots sell. */
    public record NewOrder(
            long clientOrderId,
            int overlay,
            int contract,
            long lots,
            long limit,
            boolean isReduceOnly,
            TimeInForce timeInForce)
            implements Output {
        /** One that rests at its limit until it is cancelled. */
        public NewOrder(
                final long clientOrderId,
                final int overlay,
                final int contract,
                final long lots,
                final long limit,
                final boolean isReduceOnly) {
            this(clientOrderId, overlay, contract, lots, limit, isReduceOnly, TimeInForce.GOOD_TILL_CANCEL);
        }

        @Override
        public String toString() {
            return "NEW " + lots + " @ " + limit + style() + (isReduceOnly ? " reduce-only" : "");
        }

        private String style() {
            return switch (timeInForce) {
                case POST_ONLY -> " post-only";
                case IMMEDIATE_OR_CANCEL -> " immediate";
                default -> "";
            };
        }
    }

    /** New total quantity and price of a working order. */
    public record Amend(long clientOrderId, int overlay, long lots, long limit) implements Output {
        @Override
        public String toString() {
            return "AMEND to " + lots + " @ " + limit;
        }
    }

    /** A working order is to end. */
    public record Cancel(long clientOrderId, int overlay, String reason) implements Output {
        @Override
        public String toString() {
            return "CANCEL " + reason;
        }
    }

    /** The hedge moved a target. */
    public record TargetChange(int overlay, String action, long from, long to, double ratio) implements Output {
        @Override
        public String toString() {
            return action + " " + from + " to " + to;
        }
    }

    /** An overlay's phase moved. */
    public record Transition(int overlay, String from, String to, String reason) implements Output {
        @Override
        public String toString() {
            return from + " to " + to + ": " + reason;
        }
    }

    /** The gate stopped an order. */
    public record Refusal(int overlay, String reason, long delta, long observed, long allowed) implements Output {
        @Override
        public String toString() {
            return "REFUSED " + delta + ": " + reason;
        }
    }

    /** Something about risk that is no order's refusal. */
    public record Risk(int overlay, int instrument, String kind, long observed, long allowed) implements Output {
        @Override
        public String toString() {
            return "RISK " + kind;
        }
    }

    /** What is expected of an overlay's drift. */
    public record Outlook(int overlay, String outlook, boolean isCommanded) implements Output {
        @Override
        public String toString() {
            return "OUTLOOK " + outlook + (isCommanded ? " commanded" : "");
        }
    }

    /** Tracking errors that a position was judged by. */
    public record Predicted(
            int overlay, String verdict, double unhedged, double intended, double notional, double beta, double minimum)
            implements Output {
        @Override
        public String toString() {
            return "PREDICTED " + verdict;
        }
    }

    /** What an overlay costs against trading the coins. */
    public record Ledger(int overlay, long cost, long close, long direct, long tax, long breakEvenNs, boolean isClosed)
            implements Output {}

    /** One candidate of a choice of contract. */
    public record Ranked(
            int overlay,
            int candidate,
            String verdict,
            double score,
            double error,
            double effectiveness,
            double cost,
            double carry)
            implements Output {
        @Override
        public String toString() {
            return "RANKED " + candidate + " " + verdict;
        }
    }

    /** What became of an index's recomposition. */
    public record IndexEvent(int index, String outcome, double level) implements Output {
        @Override
        public String toString() {
            return "INDEX " + index + ": " + outcome;
        }
    }

    /** An account moved on the margin ladder. */
    public record Margin(int account, String from, String to, double distance, double ratio) implements Output {
        @Override
        public String toString() {
            return "MARGIN " + from + " to " + to;
        }
    }

    /** Collateral is wanted. */
    public record TopUp(int account, int contract, long amountNanoUsd, long deadlineNs) implements Output {
        @Override
        public String toString() {
            return "TOP UP " + amountNanoUsd + (contract < 0 ? "" : " of " + contract);
        }
    }

    /** A venue is asked for its account. */
    public record Asked(int source, long requestId, long lastExecution) implements Output {
        @Override
        public String toString() {
            return "ASK " + source + " from " + lastExecution;
        }
    }

    /** What came of asking a venue. */
    public record Compared(
            int source,
            String outcome,
            int instrument,
            long observed,
            long expected,
            int adopted,
            int canceled,
            int lost)
            implements Output {
        @Override
        public String toString() {
            final String figures = observed == 0 && expected == 0 ? "" : ": " + observed + ", not " + expected;
            return outcome + figures + " (" + adopted + " adopted, " + canceled + " canceled, " + lost + " lost)";
        }
    }

    /** What the stages' state came to, as a sum of its checksums. */
    public record State(int bytes, int crc) implements Output {
        @Override
        public String toString() {
            return "STATE " + bytes;
        }
    }

    public static List<Output> decode(final OrderSection section) {
        final List<Output> outputs = new ArrayList<>();
        int offset = 0;
        for (int i = 0; i < section.outputCount; i++) {
            final int length = section.outputs.getInt(offset);
            outputs.add(decode(section.outputs, offset + OrderSection.LENGTH_BYTES));
            offset += OrderSection.LENGTH_BYTES + length;
        }
        if (offset != section.outputBytes) {
            throw new AssertionError("outputs end at " + offset + ", not at " + section.outputBytes);
        }
        return outputs;
    }

    private static State state(final StateChecksumsDecoder in) {
        return new State(
                in.ingestBytes() + in.indexBytes() + in.hedgeBytes() + in.orderBytes(),
                in.ingestCrc() + in.indexCrc() + in.hedgeCrc() + in.orderCrc());
    }

    public static Output decode(final DirectBuffer buffer, final int offset) {
        final MessageHeaderDecoder header = new MessageHeaderDecoder().wrap(buffer, offset);
        return switch (header.templateId()) {
            case NewOrderDecoder.TEMPLATE_ID ->
                newOrder(new NewOrderDecoder().wrapAndApplyHeader(buffer, offset, header));
            case AmendOrderDecoder.TEMPLATE_ID -> {
                final AmendOrderDecoder amend = new AmendOrderDecoder().wrapAndApplyHeader(buffer, offset, header);
                yield new Amend(amend.clientOrderId(), amend.overlayId(), amend.qtyLots(), amend.limitTicks());
            }
            case CancelOrderDecoder.TEMPLATE_ID -> {
                final CancelOrderDecoder cancel = new CancelOrderDecoder().wrapAndApplyHeader(buffer, offset, header);
                yield new Cancel(
                        cancel.clientOrderId(),
                        cancel.overlayId(),
                        cancel.cancelReason().name());
            }
            case TargetChangeDecoder.TEMPLATE_ID ->
                targetChange(new TargetChangeDecoder().wrapAndApplyHeader(buffer, offset, header));
            case TransitionDecoder.TEMPLATE_ID ->
                transition(new TransitionDecoder().wrapAndApplyHeader(buffer, offset, header));
            case RefusalDecoder.TEMPLATE_ID -> refusal(new RefusalDecoder().wrapAndApplyHeader(buffer, offset, header));
            case OutlookChangeDecoder.TEMPLATE_ID -> {
                final OutlookChangeDecoder change =
                        new OutlookChangeDecoder().wrapAndApplyHeader(buffer, offset, header);
                yield new Outlook(change.overlayId(), change.outlook().name(), change.commanded() != 0);
            }
            case PredictionDecoder.TEMPLATE_ID ->
                predicted(new PredictionDecoder().wrapAndApplyHeader(buffer, offset, header));
            case RankingDecoder.TEMPLATE_ID -> ranked(new RankingDecoder().wrapAndApplyHeader(buffer, offset, header));
            case LedgerEntryDecoder.TEMPLATE_ID ->
                ledger(new LedgerEntryDecoder().wrapAndApplyHeader(buffer, offset, header));
            case IndexEventDecoder.TEMPLATE_ID -> {
                final IndexEventDecoder event = new IndexEventDecoder().wrapAndApplyHeader(buffer, offset, header);
                yield new IndexEvent(event.indexId(), event.outcome().name(), event.level());
            }
            case RiskEventDecoder.TEMPLATE_ID -> {
                final RiskEventDecoder event = new RiskEventDecoder().wrapAndApplyHeader(buffer, offset, header);
                yield new Risk(
                        event.overlayId(),
                        event.instrumentId(),
                        event.kind().name(),
                        event.observed(),
                        event.allowed());
            }
            case MarginChangeDecoder.TEMPLATE_ID -> {
                final MarginChangeDecoder change = new MarginChangeDecoder().wrapAndApplyHeader(buffer, offset, header);
                yield new Margin(
                        change.accountId(),
                        change.from().name(),
                        change.to().name(),
                        change.sigmaDistance(),
                        change.marginRatio());
            }
            case TopUpRequestDecoder.TEMPLATE_ID -> {
                final TopUpRequestDecoder request =
                        new TopUpRequestDecoder().wrapAndApplyHeader(buffer, offset, header);
                yield new TopUp(
                        request.accountId(), request.instrumentId(), request.amountNanoUsd(), request.deadlineNs());
            }
            case ReconcileRequestDecoder.TEMPLATE_ID -> {
                final ReconcileRequestDecoder asked =
                        new ReconcileRequestDecoder().wrapAndApplyHeader(buffer, offset, header);
                yield new Asked(asked.sourceId(), asked.requestId(), asked.lastExecutionSequence());
            }
            case ReconcileResultDecoder.TEMPLATE_ID ->
                compared(new ReconcileResultDecoder().wrapAndApplyHeader(buffer, offset, header));
            case StateChecksumsDecoder.TEMPLATE_ID ->
                state(new StateChecksumsDecoder().wrapAndApplyHeader(buffer, offset, header));
            default -> throw new AssertionError("not an output: template " + header.templateId());
        };
    }

    private static Compared compared(final ReconcileResultDecoder result) {
        return new Compared(
                result.sourceId(),
                result.outcome().name(),
                result.instrumentId(),
                result.observed(),
                result.expected(),
                result.adopted(),
                result.canceled(),
                result.lost());
    }

    private static NewOrder newOrder(final NewOrderDecoder order) {
        return new NewOrder(
                order.clientOrderId(),
                order.overlayId(),
                order.instrumentId(),
                order.side().value() * order.qtyLots(),
                order.limitTicks(),
                order.reduceOnly() != 0,
                order.timeInForce());
    }

    private static Predicted predicted(final PredictionDecoder in) {
        return new Predicted(
                in.overlayId(),
                in.verdict().name(),
                in.unhedged(),
                in.intended(),
                in.notional(),
                in.beta(),
                in.minimum());
    }

    private static Ledger ledger(final LedgerEntryDecoder in) {
        return new Ledger(
                in.overlayId(),
                in.overlayCostNanoUsd(),
                in.overlayCloseNanoUsd(),
                in.directCostNanoUsd(),
                in.taxNanoUsd(),
                in.breakEvenNs(),
                in.isClosed() != 0);
    }

    private static Ranked ranked(final RankingDecoder in) {
        return new Ranked(
                in.overlayId(),
                in.candidate(),
                in.verdict().name(),
                in.score(),
                in.trackingError(),
                in.effectiveness(),
                in.roundTripCost(),
                in.carryPerYear());
    }

    private static TargetChange targetChange(final TargetChangeDecoder change) {
        return new TargetChange(
                change.overlayId(),
                change.action().name(),
                change.previousLots(),
                change.targetLots(),
                change.hedgeRatio());
    }

    private static Transition transition(final TransitionDecoder transition) {
        return new Transition(
                transition.overlayId(),
                transition.from().name(),
                transition.to().name(),
                transition.reason().name());
    }

    private static Refusal refusal(final RefusalDecoder refusal) {
        return new Refusal(
                refusal.overlayId(),
                refusal.gateReason().name(),
                refusal.deltaLots(),
                refusal.observed(),
                refusal.allowed());
    }
}
