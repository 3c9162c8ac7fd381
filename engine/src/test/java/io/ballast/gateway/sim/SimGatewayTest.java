package io.ballast.gateway.sim;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.gateway.Gateway;
import io.ballast.gateway.InputSink;
import io.ballast.harness.Inputs;
import io.ballast.harness.ScriptedFeed;
import io.ballast.harness.World;
import io.ballast.message.AccountDecoder;
import io.ballast.message.AmendOrderEncoder;
import io.ballast.message.CancelOrderEncoder;
import io.ballast.message.CancelReason;
import io.ballast.message.ExecutionDecoder;
import io.ballast.message.MessageHeaderDecoder;
import io.ballast.message.MessageHeaderEncoder;
import io.ballast.message.NewOrderEncoder;
import io.ballast.message.QuoteDecoder;
import io.ballast.message.Side;
import io.ballast.message.TimeInForce;
import io.ballast.settings.ExchangeSettings;
import java.util.ArrayList;
import java.util.List;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

/** The embedded exchange: quotes a second apart of 10 lots each side, 2 ms to it and 3 ms back. */
class SimGatewayTest {
    private static final long ENTRY_NS = 2_000_000;
    private static final long BACK_NS = 3_000_000;
    private static final ExchangeSettings PLAIN = new ExchangeSettings(0, ENTRY_NS, BACK_NS, 0, 0, true);

    private final Inputs inputs = new Inputs();
    private final List<UnsafeBuffer> market = new ArrayList<>();
    private final List<Runnable> afterQuote = new ArrayList<>();
    private final List<String> answers = new ArrayList<>();
    private ExchangeSettings settings = PLAIN;
    private long seed = 1;
    private Gateway gateway = gateway();

    @Test
    void shouldFillAtTheOfferedPriceAfterBothLatencies() {
        quote(999, 1001, () -> send(1, 10, 1001));
        quote(999, 1001);
        assertThat(run()).containsExactly("+5ms 1 ACCEPTED leaves 10", "+5ms 1 FILL 10 @ 1001 leaves 0");
    }

    @Test
    void shouldFillOnlyWhatIsOfferedAndRestAtTheLimit() {
        quote(999, 1001, () -> send(1, 25, 1002));
        quote(1000, 1003);
        quote(1000, 1002);
        quote(1000, 1001);
        assertThat(run())
                .containsExactly(
                        "+5ms 1 ACCEPTED leaves 25",
                        "+5ms 1 FILL 10 @ 1001 leaves 15",
                        "+2003ms 1 FILL 10 @ 1002 leaves 5",
                        "+3003ms 1 FILL 5 @ 1002 leaves 0");
    }

    @Test
    void shouldFillAtMostTheConfiguredLotsAQuote() {
        use(new ExchangeSettings(0, ENTRY_NS, BACK_NS, 4, 0, true));
        quote(999, 1001, () -> send(1, -6, 999));
        quote(999, 1001);
        assertThat(run())
                .containsExactly(
                        "+5ms 1 ACCEPTED leaves 6", "+5ms 1 FILL 4 @ 999 leaves 2", "+1003ms 1 FILL 2 @ 999 leaves 0");
    }

    @Test
    void shouldSeeTheQuoteOfTheArrivalNotOfTheDecision() {
        quote(999, 1001, () -> send(1, 10, 1001));
        inputs.elapse(1_000_000 - World.SECOND);
        quote(1005, 1007);
        assertThat(run()).containsExactly("+5ms 1 ACCEPTED leaves 10");
    }

    @Test
    void shouldChargeTheFeeOnTheNotional() {
        use(new ExchangeSettings(500_000, 0, 0, 0, 0, true));
        quote(999, 1001, () -> send(1, 2, 1001));
        quote(999, 1001);
        assertThat(run()).containsExactly("+0ms 1 ACCEPTED leaves 2", "+0ms 1 FILL 2 @ 1001 leaves 0 fee 10.01");
    }

