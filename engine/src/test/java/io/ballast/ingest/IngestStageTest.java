package io.ballast.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.counter.Counter;
import io.ballast.harness.EngineHarness;
import io.ballast.harness.Inputs;
import io.ballast.harness.OverlaySpec;
import io.ballast.harness.World;
import io.ballast.math.Bounds;
import io.ballast.math.Ppb;
import io.ballast.message.AccountChange;
import io.ballast.message.AccountEncoder;
import io.ballast.message.CommandEncoder;
import io.ballast.message.CommandType;
import io.ballast.message.ExecutionEncoder;
import io.ballast.message.ExecutionType;
import io.ballast.message.FeedStatusEncoder;
import io.ballast.message.MessageHeaderEncoder;
import io.ballast.message.NewOrderEncoder;
import io.ballast.message.QuoteEncoder;
import io.ballast.message.SendFailureEncoder;
import io.ballast.message.SourceStatus;
import io.ballast.slot.EventKind;
import io.ballast.slot.IngestOutcome;
import java.nio.ByteOrder;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Consumer;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

/**
 * Every outcome on both sides of its boundary. NaN and infinity cannot be on the wire: prices and quantities are
 * integers.
 */
class IngestStageTest {
    private static final int ALT = 0;
    private static final int FUT = 1;
    private static final int FOREIGN = 2;
    private static final long SKEW_NS = 250_000_000L;
    private static final long OFFSET_NS = 40_000_000L;
    private static final int BODY = MessageHeaderEncoder.ENCODED_LENGTH;

    private final EngineHarness engine = new EngineHarness(World.empty()
            .source("live", 3 * World.SECOND, OFFSET_NS, SKEW_NS)
            .spot("ALT")
            .linear("FUT", "10")
            .source("other", 3 * World.SECOND)
            .spot("FOREIGN")
            .sleeve("alts", 0.5, "ALT")
            .overlay(OverlaySpec.of("alts", "FUT")));
    private final Inputs in = engine.inputs();

    @Test
    void shouldRefuseMessagesShorterThanTheirType() {
        final UnsafeBuffer quote = in.quote(ALT, 0, 9, 11);
        for (int length = 0; length < quote.capacity(); length++) {
            refused(quote, length, IngestOutcome.MALFORMED);
        }
        accepted(quote);
    }

    @Test
    void shouldTakeALongerBodyOfALaterMinorVersion() {
        final UnsafeBuffer longer = new UnsafeBuffer(new byte[BODY + QuoteEncoder.BLOCK_LENGTH + 8]);
        final UnsafeBuffer quote = in.quote(ALT, 0, 9, 11);
        longer.putBytes(0, quote, 0, quote.capacity());
        longer.putShort(0, (short) (QuoteEncoder.BLOCK_LENGTH + 8), ByteOrder.LITTLE_ENDIAN);
        accepted(longer);
    }

    @Test
    void shouldRefuseABlockThatClaimsMoreThanItsBodyHolds() {
        final UnsafeBuffer quote = in.quote(ALT, 0, 9, 11);
        quote.putShort(0, (short) (QuoteEncoder.BLOCK_LENGTH + 1), ByteOrder.LITTLE_ENDIAN);
        refused(quote, IngestOutcome.MALFORMED);
        quote.putShort(0, (short) (QuoteEncoder.BLOCK_LENGTH - 1), ByteOrder.LITTLE_ENDIAN);
        refused(quote, IngestOutcome.MALFORMED);
    }

    @Test
    void shouldRefuseTypesThatAreNoInput() {
        for (final int template : new int[] {0, 31, NewOrderEncoder.TEMPLATE_ID, 48, 65_535}) {
            final UnsafeBuffer quote = in.quote(ALT, 0, 9, 11);
            quote.putShort(2, (short) template, ByteOrder.LITTLE_ENDIAN);
            refused(quote, IngestOutcome.MALFORMED);
        }
    }

    @Test
    void shouldRefuseOtherAndNewerSchemas() {
        final UnsafeBuffer other = in.quote(ALT, 0, 9, 11);
        other.putShort(4, (short) (MessageHeaderEncoder.SCHEMA_ID + 1), ByteOrder.LITTLE_ENDIAN);
        refused(other, IngestOutcome.UNKNOWN_SCHEMA);
        final UnsafeBuffer newer = in.quote(ALT, 0, 9, 11);
        newer.putShort(6, (short) (MessageHeaderEncoder.SCHEMA_VERSION + 1), ByteOrder.LITTLE_ENDIAN);
        refused(newer, IngestOutcome.UNKNOWN_SCHEMA);
        newer.putShort(6, (short) MessageHeaderEncoder.SCHEMA_VERSION, ByteOrder.LITTLE_ENDIAN);
        accepted(newer);
    }

