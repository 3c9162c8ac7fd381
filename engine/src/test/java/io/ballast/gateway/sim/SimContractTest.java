package io.ballast.gateway.sim;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.gateway.MarketFeed;
import io.ballast.harness.Inputs;
import io.ballast.harness.World;
import io.ballast.message.AccountDecoder;
import io.ballast.message.ExecutionDecoder;
import io.ballast.message.MarkDecoder;
import io.ballast.message.MessageHeaderDecoder;
import io.ballast.message.QuoteDecoder;
import io.ballast.settings.ExchangeSettings;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Fees and funding by kind of contract, and the end of a dated one, at the embedded exchange. */
class SimContractTest {
    private static final long FEE_PPB = 1_000_000;

    private final World world = World.simple()
            .spot("BTC", "1", "0.001")
            .inverse("BTCI", "BTC", "0.5", "100")
            .quanto("ETHQ", "BTC", "0.5", "0.0001")
            .linear("BTCF", "10")
            .dated(World.SECOND, 0);
    private final Inputs inputs = new Inputs();
    private final AnswerQueue answers = new AnswerQueue(1);
    private final SimExchange exchange =
            new SimExchange(world.instruments(), new ExchangeSettings(FEE_PPB, 0, 0, 0, 0, true), 1, answers);
    private long orders;

    private void quote(final String name, final long bid, final long ask) {
        final QuoteDecoder quote = new QuoteDecoder();
        quote.wrapAndApplyHeader(inputs.quote(world.id(name), 0, bid, ask), 0, new MessageHeaderDecoder());
        exchange.onQuote(quote, inputs.timeNs());
    }

    private void buy(final String name, final long lots, final long limit) {
        exchange.onNew(++orders, world.id(name), 1, lots, limit, false, inputs.timeNs());
    }

    private void sell(final String name, final long lots, final long limit) {
        exchange.onNew(++orders, world.id(name), -1, lots, limit, false, inputs.timeNs());
    }

    private void fundAfterASecond(final String name, final long markTicks) {
        final MarkDecoder mark = new MarkDecoder();
        mark.wrapAndApplyHeader(
                inputs.mark(fields -> fields.instrumentId(world.id(name))
                        .markTicks(markTicks)
                        .indexTicks(markTicks)
                        .fundingRatePpb(200_000)
                        .nextFundingTimeNs(inputs.timeNs() + World.SECOND)),
                0,
                new MessageHeaderDecoder());
        exchange.onMark(mark, inputs.timeNs());
        inputs.elapse(World.SECOND);
    }

    /** Fees of fills, reasons of rejects, and funding, in USD. */
    private List<String> answers() {
        final List<String> texts = new ArrayList<>();
        final MessageHeaderDecoder header = new MessageHeaderDecoder();
        for (; answers.nextTimeNs() != MarketFeed.END; answers.remove()) {
            header.wrap(answers.buffer(), answers.offset());
            if (header.templateId() == AccountDecoder.TEMPLATE_ID) {
                final AccountDecoder account = new AccountDecoder();
                account.wrapAndApplyHeader(answers.buffer(), answers.offset(), header);
                texts.add("funding " + account.amountNanoUsd() / 1e9);
                continue;
            }
            final ExecutionDecoder execution = new ExecutionDecoder();
            execution.wrapAndApplyHeader(answers.buffer(), answers.offset(), header);
            switch (execution.executionType()) {
                case FILL -> texts.add("fee " + execution.feeNanoUsd() / 1e9);
                case REJECTED -> texts.add("rejected " + execution.venueReason());
                default -> {}
            }
        }
        return texts;
    }

    @Test
    void shouldChargeAFeeOnTheFaceOfAnInverseContract() {
        quote("BTCI", 99_999, 100_001);
        sell("BTCI", 500, 99_999);
        quote("BTCI", 49_999, 50_001);
        buy("BTCI", 500, 50_001);
        assertThat(answers()).as("0.1 % of 50,000 at every price").containsExactly("fee 50.0", "fee 50.0");
    }

    @Test
    void shouldChargeAFeeOnTheNotionalOfSpotAndQuanto() {
        quote("BTC", 59_999, 60_001);
        buy("BTC", 500, 60_001);
        quote("ETHQ", 5_998, 6_000);
        buy("ETHQ", 10, 6_000);
        // Half a coin at 60,001; ten lots of 0.0001 coins a point at 3,000 points are 3 coins of 60,000.
        assertThat(answers()).containsExactly("fee 30.0005", "fee 180.0");
    }

    @Test
    void shouldPayFundingOnTheFaceOfAnInverseContract() {
        quote("BTCI", 99_999, 100_001);
        sell("BTCI", 500, 99_999);
        fundAfterASecond("BTCI", 80_000);
        quote("BTCI", 99_999, 100_001);
        assertThat(answers()).containsExactly("fee 50.0", "funding 10.0");
    }

    @Test
    void shouldNotTradeAContractFromItsExpiryOn() {
        quote("BTCF", 999, 1001);
        buy("BTCF", 1, 1001);
        buy("BTCF", 1, 990);
        inputs.elapse(World.SECOND - 1);
        quote("BTCF", 989, 991);
        buy("BTCF", 1, 991);
        inputs.elapse(1);
        quote("BTCF", 980, 982);
        buy("BTCF", 1, 1001);
        assertThat(answers()).containsExactly("fee 10.01", "fee 9.91", "rejected NO_MARKET");
    }
}