    @Test
    void shouldRejectWhatAVenueWould() {
        quote(999, 1001, () -> {
            send(2, 1, 1001);
            send(2, 1, 1001);
            send(1, 1, 1001);
            send(3, 0, 1001);
            send(4, 1, 0);
            reduce(5, -2, 999);
            reduce(6, -1, 999);
            reduce(7, 1, 1001);
        });
        assertThat(run())
                .containsExactly(
                        "+5ms 2 ACCEPTED leaves 1",
                        "+5ms 2 FILL 1 @ 1001 leaves 0",
                        "+5ms 2 REJECTED DUPLICATE_ORDER",
                        "+5ms 1 REJECTED DUPLICATE_ORDER",
                        "+5ms 3 REJECTED BAD_QUANTITY",
                        "+5ms 4 REJECTED BAD_PRICE",
                        "+5ms 5 REJECTED REDUCE_ONLY",
                        "+5ms 6 ACCEPTED leaves 1",
                        "+5ms 6 FILL 1 @ 999 leaves 0",
                        "+5ms 7 REJECTED REDUCE_ONLY");
    }

    @Test
    void shouldRejectTheSameOrdersForTheSameSeed() {
        final List<String> first = rejects(1);
        assertThat(rejects(1)).isEqualTo(first);
        assertThat(rejects(2)).isNotEqualTo(first);
        assertThat(first.stream()
                        .filter(answer -> answer.endsWith("REJECTED INJECTED"))
                        .count())
                .isBetween(15L, 35L);
    }

    private List<String> rejects(final long withSeed) {
        seed = withSeed;
        market.clear();
        afterQuote.clear();
        use(new ExchangeSettings(0, ENTRY_NS, BACK_NS, 0, 500_000_000, true));
        quote(999, 1001, () -> {
            for (int id = 1; id <= 50; id++) {
                send(id, 1, 1000);
            }
        });
        return run().stream()
                .map(answer -> answer.substring(answer.indexOf(' ')))
                .toList();
    }

    @Test
    void shouldAmendAndCancelWhatIsOpen() {
        quote(999, 1001, () -> {
            send(1, 20, 1001);
            amend(1, 15, 1000);
            cancel(1);
            cancel(1);
            amend(1, 15, 1000);
        });
        assertThat(run())
                .containsExactly(
                        "+5ms 1 ACCEPTED leaves 20",
                        "+5ms 1 FILL 10 @ 1001 leaves 10",
                        "+5ms 1 AMENDED leaves 5",
                        "+5ms 1 CANCELED leaves 0",
                        "+5ms 1 CANCEL_REJECTED UNKNOWN_ORDER",
                        "+5ms 1 CANCEL_REJECTED UNKNOWN_ORDER");
    }

    @Test
    void shouldCloseAnOrderAmendedBelowWhatIsFilled() {
        quote(999, 1001, () -> {
            send(1, 20, 1001);
            amend(1, 8, 1001);
            cancel(1);
        });
        assertThat(run())
                .containsExactly(
                        "+5ms 1 ACCEPTED leaves 20",
                        "+5ms 1 FILL 10 @ 1001 leaves 10",
                        "+5ms 1 AMENDED leaves 0",
                        "+5ms 1 CANCEL_REJECTED UNKNOWN_ORDER");
    }

    @Test
    void shouldPayFundingOnceOnTheNotionalAtMark() {
        quote(999, 1001, () -> send(1, -2, 999));
        market.add(inputs.mark(mark -> mark.markTicks(1000)
                .indexTicks(1000)
                .fundingRatePpb(100_000)
                .nextFundingTimeNs(inputs.timeNs() + World.SECOND / 2)
                .instrumentId(0)
                .sourceId(0)));
        inputs.elapse(World.SECOND);
        quote(999, 1001);
        quote(999, 1001);
        assertThat(run())
                .containsExactly("+5ms 1 ACCEPTED leaves 2", "+5ms 1 FILL 2 @ 999 leaves 0", "+2003ms FUNDING 2.0");
    }

    private void use(final ExchangeSettings other) {
        settings = other;
    }

    private void quote(final long bid, final long ask) {
        quote(bid, ask, () -> {});
    }

    /** A quote, and what the engine does on it. */
    private void quote(final long bid, final long ask, final Runnable then) {
        market.add(inputs.quote(0, 0, bid, ask, 10));
        afterQuote.add(then);
        inputs.elapse(World.SECOND);
    }

    private Gateway gateway() {
        final World world = World.simple().linear("FUT", "10");
        return new SimGateway(
                new ScriptedFeed(market),
                world.instruments(),
                1,
                settings,
                List.of(),
                List.of(),
                World.SECOND * 1_000_000,
                seed);
    }