    @Test
    void shouldRefuseInstrumentsThatAreNotConfigured() {
        refused(in.quote(-1, 0, 9, 11), IngestOutcome.UNKNOWN_INSTRUMENT);
        refused(in.quote(3, 0, 9, 11), IngestOutcome.UNKNOWN_INSTRUMENT);
        refused(in.quote(Integer.MIN_VALUE, 0, 9, 11), IngestOutcome.UNKNOWN_INSTRUMENT);
        accepted(in.quote(FOREIGN, 1, 9, 11));
        refused(in.holding(FUT, 0, 5), IngestOutcome.UNKNOWN_INSTRUMENT);
        refused(in.holding(3, 0, 5), IngestOutcome.UNKNOWN_INSTRUMENT);
        refused(execution(fields -> fields.instrumentId(3)), IngestOutcome.UNKNOWN_INSTRUMENT);
        accepted(execution(fields -> fields.instrumentId(ALT)));
        refused(in.sendFailure(1, 3, NewOrderEncoder.TEMPLATE_ID), IngestOutcome.UNKNOWN_INSTRUMENT);
        refused(funding(3), IngestOutcome.UNKNOWN_INSTRUMENT);
        accepted(funding(FUT));
    }

    @Test
    void shouldRefuseSourcesThatDoNotPriceTheInstrument() {
        refused(in.quote(ALT, 1, 9, 11), IngestOutcome.UNKNOWN_SOURCE);
        refused(in.quote(ALT, 2, 9, 11), IngestOutcome.UNKNOWN_SOURCE);
        refused(in.holding(ALT, 1, 5), IngestOutcome.UNKNOWN_SOURCE);
        refused(in.specification(FUT, 1, 5), IngestOutcome.UNKNOWN_SOURCE);
        refused(in.status(2, SourceStatus.DOWN), IngestOutcome.UNKNOWN_SOURCE);
        refused(in.account(2, AccountChange.TRANSFER, 1), IngestOutcome.UNKNOWN_SOURCE);
        refused(execution(fields -> fields.sourceId(1)), IngestOutcome.UNKNOWN_SOURCE);
        accepted(in.account(1, AccountChange.TRANSFER, 1));
    }

    @Test
    void shouldTakeATransferToAContractOfItsSourceOnly() {
        accepted(transferTo(FUT, 0));
        assertThat(engine.slot().ingest.instrumentId).isEqualTo(FUT);
        accepted(transferTo(-1, 0));
        assertThat(engine.slot().ingest.instrumentId).isEqualTo(-1);
        refused(transferTo(ALT, 0), IngestOutcome.UNKNOWN_INSTRUMENT);
        refused(transferTo(FUT, 1), IngestOutcome.UNKNOWN_INSTRUMENT);
        refused(transferTo(-2, 0), IngestOutcome.UNKNOWN_INSTRUMENT);
        refused(transferTo(Integer.MAX_VALUE, 0), IngestOutcome.UNKNOWN_INSTRUMENT);
    }

    private UnsafeBuffer transferTo(final int instrumentId, final int sourceId) {
        return in.account(fields -> fields.amountNanoUsd(1)
                .instrumentId(instrumentId)
                .sourceId(sourceId)
                .change(AccountChange.TRANSFER));
    }

    @Test
    void shouldRefuseSleevesAndOverlaysThatAreNotConfigured() {
        refused(in.target(1, 0, 0), IngestOutcome.UNKNOWN_SLEEVE);
        accepted(in.target(0, 0, 0));
        refused(in.command(CommandType.PAUSE, 1, 0), IngestOutcome.UNKNOWN_OVERLAY);
        refused(in.command(CommandType.PAUSE, -2, 0), IngestOutcome.UNKNOWN_OVERLAY);
        accepted(in.command(CommandType.PAUSE, -1, 0));
        accepted(in.command(CommandType.PAUSE, 0, 0));
    }

