package io.ballast.ingest;

import io.ballast.counter.Counter;
import io.ballast.counter.Counters;
import io.ballast.instrument.Instrument;
import io.ballast.message.AccountDecoder;
import io.ballast.message.BalanceReportDecoder;
import io.ballast.message.CheckpointDecoder;
import io.ballast.message.CommandDecoder;
import io.ballast.message.ContractSpecificationDecoder;
import io.ballast.message.ExecutionDecoder;
import io.ballast.message.FeedStatusDecoder;
import io.ballast.message.HoldingDecoder;
import io.ballast.message.MarkDecoder;
import io.ballast.message.MessageHeaderDecoder;
import io.ballast.message.OrderReportDecoder;
import io.ballast.message.PositionReportDecoder;
import io.ballast.message.QuoteDecoder;
import io.ballast.message.RecompositionBeginDecoder;
import io.ballast.message.RecompositionCommitDecoder;
import io.ballast.message.RecompositionMemberDecoder;
import io.ballast.message.ReportBeginDecoder;
import io.ballast.message.ReportEndDecoder;
import io.ballast.message.SendFailureDecoder;
import io.ballast.message.TargetDecoder;
import io.ballast.message.TimerDecoder;
import io.ballast.message.TradeDecoder;
import io.ballast.settings.SourceSettings;
import io.ballast.slot.EventKind;
import io.ballast.slot.FeedState;
import io.ballast.slot.IngestOutcome;
import io.ballast.slot.IngestSection;
import io.ballast.slot.Slot;
import io.ballast.slot.Stage;
import io.ballast.state.StateCodec;
import io.ballast.state.StateImage;
import java.nio.ByteOrder;
import java.util.List;
import org.agrona.DirectBuffer;

/**
 * Decodes the input and lets it through only if it is well formed, of a known instrument and source, in range, in
 * sequence and in time. A refused input changes nothing but a counter and leaves its reason in the slot.
 */
public final class IngestStage implements Stage {
    /** Where a message's body begins in the slot. */
    static final int BODY = MessageHeaderDecoder.ENCODED_LENGTH;

    /** Receive time of an input that the feed made itself. */
    static final long NOW = 0;

    private static final Counter[] REFUSALS = refusalCounters();

    private final StateImage image = new StateImage();
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final MarketIngest market;
    private final AccountIngest account;
    private final OperatorIngest operator;
    private final RecompositionIngest recomposition;
    private final ReportIngest report;
    private final Counters counters;
    private long lastTimeNs = Long.MIN_VALUE;

    /**
     * @param instruments by id
     * @param sources     by id
     * @param sleeves     how many sleeves there are
     * @param overlays    how many overlays there are
     * @param indices     how many indices there are
     */
    public IngestStage(
            final List<Instrument> instruments,
            final List<SourceSettings> sources,
            final int sleeves,
            final int overlays,
            final int indices,
            final Counters counters) {
        final ReferenceTable reference = new ReferenceTable(instruments, sources);
        market = new MarketIngest(reference);
        account = new AccountIngest(reference);
        operator = new OperatorIngest(sleeves, overlays);
        recomposition = new RecompositionIngest(reference, indices);
        report = new ReportIngest(reference);
        this.counters = counters;
    }

    /** Engine time begins here, unless an input has moved it already: with it what the feed itself says is stamped. */
    public void begin(final long timeNs) {
        if (lastTimeNs == Long.MIN_VALUE) {
            lastTimeNs = timeNs;
        }
    }

    @Override
    public void onSlot(final Slot slot, final long sequence) {
        final IngestSection out = slot.ingest;
        out.refusedExecutionSourceId = -1;
        final IngestOutcome outcome = ingest(slot.input.buffer, slot.input.length, out);
        out.outcome = outcome;
        counters.increment(Counter.INPUTS);
        if (outcome == IngestOutcome.ACCEPTED) {
            lastTimeNs = out.timeNs;
            countAccepted(out.kind);
            if (out.kind == EventKind.CHECKPOINT) {
                onCheckpoint(slot, sequence);
            }
        } else {
            refuse(outcome, out);
        }
    }

    /** The copies of all stages are kept if this one's is free: it is given back last. */
    private void onCheckpoint(final Slot slot, final long sequence) {
        final IngestSection out = slot.ingest;
        out.isStateKept = image.isWanted() && !image.isKept();
        if (image.isWanted() && !out.isStateKept) {
            counters.increment(Counter.CHECKPOINTS_SKIPPED);
        }
        out.state.take(this, slot, sequence);
    }

