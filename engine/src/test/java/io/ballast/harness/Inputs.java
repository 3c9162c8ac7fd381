package io.ballast.harness;

import io.ballast.message.AccountChange;
import io.ballast.message.AccountEncoder;
import io.ballast.message.CommandEncoder;
import io.ballast.message.CommandType;
import io.ballast.message.ContractSpecificationEncoder;
import io.ballast.message.ExecutionDecoder;
import io.ballast.message.ExecutionEncoder;
import io.ballast.message.ExecutionType;
import io.ballast.message.FeedStatusEncoder;
import io.ballast.message.HoldingEncoder;
import io.ballast.message.IndexForm;
import io.ballast.message.MarkEncoder;
import io.ballast.message.MessageHeaderEncoder;
import io.ballast.message.QuoteEncoder;
import io.ballast.message.RecompositionBeginEncoder;
import io.ballast.message.RecompositionCommitEncoder;
import io.ballast.message.RecompositionMemberEncoder;
import io.ballast.message.SendFailureEncoder;
import io.ballast.message.SendReason;
import io.ballast.message.Side;
import io.ballast.message.SourceStatus;
import io.ballast.message.TargetEncoder;
import io.ballast.message.TimerEncoder;
import io.ballast.message.TradeEncoder;
import io.ballast.message.VenueReason;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.agrona.concurrent.UnsafeBuffer;

/** Encodes inputs at a time that the test moves, numbered in one rising sequence for all streams but executions. */
public final class Inputs {
    public static final long START_NS = 1_700_000_000_000_000_000L;
    private static final int HEADER = MessageHeaderEncoder.ENCODED_LENGTH;
    private static final long PLENTY_LOTS = 1_000_000_000L;
    private static final long UNNUMBERED = Long.MIN_VALUE;

    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final Map<Integer, Long> executions = new HashMap<>();
    private long timeNs = START_NS;
    private long sequence;

    public void elapse(final long ns) {
        timeNs += ns;
    }

    public long timeNs() {
        return timeNs;
    }

    public UnsafeBuffer quote(final int instrumentId, final int sourceId, final long bid, final long ask) {
        return quote(instrumentId, sourceId, bid, ask, PLENTY_LOTS);
    }

    public UnsafeBuffer quote(
            final int instrumentId, final int sourceId, final long bid, final long ask, final long lots) {
        return quote(quote -> quote.bidTicks(bid)
                .askTicks(ask)
                .bidLots(lots)
                .askLots(lots)
                .instrumentId(instrumentId)
                .sourceId(sourceId));
    }

    /** A quote with whatever is put on top of time and sequence. */
    public UnsafeBuffer quote(final Consumer<QuoteEncoder> fields) {
        final UnsafeBuffer buffer = message(QuoteEncoder.BLOCK_LENGTH);
        fields.accept(new QuoteEncoder()
                .wrapAndApplyHeader(buffer, 0, header)
                .receiveTimeNs(timeNs)
                .eventTimeNs(0)
                .sourceSequence(++sequence));
        return buffer;
    }

    public UnsafeBuffer trade(final Consumer<TradeEncoder> fields) {
        final UnsafeBuffer buffer = message(TradeEncoder.BLOCK_LENGTH);
        fields.accept(new TradeEncoder()
                .wrapAndApplyHeader(buffer, 0, header)
                .receiveTimeNs(timeNs)
                .eventTimeNs(0)
                .sourceSequence(++sequence)
                .aggressor(Side.BUY));
        return buffer;
    }

    public UnsafeBuffer mark(final Consumer<MarkEncoder> fields) {
        final UnsafeBuffer buffer = message(MarkEncoder.BLOCK_LENGTH);
        fields.accept(new MarkEncoder()
                .wrapAndApplyHeader(buffer, 0, header)
                .receiveTimeNs(timeNs)
                .eventTimeNs(0)
                .sourceSequence(++sequence)
                .fundingRatePpb(0)
                .nextFundingTimeNs(Long.MAX_VALUE));
        return buffer;
    }