    @Test
    void shouldRefusePricesOutOfBounds() {
        refused(in.quote(ALT, 0, 0, 11), IngestOutcome.BAD_PRICE);
        refused(in.quote(ALT, 0, -1, 11), IngestOutcome.BAD_PRICE);
        refused(in.quote(ALT, 0, 1, Bounds.MAX_TICKS + 1), IngestOutcome.BAD_PRICE);
        refused(in.quote(ALT, 0, Long.MIN_VALUE, Long.MAX_VALUE), IngestOutcome.BAD_PRICE);
        accepted(in.quote(ALT, 0, 1, 2));
        refused(trade(0, 1), IngestOutcome.BAD_PRICE);
        accepted(trade(1, 1));
        refused(mark(0, 1), IngestOutcome.BAD_PRICE);
        refused(mark(1, 0), IngestOutcome.BAD_PRICE);
        accepted(mark(1, 1));
        refusedAndAsked(execution(fields -> fields.lastTicks(0)), IngestOutcome.BAD_PRICE);
    }

    @Test
    void shouldRefuseFundingBeyondTheNotional() {
        refused(fundingRate(Bounds.MAX_FUNDING_PPB + 1), IngestOutcome.OUT_OF_RANGE);
        refused(fundingRate(-Bounds.MAX_FUNDING_PPB - 1), IngestOutcome.OUT_OF_RANGE);
        refused(fundingRate(Long.MIN_VALUE), IngestOutcome.OUT_OF_RANGE);
        accepted(fundingRate(Bounds.MAX_FUNDING_PPB));
        accepted(fundingRate(-Bounds.MAX_FUNDING_PPB));
    }

    private UnsafeBuffer fundingRate(final long ratePpb) {
        return in.mark(fields -> fields.markTicks(1)
                .indexTicks(1)
                .fundingRatePpb(ratePpb)
                .instrumentId(FUT)
                .sourceId(0));
    }

    @Test
    void shouldRefuseQuantitiesOutOfBounds() {
        refused(in.quote(ALT, 0, 9, 11, -1), IngestOutcome.BAD_QUANTITY);
        refused(in.quote(ALT, 0, 9, 11, Bounds.MAX_LOTS + 1), IngestOutcome.BAD_QUANTITY);
        accepted(in.quote(ALT, 0, 9, 11, 0));
        accepted(in.quote(ALT, 0, 9, 11, Bounds.MAX_LOTS));
        refused(trade(1, -1), IngestOutcome.BAD_QUANTITY);
        refused(in.holding(ALT, 0, -1), IngestOutcome.BAD_QUANTITY);
        accepted(in.holding(ALT, 0, 0));
        refusedAndAsked(execution(fields -> fields.lastLots(0)), IngestOutcome.BAD_QUANTITY);
        refusedAndAsked(execution(fields -> fields.lastLots(-1)), IngestOutcome.BAD_QUANTITY);
        refusedAndAsked(execution(fields -> fields.leavesLots(-1)), IngestOutcome.BAD_QUANTITY);
        refused(in.command(CommandType.TIGHTEN_MAX_POSITION, 0, -1), IngestOutcome.BAD_QUANTITY);
        accepted(in.command(CommandType.TIGHTEN_MAX_POSITION, 0, 0));
    }

    @Test
    void shouldRefuseCrossedAndLockedQuotes() {
        refused(in.quote(ALT, 0, 11, 9), IngestOutcome.CROSSED);
        refused(in.quote(ALT, 0, 10, 10), IngestOutcome.CROSSED);
        accepted(in.quote(ALT, 0, 10, 11));
    }

    @Test
    void shouldRefuseWhatIsNotNewerInItsStream() {
        accepted(numberedQuote(ALT, 0, 100));
        refused(numberedQuote(ALT, 0, 100), IngestOutcome.OUT_OF_SEQUENCE);
        refused(numberedQuote(ALT, 0, 99), IngestOutcome.OUT_OF_SEQUENCE);
        accepted(numberedQuote(FUT, 0, 99));
        accepted(numberedQuote(ALT, 0, 101));
        final UnsafeBuffer fill = execution(fields -> {});
        accepted(fill);
        refused(fill, IngestOutcome.OUT_OF_SEQUENCE);
        final UnsafeBuffer transfer = in.account(0, AccountChange.TRANSFER, 5);
        accepted(transfer);
        refused(transfer, IngestOutcome.OUT_OF_SEQUENCE);
        final UnsafeBuffer holding = in.holding(ALT, 0, 5);
        accepted(holding);
        refused(holding, IngestOutcome.OUT_OF_SEQUENCE);
        final UnsafeBuffer target = in.target(0, 5, 0);
        accepted(target);
        refused(target, IngestOutcome.OUT_OF_SEQUENCE);
        final UnsafeBuffer command = in.command(CommandType.RESUME, 0, 0);
        accepted(command);
        refused(command, IngestOutcome.OUT_OF_SEQUENCE);
    }