    @Override
    public StateImage image() {
        return image;
    }

    private IngestOutcome ingest(final DirectBuffer buffer, final int length, final IngestSection out) {
        if (length < BODY + Long.BYTES) {
            return IngestOutcome.MALFORMED;
        }
        header.wrap(buffer, 0);
        if (header.schemaId() != MessageHeaderDecoder.SCHEMA_ID
                || header.version() > MessageHeaderDecoder.SCHEMA_VERSION) {
            return IngestOutcome.UNKNOWN_SCHEMA;
        }
        final int blockLength = header.blockLength();
        if (blockLength > length - BODY) {
            return IngestOutcome.MALFORMED;
        }
        final long stampedNs = buffer.getLong(BODY, ByteOrder.LITTLE_ENDIAN);
        out.timeNs = stampedNs == NOW && isMadeByFeed(buffer, blockLength) ? lastTimeNs : stampedNs;
        if (out.timeNs < lastTimeNs) {
            return IngestOutcome.TIME_RAN_BACK;
        }
        return decode(header.templateId(), buffer, blockLength, header.version(), out);
    }

    private IngestOutcome decode(
            final int templateId,
            final DirectBuffer buffer,
            final int blockLength,
            final int version,
            final IngestSection out) {
        if (blockLength < minimumBlockLength(templateId)) {
            return IngestOutcome.MALFORMED;
        }
        return switch (templateId) {
            case QuoteDecoder.TEMPLATE_ID -> market.onQuote(buffer, blockLength, version, out);
            case TradeDecoder.TEMPLATE_ID -> market.onTrade(buffer, blockLength, version, out);
            case MarkDecoder.TEMPLATE_ID -> market.onMark(buffer, blockLength, version, out);
            case ExecutionDecoder.TEMPLATE_ID -> account.onExecution(buffer, blockLength, version, out);
            case AccountDecoder.TEMPLATE_ID -> account.onAccount(buffer, blockLength, version, out);
            case HoldingDecoder.TEMPLATE_ID -> account.onHolding(buffer, blockLength, version, out);
            case ContractSpecificationDecoder.TEMPLATE_ID -> market.onSpecification(buffer, blockLength, version, out);
            case TargetDecoder.TEMPLATE_ID -> operator.onTarget(buffer, blockLength, version, out);
            case CommandDecoder.TEMPLATE_ID -> operator.onCommand(buffer, blockLength, version, out);
            case FeedStatusDecoder.TEMPLATE_ID -> onFeedStatus(buffer, blockLength, version, out);
            case SendFailureDecoder.TEMPLATE_ID -> account.onSendFailure(buffer, blockLength, version, out);
            case TimerDecoder.TEMPLATE_ID -> accepted(EventKind.TIMER, out);
            case CheckpointDecoder.TEMPLATE_ID -> accepted(EventKind.CHECKPOINT, out);
            case RecompositionBeginDecoder.TEMPLATE_ID -> recomposition.onBegin(buffer, blockLength, version, out);
            case RecompositionMemberDecoder.TEMPLATE_ID -> recomposition.onMember(buffer, blockLength, version, out);
            case RecompositionCommitDecoder.TEMPLATE_ID -> recomposition.onCommit(buffer, blockLength, version, out);
            case ReportBeginDecoder.TEMPLATE_ID -> report.onBegin(buffer, blockLength, version, out);
            case OrderReportDecoder.TEMPLATE_ID -> report.onOrder(buffer, blockLength, version, out);
            case PositionReportDecoder.TEMPLATE_ID -> report.onPosition(buffer, blockLength, version, out);
            case BalanceReportDecoder.TEMPLATE_ID -> report.onBalance(buffer, blockLength, version, out);
            case ReportEndDecoder.TEMPLATE_ID -> report.onEnd(buffer, blockLength, version, out);
            default -> IngestOutcome.MALFORMED;
        };
    }

    /** What the engine's own feed says has no time of its own, so that no guess of the feed moves engine time. */
    private boolean isMadeByFeed(final DirectBuffer buffer, final int blockLength) {
        return switch (header.templateId()) {
            case SendFailureDecoder.TEMPLATE_ID, FeedStatusDecoder.TEMPLATE_ID, CheckpointDecoder.TEMPLATE_ID -> true;
            case CommandDecoder.TEMPLATE_ID -> operator.isFeedsKill(buffer, blockLength, header.version());
            default -> false;
        };
    }