    /** Numbered behind the last one of its source that the engine took, unless the test numbers it. */
    public UnsafeBuffer execution(final Consumer<ExecutionEncoder> fields) {
        final UnsafeBuffer buffer = message(ExecutionEncoder.BLOCK_LENGTH);
        final ExecutionEncoder encoder = new ExecutionEncoder();
        fields.accept(encoder.wrapAndApplyHeader(buffer, 0, header)
                .receiveTimeNs(timeNs)
                .eventTimeNs(0)
                .sourceSequence(UNNUMBERED)
                .lastTicks(0)
                .lastLots(0)
                .leavesLots(0)
                .feeNanoUsd(0)
                .side(Side.BUY)
                .executionType(ExecutionType.ACCEPTED)
                .venueReason(VenueReason.NONE));
        final ExecutionDecoder encoded = new ExecutionDecoder()
                .wrap(buffer, HEADER, ExecutionEncoder.BLOCK_LENGTH, ExecutionEncoder.SCHEMA_VERSION);
        if (encoded.sourceSequence() == UNNUMBERED) {
            encoder.sourceSequence(lastExecution(encoded.sourceId()) + 1);
        }
        return buffer;
    }

    /** Number of the last execution of a source that the engine took. */
    public long lastExecution(final int sourceId) {
        return executions.getOrDefault(sourceId, 0L);
    }

    /** The engine took an execution. */
    void onExecutionTaken(final int sourceId, final long number) {
        executions.put(sourceId, number);
    }

    public UnsafeBuffer account(final int sourceId, final AccountChange change, final long amountNanoUsd) {
        return account(account -> account.amountNanoUsd(amountNanoUsd)
                .instrumentId(-1)
                .sourceId(sourceId)
                .change(change));
    }

    public UnsafeBuffer account(final Consumer<AccountEncoder> fields) {
        final UnsafeBuffer buffer = message(AccountEncoder.BLOCK_LENGTH);
        fields.accept(new AccountEncoder()
                .wrapAndApplyHeader(buffer, 0, header)
                .receiveTimeNs(timeNs)
                .eventTimeNs(0)
                .sourceSequence(++sequence));
        return buffer;
    }

    public UnsafeBuffer holding(final int instrumentId, final int sourceId, final long lots) {
        final UnsafeBuffer buffer = message(HoldingEncoder.BLOCK_LENGTH);
        new HoldingEncoder()
                .wrapAndApplyHeader(buffer, 0, header)
                .receiveTimeNs(timeNs)
                .eventTimeNs(0)
                .sourceSequence(++sequence)
                .qtyLots(lots)
                .instrumentId(instrumentId)
                .sourceId(sourceId);
        return buffer;
    }

    public UnsafeBuffer specification(final int instrumentId, final int sourceId, final long nanoUsdPerHalfTickLot) {
        return specification(instrumentId, sourceId, nanoUsdPerHalfTickLot, timeNs);
    }

    public UnsafeBuffer specification(
            final int instrumentId, final int sourceId, final long nanoUsdPerHalfTickLot, final long effectiveNs) {
        final UnsafeBuffer buffer = message(ContractSpecificationEncoder.BLOCK_LENGTH);
        new ContractSpecificationEncoder()
                .wrapAndApplyHeader(buffer, 0, header)
                .receiveTimeNs(timeNs)
                .eventTimeNs(0)
                .sourceSequence(++sequence)
                .effectiveTimeNs(effectiveNs)
                .nanoUsdPerHalfTickLot(nanoUsdPerHalfTickLot)
                .instrumentId(instrumentId)
                .sourceId(sourceId);
        return buffer;
    }

    public UnsafeBuffer target(final int sleeveId, final long weightPpb, final int remaining) {
        final UnsafeBuffer buffer = message(TargetEncoder.BLOCK_LENGTH);
        new TargetEncoder()
                .wrapAndApplyHeader(buffer, 0, header)
                .receiveTimeNs(timeNs)
                .eventTimeNs(0)
                .sourceSequence(++sequence)
                .weightPpb(weightPpb)
                .sleeveId(sleeveId)
                .remaining(remaining);
        return buffer;
    }