    @Test
    void shouldLetAVenueNumberItsMarketDataAnewAfterAReconnect() {
        accepted(numberedQuote(ALT, 0, 100));
        accepted(numberedQuote(FOREIGN, 1, 100));
        accepted(in.status(0, SourceStatus.DOWN));
        refused(numberedQuote(ALT, 0, 1), IngestOutcome.OUT_OF_SEQUENCE);
        accepted(in.status(0, SourceStatus.UP));
        accepted(numberedQuote(ALT, 0, 1));
        refused(numberedQuote(FOREIGN, 1, 1), IngestOutcome.OUT_OF_SEQUENCE);
    }

    @Test
    void shouldRefuseTimeThatRunsBack() {
        accepted(in.timer());
        in.elapse(-1);
        refused(in.timer(), IngestOutcome.TIME_RAN_BACK);
        assertThat(engine.slot().ingest.timeNs).isEqualTo(Inputs.START_NS);
        in.elapse(1);
        accepted(in.timer());
    }

    @Test
    void shouldRefuseVenueTimesTooFarFromTheCorrectedReceiveTime() {
        final long corrected = in.timeNs() + OFFSET_NS;
        accepted(stampedQuote(corrected - SKEW_NS));
        accepted(stampedQuote(corrected + SKEW_NS));
        accepted(stampedQuote(0));
        refused(stampedQuote(corrected - SKEW_NS - 1), IngestOutcome.CLOCK_SKEW);
        refused(stampedQuote(corrected + SKEW_NS + 1), IngestOutcome.CLOCK_SKEW);
        refused(stampedQuote(Long.MAX_VALUE), IngestOutcome.CLOCK_SKEW);
        refused(stampedQuote(Long.MIN_VALUE), IngestOutcome.CLOCK_SKEW);
        refused(stampedQuote(corrected - Long.MIN_VALUE), IngestOutcome.CLOCK_SKEW);
    }

    @Test
    void shouldRefuseAmountsThatMoneyCannotHold() {
        refused(in.account(0, AccountChange.TRANSFER, Bounds.MAX_NANO_USD + 1), IngestOutcome.OUT_OF_RANGE);
        refused(in.account(0, AccountChange.TRANSFER, Long.MIN_VALUE), IngestOutcome.OUT_OF_RANGE);
        accepted(in.account(0, AccountChange.TRANSFER, 1));
        final long largestHolding = Bounds.MAX_NANO_USD / 500_000_000L;
        refused(in.holding(ALT, 0, largestHolding + 1), IngestOutcome.OUT_OF_RANGE);
        accepted(in.holding(ALT, 0, largestHolding));
        final long largestAsk = Bounds.MAX_NANO_USD / 5_000_000_000L / 2;
        refused(in.quote(FUT, 0, 1, largestAsk + 1), IngestOutcome.OUT_OF_RANGE);
        accepted(in.quote(FUT, 0, 1, largestAsk));
        refusedAndAsked(execution(fields -> fields.lastTicks(largestAsk).lastLots(2)), IngestOutcome.OUT_OF_RANGE);
        refusedAndAsked(execution(fields -> fields.feeNanoUsd(Bounds.MAX_NANO_USD + 1)), IngestOutcome.OUT_OF_RANGE);
    }

    @Test
    void shouldRefuseTargetsOutsideZeroToOne() {
        refused(in.target(0, -1, 0), IngestOutcome.BAD_TARGET);
        refused(in.target(0, Ppb.ONE + 1, 0), IngestOutcome.BAD_TARGET);
        accepted(in.target(0, 0, 0));
        accepted(in.target(0, Ppb.ONE, 0));
    }

    @Test
    void shouldRefuseEnumeratedValuesItDoesNotKnow() {
        final UnsafeBuffer status = in.status(0, SourceStatus.UP);
        status.putByte(BODY + FeedStatusEncoder.statusEncodingOffset(), (byte) 99);
        refused(status, IngestOutcome.UNKNOWN_VALUE);
        final UnsafeBuffer command = in.command(CommandType.KILL, 0, 0);
        command.putByte(BODY + CommandEncoder.commandTypeEncodingOffset(), (byte) 0);
        refused(command, IngestOutcome.UNKNOWN_VALUE);
        final UnsafeBuffer account = in.account(0, AccountChange.TRANSFER, 1);
        account.putByte(BODY + AccountEncoder.changeEncodingOffset(), (byte) 4);
        refused(account, IngestOutcome.UNKNOWN_VALUE);
        final UnsafeBuffer execution = execution(fields -> {});
        execution.putByte(BODY + ExecutionEncoder.executionTypeEncodingOffset(), (byte) 10);
        refusedAndAsked(execution, IngestOutcome.UNKNOWN_VALUE);
        final UnsafeBuffer sided = execution(fields -> {});
        sided.putByte(BODY + ExecutionEncoder.sideEncodingOffset(), (byte) 0);
        refusedAndAsked(sided, IngestOutcome.UNKNOWN_VALUE);
        final UnsafeBuffer failure = in.sendFailure(1, FUT, NewOrderEncoder.TEMPLATE_ID);
        failure.putByte(BODY + SendFailureEncoder.sendReasonEncodingOffset(), (byte) 0);
        refused(failure, IngestOutcome.UNKNOWN_VALUE);
        accepted(in.sendFailure(1, FUT, NewOrderEncoder.TEMPLATE_ID));
    }

