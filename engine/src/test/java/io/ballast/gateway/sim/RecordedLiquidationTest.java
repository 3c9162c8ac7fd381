package io.ballast.gateway.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.ballast.RecordedData;
import io.ballast.gateway.Gateway;
import io.ballast.gateway.recorded.BarFeed;
import io.ballast.gateway.recorded.FeedTally;
import io.ballast.harness.Inputs;
import io.ballast.harness.World;
import io.ballast.instrument.MarginTiers;
import io.ballast.message.AccountChange;
import io.ballast.message.AccountEncoder;
import io.ballast.message.ExecutionDecoder;
import io.ballast.message.ExecutionType;
import io.ballast.message.MessageHeaderDecoder;
import io.ballast.message.MessageHeaderEncoder;
import io.ballast.message.NewOrderEncoder;
import io.ballast.message.QuoteDecoder;
import io.ballast.message.Side;
import io.ballast.message.TimeInForce;
import io.ballast.settings.ExchangeSettings;
import io.ballast.settings.SourceKind;
import io.ballast.settings.SourceSettings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Long DEFIUSDT through the recorded sell-off, from its first price, at a maintenance margin of 1 %. */
@Tag("slow")
class RecordedLiquidationTest {
    private static final String FILE = "bars/perp_1m_index_week_20250616_20250622.csv.gz";
    private static final long DEPOSIT_USD = 100_000;
    private static final double LOT = 0.001;
    private static final double TICK = 0.001;

    private final World world =
            World.simple().linear("DEFIUSDT", "0.001", "0.001", "1").margined(MarginTiers.flat(10_000_000, 20));

    private record Outcome(double firstUsd, List<Double> liquidatedUsd, AccountView view) {}

    @Test
    void shouldLiquidateAtFiveTimesItsCollateral() {
        final Outcome outcome = run(5);
        assertThat(outcome.view.liquidations()).isEqualTo(1);
        assertThat(outcome.view.positionLots(0)).isZero();
        // (1 - 1/5) / (1 - 0.01) of the entry, and the first quote below it.
        assertThat(outcome.liquidatedUsd)
                .isNotEmpty()
                .allSatisfy(usd -> assertThat(usd / outcome.firstUsd).isCloseTo(0.8 / 0.99, within(0.01)));
    }

    @Test
    void shouldLeaveTwiceItsCollateralAlone() {
        final Outcome outcome = run(2);
        assertThat(outcome.view.liquidations()).isZero();
        assertThat(outcome.view.positionLots(0)).isPositive();
        assertThat(outcome.view.equityNanoUsd(0)).isGreaterThan(outcome.view.maintenanceNanoUsd(0));
    }

    private Outcome run(final int leverage) {
        final Path data = RecordedData.require();
        final SourceSettings source = new SourceSettings(
                0, "live", SourceKind.BARS, List.of(FILE), 1, 0, 0, 60 * World.SECOND, 500_000, 1_000_000_000);
        final BarFeed feed = new BarFeed(source, world.instruments(), data, new FeedTally(1));
        final long startNs = feed.peekTimeNs();
        final long askTicks = new QuoteDecoder()
                .wrapAndApplyHeader(feed.buffer(), feed.offset(), new MessageHeaderDecoder())
                .askTicks();
        final List<Double> liquidatedUsd = new ArrayList<>();
        final MessageHeaderDecoder header = new MessageHeaderDecoder();
        try (SimGateway gateway = new SimGateway(
                feed,
                world.instruments(),
                1,
                new ExchangeSettings(0, 0, 0, 0, 0, false),
                List.of(deposit(startNs)),
                List.of(),
                World.SECOND * 1_000_000,
                1)) {
            buy(gateway, Math.round(leverage * DEPOSIT_USD / (askTicks * TICK * LOT)), askTicks, startNs + 1);
            while (!gateway.isFinished()) {
                gateway.poll(
                        (buffer, offset, length) -> {
                            if (header.wrap(buffer, offset).templateId() == ExecutionDecoder.TEMPLATE_ID) {
                                add(liquidatedUsd, new ExecutionDecoder().wrapAndApplyHeader(buffer, offset, header));
                            }
                            return true;
                        },
                        Gateway.NOTHING_PENDING);
            }
            return new Outcome(askTicks * TICK, liquidatedUsd, gateway.accounts());
        }
    }

    private static void add(final List<Double> liquidatedUsd, final ExecutionDecoder execution) {
        if (execution.executionType() == ExecutionType.LIQUIDATED) {
            liquidatedUsd.add(execution.lastTicks() * TICK);
        }
    }

    private static UnsafeBuffer deposit(final long timeNs) {
        return new Inputs().account(fields -> at(fields, timeNs).amountNanoUsd(DEPOSIT_USD * 1_000_000_000L));
    }

    private static AccountEncoder at(final AccountEncoder account, final long timeNs) {
        return account.receiveTimeNs(timeNs).sourceId(0).instrumentId(-1).change(AccountChange.OPENING_BALANCE);
    }

    private static void buy(final SimGateway gateway, final long lots, final long limitTicks, final long timeNs) {
        final UnsafeBuffer buffer = new UnsafeBuffer(new byte[128]);
        new NewOrderEncoder()
                .wrapAndApplyHeader(buffer, 0, new MessageHeaderEncoder())
                .clientOrderId(1)
                .limitTicks(limitTicks)
                .qtyLots(lots)
                .instrumentId(0)
                .side(Side.BUY)
                .timeInForce(TimeInForce.GOOD_TILL_CANCEL)
                .reduceOnly((short) 0);
        assertThat(gateway.send(buffer, 0, MessageHeaderEncoder.ENCODED_LENGTH + NewOrderEncoder.BLOCK_LENGTH, timeNs))
                .isTrue();
    }
}