    private List<String> run() {
        answers.clear();
        gateway = gateway();
        final int[] quotes = {0};
        final InputSink sink = (buffer, offset, length) -> {
            record(buffer, offset);
            if (new MessageHeaderDecoder().wrap(buffer, offset).templateId() == QuoteDecoder.TEMPLATE_ID) {
                afterQuote.get(quotes[0]++).run();
            }
            return true;
        };
        for (int i = 0; i < 1000 && !gateway.isFinished(); i++) {
            gateway.poll(sink, Gateway.NOTHING_PENDING);
        }
        assertThat(gateway.isFinished()).isTrue();
        return answers;
    }

    private void record(final DirectBuffer buffer, final int offset) {
        final MessageHeaderDecoder header = new MessageHeaderDecoder().wrap(buffer, offset);
        if (header.templateId() == ExecutionDecoder.TEMPLATE_ID) {
            final ExecutionDecoder execution = new ExecutionDecoder().wrapAndApplyHeader(buffer, offset, header);
            answers.add(at(execution.receiveTimeNs()) + execution.clientOrderId() + " " + text(execution));
        } else if (header.templateId() == AccountDecoder.TEMPLATE_ID) {
            final AccountDecoder account = new AccountDecoder().wrapAndApplyHeader(buffer, offset, header);
            answers.add(at(account.receiveTimeNs()) + account.change() + " " + account.amountNanoUsd() / 1e9);
        }
    }

    private static String at(final long timeNs) {
        return "+" + (timeNs - Inputs.START_NS) / 1_000_000 + "ms ";
    }

    private static String text(final ExecutionDecoder execution) {
        final String fee = execution.feeNanoUsd() == 0 ? "" : " fee " + execution.feeNanoUsd() / 1e9;
        return switch (execution.executionType()) {
            case FILL ->
                "FILL " + execution.lastLots() + " @ " + execution.lastTicks() + " leaves " + execution.leavesLots()
                        + fee;
            case REJECTED, CANCEL_REJECTED -> execution.executionType() + " " + execution.venueReason();
            default -> execution.executionType() + " leaves " + execution.leavesLots();
        };
    }

    private void send(final long id, final long lots, final long limit) {
        order(id, lots, limit, false);
    }

    private void reduce(final long id, final long lots, final long limit) {
        order(id, lots, limit, true);
    }

    private void order(final long id, final long lots, final long limit, final boolean isReduceOnly) {
        final UnsafeBuffer buffer = new UnsafeBuffer(new byte[128]);
        new NewOrderEncoder()
                .wrapAndApplyHeader(buffer, 0, new MessageHeaderEncoder())
                .clientOrderId(id)
                .limitTicks(limit)
                .qtyLots(Math.abs(lots))
                .instrumentId(0)
                .side(lots < 0 ? Side.SELL : Side.BUY)
                .timeInForce(TimeInForce.GOOD_TILL_CANCEL)
                .reduceOnly((short) (isReduceOnly ? 1 : 0));
        leave(buffer, NewOrderEncoder.BLOCK_LENGTH);
    }

    private void amend(final long id, final long lots, final long limit) {
        final UnsafeBuffer buffer = new UnsafeBuffer(new byte[128]);
        new AmendOrderEncoder()
                .wrapAndApplyHeader(buffer, 0, new MessageHeaderEncoder())
                .clientOrderId(id)
                .limitTicks(limit)
                .qtyLots(lots)
                .instrumentId(0);
        leave(buffer, AmendOrderEncoder.BLOCK_LENGTH);
    }

    private void cancel(final long id) {
        final UnsafeBuffer buffer = new UnsafeBuffer(new byte[128]);
        new CancelOrderEncoder()
                .wrapAndApplyHeader(buffer, 0, new MessageHeaderEncoder())
                .clientOrderId(id)
                .instrumentId(0)
                .cancelReason(CancelReason.TARGET_MOVED);
        leave(buffer, CancelOrderEncoder.BLOCK_LENGTH);
    }

    /** All tests send on the first quote. */
    private void leave(final UnsafeBuffer buffer, final int blockLength) {
        assertThat(gateway.send(buffer, 0, MessageHeaderEncoder.ENCODED_LENGTH + blockLength, Inputs.START_NS))
                .isTrue();
    }
}
