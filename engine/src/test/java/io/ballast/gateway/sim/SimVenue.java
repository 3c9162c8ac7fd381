package io.ballast.gateway.sim;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.gateway.Gateway;
import io.ballast.gateway.InputTime;
import io.ballast.harness.Inputs;
import io.ballast.harness.ScriptedFeed;
import io.ballast.harness.World;
import io.ballast.message.AccountChange;
import io.ballast.message.AmendOrderEncoder;
import io.ballast.message.CancelOrderEncoder;
import io.ballast.message.CancelReason;
import io.ballast.message.DepthLevelEncoder;
import io.ballast.message.MessageHeaderEncoder;
import io.ballast.message.NewOrderEncoder;
import io.ballast.message.ReconcileRequestEncoder;
import io.ballast.message.Side;
import io.ballast.message.TimeInForce;
import io.ballast.settings.AccountSettings;
import io.ballast.settings.ExchangeSettings;
import java.util.ArrayList;
import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;
import org.jspecify.annotations.Nullable;

/**
 * The embedded exchange with a market, and with orders that are written down beforehand and leave at their times; what
 * it tells the engine is collected. Lots below zero sell.
 */
final class SimVenue {
    final World world;
    final Inputs inputs = new Inputs();
    private final ExchangeSettings settings;
    private final List<UnsafeBuffer> market = new ArrayList<>();
    private final List<UnsafeBuffer> opening = new ArrayList<>();
    private final List<Sent> sent = new ArrayList<>();
    private @Nullable List<AccountSettings> accounts;
    private @Nullable SimGateway gateway;
    private long seed = 1;
    private long trades;
    private long nextOrderId;

    private record Sent(long timeNs, UnsafeBuffer message, int length) {}

    SimVenue(final World world, final ExchangeSettings settings) {
        this.world = world;
        this.settings = settings;
    }

    SimVenue seed(final long other) {
        seed = other;
        return this;
    }

    SimVenue accounts(final List<AccountSettings> margined) {
        accounts = margined;
        return this;
    }

    SimVenue deposit(final long usd) {
        opening.add(inputs.account(0, AccountChange.OPENING_BALANCE, usd * 1_000_000_000L));
        return this;
    }

    /** Puts cash to the margin of one contract. */
    void post(final String name, final long usd) {
        opening.add(inputs.account(fields -> fields.amountNanoUsd(usd * 1_000_000_000L)
                .instrumentId(world.id(name))
                .sourceId(world.instrument(name).sourceId())
                .change(AccountChange.TRANSFER)));
    }

    SimVenue hold(final String name, final long lots) {
        opening.add(inputs.holding(world.id(name), world.instrument(name).sourceId(), lots));
        return this;
    }

    void elapse(final long ns) {
        inputs.elapse(ns);
    }

    void quote(final String name, final long bid, final long ask, final long lots) {
        market.add(inputs.quote(world.id(name), world.instrument(name).sourceId(), bid, ask, lots));
    }

    /** Puts any market message in. */
    void market(final UnsafeBuffer message) {
        market.add(message);
    }

    void trade(final String name, final long ticks, final long lots, final Side aggressor) {
        market.add(inputs.trade(fields -> fields.instrumentId(world.id(name))
                .sourceId(world.instrument(name).sourceId())
                .sourceSequence(++trades)
                .priceTicks(ticks)
                .qtyLots(lots)
                .aggressor(aggressor)));
    }

    void mark(final String name, final long ticks, final long fundingRatePpb, final long fundingTimeNs) {
        market.add(inputs.mark(fields -> fields.instrumentId(world.id(name))
                .sourceId(world.instrument(name).sourceId())
                .markTicks(ticks)
                .indexTicks(ticks)
                .fundingRatePpb(fundingRatePpb)
                .nextFundingTimeNs(fundingTimeNs)));
    }

    void level(final String name, final Side side, final long ticks, final long lots) {
        level(name, side, ticks, lots, false);
    }

    void level(final String name, final Side side, final long ticks, final long lots, final boolean isSnapshotStart) {
        final UnsafeBuffer buffer =
                new UnsafeBuffer(new byte[MessageHeaderEncoder.ENCODED_LENGTH + DepthLevelEncoder.BLOCK_LENGTH]);
        new DepthLevelEncoder()
                .wrapAndApplyHeader(buffer, 0, new MessageHeaderEncoder())
                .receiveTimeNs(inputs.timeNs())
                .eventTimeNs(0)
                .sourceSequence(market.size() + 1)
                .priceTicks(ticks)
                .qtyLots(lots)
                .instrumentId(world.id(name))
                .sourceId(world.instrument(name).sourceId())
                .side(side)
                .isSnapshotStart((short) (isSnapshotStart ? 1 : 0));
        market.add(buffer);
    }

    /** A limit order that works until it is cancelled; its id. */
    long order(final String name, final long lots, final long limit) {
        return order(name, lots, limit, TimeInForce.GOOD_TILL_CANCEL, false);
    }

    long order(
            final String name,
            final long lots,
            final long limit,
            final TimeInForce timeInForce,
            final boolean isReduceOnly) {
        return order(++nextOrderId, world.id(name), lots, limit, timeInForce, isReduceOnly);
    }

