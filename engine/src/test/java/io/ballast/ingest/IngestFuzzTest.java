package io.ballast.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.harness.EngineHarness;
import io.ballast.harness.Generator;
import io.ballast.harness.Inputs;
import io.ballast.harness.OverlaySpec;
import io.ballast.harness.Poison;
import io.ballast.harness.Reports;
import io.ballast.harness.Seeds;
import io.ballast.harness.World;
import io.ballast.message.AccountChange;
import io.ballast.message.AccountEncoder;
import io.ballast.message.CommandType;
import io.ballast.message.ExecutionEncoder;
import io.ballast.message.ExecutionType;
import io.ballast.message.IndexForm;
import io.ballast.message.MessageHeaderDecoder;
import io.ballast.message.MessageHeaderEncoder;
import io.ballast.message.QuoteDecoder;
import io.ballast.message.SourceStatus;
import io.ballast.slot.EventKind;
import io.ballast.slot.IngestOutcome;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

/** Whatever bytes come in, the engine neither throws nor lets a refused input change anything. */
class IngestFuzzTest {
    private static final int TYPES = 16;

    @Test
    void shouldSurviveRandomBytes() {
        Seeds.forEach(20, generator -> {
            final EngineHarness engine = engine(generator);
            for (int i = 0; i < 300; i++) {
                check(engine, new UnsafeBuffer(generator.bytes(generator.below(200))));
            }
        });
    }

    @Test
    void shouldSurviveRandomBodiesUnderAPlausibleHeader() {
        Seeds.forEach(20, generator -> {
            final EngineHarness engine = engine(generator);
            for (int i = 0; i < 300; i++) {
                final UnsafeBuffer input = valid(engine.inputs(), generator);
                if (isMoney(input)) {
                    continue;
                }
                final int at = MessageHeaderEncoder.ENCODED_LENGTH + Long.BYTES;
                input.putBytes(at, generator.bytes(input.capacity() - at));
                check(engine, input);
            }
        });
    }

    @Test
    void shouldSurviveMutationsOfValidMessages() {
        Seeds.forEach(60, generator -> {
            final EngineHarness engine = engine(generator);
            for (int i = 0; i < 400; i++) {
                final UnsafeBuffer input = valid(engine.inputs(), generator);
                final boolean isMoney = isMoney(input);
                if (!generator.oneIn(3) && !isMoney) {
                    mutate(input, generator);
                }
                if (isMoney == isMoney(input) && !isWild(input)) {
                    check(engine, input);
                }
                engine.elapse(generator.between(0, 1_000_000));
            }
        });
    }

    @Test
    void shouldRefuseEveryTruncation() {
        Seeds.forEach(TYPES * 2, generator -> {
            final EngineHarness engine = engine(generator);
            final UnsafeBuffer input = valid(engine.inputs(), generator);
            for (int length = 0; length < input.capacity(); length++) {
                engine.feed(input, length);
                assertThat(engine.slot().ingest.kind).isEqualTo(EventKind.REFUSED);
            }
        });
    }

    private static EngineHarness engine(final Generator generator) {
        final EngineHarness engine = new EngineHarness(World.empty()
                .source("live", 3 * World.SECOND)
                .spot("ALT")
                .linear("FUT", "10")
                .source("other", World.SECOND, 5, 250_000_000L)
                .spot("BTC", "0.5", "0.001")
                .sleeve("alts", 0.5, "ALT")
                .sleeve("btc", 0.3, "BTC")
                .index("ALTX", java.util.List.of("ALT", "BTC"), java.util.List.of("2", "0.25"))
                .index(
                        "DOM",
                        io.ballast.instrument.IndexForm.CROSS,
                        "BTC",
                        "100",
                        java.util.List.of("ALT"),
                        java.util.List.of("3"),
                        0)
                .overlay(OverlaySpec.of("alts", "FUT").index("ALTX").beta(1.2, 3)));
        return engine.poisonedBy(new Poison(generator));
    }

    private static void check(final EngineHarness engine, final UnsafeBuffer input) {
        final byte[] before = engine.state();
        engine.feed(input);
        // Executions that are missing make the engine ask for them.
        if (engine.slot().ingest.kind == EventKind.REFUSED && engine.outcome() != IngestOutcome.EXECUTION_GAP) {
            assertThat(Arrays.equals(engine.state(), before))
                    .as("refused: %s", engine.outcome())
                    .isTrue();
        }
    }