    private UnsafeBuffer numberedQuote(final int instrument, final int source, final long sequence) {
        return in.quote(fields -> fields.sourceSequence(sequence)
                .bidTicks(9)
                .askTicks(11)
                .bidLots(1)
                .askLots(1)
                .instrumentId(instrument)
                .sourceId(source));
    }

    private UnsafeBuffer stampedQuote(final long eventTimeNs) {
        return in.quote(fields -> fields.eventTimeNs(eventTimeNs)
                .bidTicks(9)
                .askTicks(11)
                .bidLots(1)
                .askLots(1)
                .instrumentId(ALT)
                .sourceId(0));
    }

    private UnsafeBuffer trade(final long ticks, final long lots) {
        return in.trade(fields ->
                fields.priceTicks(ticks).qtyLots(lots).instrumentId(ALT).sourceId(0));
    }

    private UnsafeBuffer mark(final long markTicks, final long indexTicks) {
        return in.mark(fields -> fields.markTicks(markTicks)
                .indexTicks(indexTicks)
                .instrumentId(FUT)
                .sourceId(0));
    }

    private UnsafeBuffer funding(final int instrument) {
        return in.account(fields ->
                fields.amountNanoUsd(1).instrumentId(instrument).sourceId(0).change(AccountChange.FUNDING));
    }

    private UnsafeBuffer execution(final Consumer<ExecutionEncoder> fields) {
        return in.execution(execution -> fields.accept(execution
                .clientOrderId(1)
                .lastTicks(10)
                .lastLots(1)
                .instrumentId(FUT)
                .sourceId(0)
                .executionType(ExecutionType.FILL)));
    }

    private void accepted(final UnsafeBuffer input) {
        engine.feed(input);
        assertThat(engine.outcome()).isEqualTo(IngestOutcome.ACCEPTED);
        assertThat(engine.slot().ingest.kind).isNotEqualTo(EventKind.REFUSED);
    }

    private void refused(final UnsafeBuffer input, final IngestOutcome outcome) {
        refused(input, input.capacity(), outcome);
    }

    /** Something was traded or ended that nobody can read: its venue is asked, once, and nothing is booked. */
    private void refusedAndAsked(final UnsafeBuffer input, final IngestOutcome outcome) {
        final long position = engine.position("FUT");
        assertThat(engine.feed(input).stream().map(Object::toString)).allMatch(said -> said.startsWith("ASK "));
        assertThat(engine.count(Counter.RECONCILE_REQUESTS)).isEqualTo(1);
        assertThat(engine.outcome()).isEqualTo(outcome);
        assertThat(engine.slot().ingest.kind).isEqualTo(EventKind.REFUSED);
        assertThat(engine.position("FUT")).isEqualTo(position);
    }

    /** Nothing but the count of inputs and the reason's own counter may change. */
    private void refused(final UnsafeBuffer input, final int length, final IngestOutcome outcome) {
        final byte[] before = engine.state();
        final Map<Counter, Long> counts = counts();
        counts.merge(Counter.INPUTS, 1L, Long::sum);
        counts.merge(Counter.valueOf("REFUSED_" + outcome), 1L, Long::sum);
        assertThat(engine.feed(input, length)).isEmpty();
        assertThat(engine.outcome()).isEqualTo(outcome);
        assertThat(engine.slot().ingest.kind).isEqualTo(EventKind.REFUSED);
        assertThat(engine.state()).isEqualTo(before);
        assertThat(counts()).isEqualTo(counts);
    }

    private Map<Counter, Long> counts() {
        final Map<Counter, Long> counts = new EnumMap<>(Counter.class);
        for (final Counter counter : Counter.values()) {
            counts.put(counter, engine.count(counter));
        }
        return counts;
    }
}