    public UnsafeBuffer command(final CommandType type, final int overlayId, final long value) {
        return command(type, overlayId, value, 0);
    }

    /** A command that ends at {@code expiryNs}; 0: never. */
    public UnsafeBuffer command(final CommandType type, final int overlayId, final long value, final long expiryNs) {
        final UnsafeBuffer buffer = message(CommandEncoder.BLOCK_LENGTH);
        new CommandEncoder()
                .wrapAndApplyHeader(buffer, 0, header)
                .receiveTimeNs(timeNs)
                .eventTimeNs(0)
                .sourceSequence(++sequence)
                .value(value)
                .overlayId(overlayId)
                .commandType(type)
                .author("test")
                .reason("test")
                .expiryTimeNs(expiryNs);
        return buffer;
    }

    public UnsafeBuffer status(final int sourceId, final SourceStatus status) {
        final UnsafeBuffer buffer = message(FeedStatusEncoder.BLOCK_LENGTH);
        new FeedStatusEncoder()
                .wrapAndApplyHeader(buffer, 0, header)
                .receiveTimeNs(timeNs)
                .eventTimeNs(0)
                .sourceSequence(++sequence)
                .sourceId(sourceId)
                .status(status);
        return buffer;
    }

    public UnsafeBuffer sendFailure(final long clientOrderId, final int instrumentId, final int templateId) {
        final UnsafeBuffer buffer = message(SendFailureEncoder.BLOCK_LENGTH);
        new SendFailureEncoder()
                .wrapAndApplyHeader(buffer, 0, header)
                .receiveTimeNs(timeNs)
                .eventTimeNs(0)
                .sourceSequence(++sequence)
                .clientOrderId(clientOrderId)
                .instrumentId(instrumentId)
                .templateId(templateId)
                .sendReason(SendReason.BACK_PRESSURE);
        return buffer;
    }

    public UnsafeBuffer recompositionBegin(
            final int indexId, final IndexForm form, final int members, final long capPpb, final long floorPpb) {
        final UnsafeBuffer buffer = message(RecompositionBeginEncoder.BLOCK_LENGTH);
        new RecompositionBeginEncoder()
                .wrapAndApplyHeader(buffer, 0, header)
                .receiveTimeNs(timeNs)
                .eventTimeNs(0)
                .sourceSequence(++sequence)
                .capPpb(capPpb)
                .floorPpb(floorPpb)
                .indexId(indexId)
                .members(members)
                .form(form);
        return buffer;
    }

    public UnsafeBuffer recompositionMember(
            final int indexId, final int instrumentId, final long mantissa, final int exponent) {
        final UnsafeBuffer buffer = message(RecompositionMemberEncoder.BLOCK_LENGTH);
        new RecompositionMemberEncoder()
                .wrapAndApplyHeader(buffer, 0, header)
                .receiveTimeNs(timeNs)
                .eventTimeNs(0)
                .sourceSequence(++sequence)
                .amountMantissa(mantissa)
                .instrumentId(instrumentId)
                .indexId(indexId)
                .amountExponent((byte) exponent);
        return buffer;
    }

    public UnsafeBuffer recompositionCommit(final int indexId) {
        final UnsafeBuffer buffer = message(RecompositionCommitEncoder.BLOCK_LENGTH);
        new RecompositionCommitEncoder()
                .wrapAndApplyHeader(buffer, 0, header)
                .receiveTimeNs(timeNs)
                .eventTimeNs(0)
                .sourceSequence(++sequence)
                .indexId(indexId);
        return buffer;
    }

    public UnsafeBuffer timer() {
        final UnsafeBuffer buffer = message(TimerEncoder.BLOCK_LENGTH);
        new TimerEncoder()
                .wrapAndApplyHeader(buffer, 0, header)
                .receiveTimeNs(timeNs)
                .eventTimeNs(0)
                .sourceSequence(++sequence);
        return buffer;
    }

    private static UnsafeBuffer message(final int blockLength) {
        return new UnsafeBuffer(new byte[HEADER + blockLength]);
    }
}