    /**
     * Mutated amounts may be huge and accepted; a few of them together overflow the account, which stops the engine by
     * design, so they are mutated nowhere.
     */
    private static boolean isMoney(final UnsafeBuffer input) {
        final int template = input.getShort(2, ByteOrder.LITTLE_ENDIAN);
        return template == AccountEncoder.TEMPLATE_ID || template == ExecutionEncoder.TEMPLATE_ID;
    }

    /** A fill valued at a mutated price overflows the account as well. */
    private static boolean isWild(final UnsafeBuffer input) {
        final QuoteDecoder quote = new QuoteDecoder();
        final MessageHeaderDecoder header = new MessageHeaderDecoder().wrap(input, 0);
        return header.templateId() == QuoteDecoder.TEMPLATE_ID
                && input.capacity() >= MessageHeaderDecoder.ENCODED_LENGTH + QuoteDecoder.BLOCK_LENGTH
                && quote.wrapAndApplyHeader(input, 0, header).askTicks() > 1_000_000;
    }

    private static void mutate(final UnsafeBuffer input, final Generator generator) {
        for (int i = 0; i <= generator.below(3); i++) {
            final int at = generator.below(input.capacity());
            if (at >= MessageHeaderEncoder.ENCODED_LENGTH && at < MessageHeaderEncoder.ENCODED_LENGTH + Long.BYTES) {
                continue;
            }
            input.putByte(at, (byte) generator.anyLong());
        }
    }

    private static UnsafeBuffer valid(final Inputs in, final Generator generator) {
        final int instrument = generator.below(3);
        final int source = instrument == 2 ? 1 : 0;
        final long price = generator.between(900, 1100);
        return switch (generator.below(TYPES)) {
            case 0, 1, 2 -> in.quote(instrument, source, price, price + generator.between(1, 9));
            case 3 ->
                in.trade(fields -> fields.priceTicks(price)
                        .qtyLots(1)
                        .instrumentId(instrument)
                        .sourceId(source));
            case 4 ->
                in.mark(fields -> fields.markTicks(price)
                        .indexTicks(price)
                        .instrumentId(instrument)
                        .sourceId(source));
            case 5 ->
                in.execution(fields -> fields.clientOrderId(generator.anyLong())
                        .lastTicks(price)
                        .lastLots(3)
                        .instrumentId(1)
                        .sourceId(0)
                        .executionType(generator.oneIn(2) ? ExecutionType.FILL : ExecutionType.CANCELED));
            case 6 -> in.account(source, AccountChange.TRANSFER, generator.between(1, 1_000_000_000_000L));
            case 7 -> in.holding(instrument == 1 ? 0 : instrument, source, generator.between(0, 1000));
            case 8 -> in.specification(1, 0, 5_000_000_000L);
            case 9 -> in.target(generator.below(2), generator.between(0, 500_000_000L), generator.below(2));
            case 10 ->
                in.command(
                        generator.oneOf(java.util.List.of(CommandType.KILL, CommandType.RESET_KILL, CommandType.PAUSE)),
                        -1,
                        0);
            case 11 ->
                in.recompositionBegin(
                        generator.below(2),
                        generator.oneOf(java.util.List.of(
                                IndexForm.QUANTITIES, IndexForm.CAPITALIZATION, IndexForm.WEIGHTS, IndexForm.CROSS)),
                        1,
                        generator.oneIn(2) ? 0 : 500_000_000L,
                        0);
            case 12 ->
                in.recompositionMember(
                        generator.below(2), instrument, generator.between(0, 3), (int) generator.between(-2, 0));
            case 13 -> in.recompositionCommit(generator.below(2));
            case 14 -> generator.oneOf(report(in, generator, instrument, source));
            default ->
                generator.oneIn(2)
                        ? in.status(source, generator.oneIn(2) ? SourceStatus.GAP : SourceStatus.UP)
                        : in.timer();
        };
    }

    /** The parts of one report. */
    private static java.util.List<UnsafeBuffer> report(
            final Inputs in, final Generator generator, final int instrument, final int source) {
        final long id = generator.below(3);
        return new Reports(in, source)
                .after(generator.between(0, 1000))
                .begin(id)
                .order(generator.anyLong(), instrument, generator.between(1, 9), 0, 1000)
                .position(instrument, generator.between(-9, 9))
                .balance(generator.between(-5, 5))
                .end(id);
    }
}