    private IngestOutcome onFeedStatus(
            final DirectBuffer buffer, final int blockLength, final int version, final IngestSection out) {
        final IngestOutcome outcome = market.onFeedStatus(buffer, blockLength, version, out);
        if (outcome == IngestOutcome.ACCEPTED && out.feedState == FeedState.UP) {
            report.forget(out.sourceId);
        }
        return outcome;
    }

    private static IngestOutcome accepted(final EventKind kind, final IngestSection out) {
        out.kind = kind;
        return IngestOutcome.ACCEPTED;
    }

    /** Length of the body in the oldest version that is read; no body is long enough for an unknown type. */
    private static int minimumBlockLength(final int templateId) {
        return switch (templateId) {
            case QuoteDecoder.TEMPLATE_ID -> QuoteDecoder.BLOCK_LENGTH;
            case TradeDecoder.TEMPLATE_ID -> TradeDecoder.BLOCK_LENGTH;
            case MarkDecoder.TEMPLATE_ID -> MarkDecoder.BLOCK_LENGTH;
            case ExecutionDecoder.TEMPLATE_ID -> ExecutionDecoder.BLOCK_LENGTH;
            case AccountDecoder.TEMPLATE_ID -> AccountDecoder.BLOCK_LENGTH;
            case HoldingDecoder.TEMPLATE_ID -> HoldingDecoder.BLOCK_LENGTH;
            case ContractSpecificationDecoder.TEMPLATE_ID -> ContractSpecificationDecoder.BLOCK_LENGTH;
            case TargetDecoder.TEMPLATE_ID -> TargetDecoder.BLOCK_LENGTH;
            case CommandDecoder.TEMPLATE_ID -> OperatorIngest.BLOCK_LENGTH_V1;
            case FeedStatusDecoder.TEMPLATE_ID -> FeedStatusDecoder.BLOCK_LENGTH;
            case SendFailureDecoder.TEMPLATE_ID -> SendFailureDecoder.BLOCK_LENGTH;
            case TimerDecoder.TEMPLATE_ID -> TimerDecoder.BLOCK_LENGTH;
            case CheckpointDecoder.TEMPLATE_ID -> CheckpointDecoder.BLOCK_LENGTH;
            case RecompositionBeginDecoder.TEMPLATE_ID -> RecompositionBeginDecoder.BLOCK_LENGTH;
            case RecompositionMemberDecoder.TEMPLATE_ID -> RecompositionMemberDecoder.BLOCK_LENGTH;
            case RecompositionCommitDecoder.TEMPLATE_ID -> RecompositionCommitDecoder.BLOCK_LENGTH;
            case ReportBeginDecoder.TEMPLATE_ID -> ReportBeginDecoder.BLOCK_LENGTH;
            case OrderReportDecoder.TEMPLATE_ID -> OrderReportDecoder.BLOCK_LENGTH;
            case PositionReportDecoder.TEMPLATE_ID -> PositionReportDecoder.BLOCK_LENGTH;
            case BalanceReportDecoder.TEMPLATE_ID -> BalanceReportDecoder.BLOCK_LENGTH;
            case ReportEndDecoder.TEMPLATE_ID -> ReportEndDecoder.BLOCK_LENGTH;
            default -> Integer.MAX_VALUE;
        };
    }

    private void countAccepted(final EventKind kind) {
        switch (kind) {
            case QUOTE -> counters.increment(Counter.QUOTES);
            case TRADE -> counters.increment(Counter.TRADES);
            case MARK -> counters.increment(Counter.MARKS);
            case EXECUTION -> counters.increment(Counter.EXECUTIONS);
            case TIMER -> counters.increment(Counter.TIMERS);
            case CHECKPOINT -> counters.increment(Counter.CHECKPOINTS);
            default -> {}
        }
    }

    private void refuse(final IngestOutcome outcome, final IngestSection out) {
        counters.increment(REFUSALS[outcome.ordinal()]);
        out.kind = EventKind.REFUSED;
        out.timeNs = lastTimeNs;
    }

    private static Counter[] refusalCounters() {
        final IngestOutcome[] outcomes = IngestOutcome.values();
        final Counter[] refusals = new Counter[outcomes.length];
        for (final IngestOutcome outcome : outcomes) {
            refusals[outcome.ordinal()] =
                    outcome == IngestOutcome.ACCEPTED ? Counter.INPUTS : Counter.valueOf("REFUSED_" + outcome);
        }
        return refusals;
    }

    @Override
    public void codeState(final StateCodec state) {
        lastTimeNs = state.of(lastTimeNs);
        market.codeState(state);
        account.codeState(state);
        operator.codeState(state);
        recomposition.codeState(state);
        report.codeState(state);
    }
}