    long order(
            final long id,
            final int instrumentId,
            final long lots,
            final long limit,
            final TimeInForce timeInForce,
            final boolean isReduceOnly) {
        nextOrderId = Math.max(nextOrderId, id);
        final UnsafeBuffer buffer = new UnsafeBuffer(new byte[128]);
        new NewOrderEncoder()
                .wrapAndApplyHeader(buffer, 0, new MessageHeaderEncoder())
                .clientOrderId(id)
                .limitTicks(limit)
                .qtyLots(Math.abs(lots))
                .instrumentId(instrumentId)
                .side(lots < 0 ? Side.SELL : Side.BUY)
                .timeInForce(timeInForce)
                .reduceOnly((short) (isReduceOnly ? 1 : 0));
        leave(buffer, NewOrderEncoder.BLOCK_LENGTH);
        return id;
    }

    void amend(final long id, final int instrumentId, final long lots, final long limit) {
        final UnsafeBuffer buffer = new UnsafeBuffer(new byte[128]);
        new AmendOrderEncoder()
                .wrapAndApplyHeader(buffer, 0, new MessageHeaderEncoder())
                .clientOrderId(id)
                .limitTicks(limit)
                .qtyLots(lots)
                .instrumentId(instrumentId);
        leave(buffer, AmendOrderEncoder.BLOCK_LENGTH);
    }

    void cancel(final long id, final int instrumentId) {
        final UnsafeBuffer buffer = new UnsafeBuffer(new byte[128]);
        new CancelOrderEncoder()
                .wrapAndApplyHeader(buffer, 0, new MessageHeaderEncoder())
                .clientOrderId(id)
                .instrumentId(instrumentId)
                .cancelReason(CancelReason.TARGET_MOVED);
        leave(buffer, CancelOrderEncoder.BLOCK_LENGTH);
    }

    void reconcile(final int sourceId, final long requestId, final long lastExecution) {
        final UnsafeBuffer buffer = new UnsafeBuffer(new byte[128]);
        new ReconcileRequestEncoder()
                .wrapAndApplyHeader(buffer, 0, new MessageHeaderEncoder())
                .requestId(requestId)
                .lastExecutionSequence(lastExecution)
                .sourceId(sourceId);
        leave(buffer, ReconcileRequestEncoder.BLOCK_LENGTH);
    }

    private void leave(final UnsafeBuffer message, final int blockLength) {
        // Behind the market of the same moment.
        sent.add(new Sent(inputs.timeNs() + 1, message, MessageHeaderEncoder.ENCODED_LENGTH + blockLength));
    }

    /** Runs to the end of the market; what was told of orders and accounts. */
    List<String> run() {
        return all().stream().map(VenueText::of).filter(text -> !text.isEmpty()).toList();
    }

    /** Runs to the end of the market; everything that was told, in the order in which it came. */
    List<UnsafeBuffer> all() {
        final ScriptedFeed feed = new ScriptedFeed(market);
        final SimGateway running = accounts == null
                ? new SimGateway(
                        feed,
                        world.instruments(),
                        world.sources().size(),
                        settings,
                        opening,
                        List.of(),
                        World.SECOND * 1_000_000,
                        seed)
                : new SimGateway(
                        feed,
                        world.instruments(),
                        accounts,
                        settings,
                        opening,
                        List.of(),
                        World.SECOND * 1_000_000,
                        seed);
        gateway = running;
        final List<UnsafeBuffer> told = new ArrayList<>();
        int next = 0;
        for (int i = 0; i < 10_000_000 && !running.isFinished(); i++) {
            for (; next < sent.size(); next++) {
                final Sent order = sent.get(next);
                if (!running.send(order.message, 0, order.length, order.timeNs)) {
                    break;
                }
            }
            poll(running, told);
        }
        assertThat(running.isFinished()).isTrue();
        long lastNs = Long.MIN_VALUE;
        for (final UnsafeBuffer message : told) {
            assertThat(InputTime.receiveTimeNs(message, 0)).isGreaterThanOrEqualTo(lastNs);
            lastNs = InputTime.receiveTimeNs(message, 0);
        }
        return told;
    }

    private static int poll(final SimGateway running, final List<UnsafeBuffer> told) {
        return running.poll(
                (buffer, offset, length) -> {
                    final UnsafeBuffer copy = new UnsafeBuffer(new byte[length]);
                    copy.putBytes(0, buffer, offset, length);
                    told.add(copy);
                    return true;
                },
                Gateway.NOTHING_PENDING);
    }

    /** Long after the run: asks what a source's account looks like, and is told. */
    List<UnsafeBuffer> ask(final int sourceId, final long requestId, final long lastExecution) {
        if (gateway == null) {
            throw new IllegalStateException("run it first");
        }
        elapse(1_000 * World.SECOND);
        reconcile(sourceId, requestId, lastExecution);
        final Sent request = sent.get(sent.size() - 1);
        assertThat(gateway.send(request.message, 0, request.length, request.timeNs))
                .isTrue();
        final List<UnsafeBuffer> told = new ArrayList<>();
        while (poll(gateway, told) > 0) {
            assertThat(told).hasSizeLessThan(1_000_000);
        }
        return told;
    }

    /** What the exchange held at the end of the run. */
    AccountView view() {
        if (gateway == null) {
            throw new IllegalStateException("run it first");
        }
        return gateway.accounts();
    }
}
