package io.ballast.gateway.sim;

import io.ballast.math.Ppb;
import io.ballast.message.ExecutionType;
import io.ballast.message.VenueReason;
import io.ballast.settings.ExchangeSettings;
import io.ballast.settings.FaultKind;
import io.ballast.settings.QueueModel;
import org.jspecify.annotations.Nullable;

/**
 * Fills our orders. One that takes walks the market's book from the best price to its limit. One that rests is filled at
 * its limit, as a maker: when the market comes to it, by what is offered there; by trades beyond its limit; and by trades
 * at its limit once those in front of it are served.
 */
final class Matching {
    private final ExchangeSettings settings;
    private final int[] sourceOf;
    private final SimMarket[] markets;
    private final WorkingOrders orders;
    private final VenueLedger ledger;
    private final MarginWatch margin;
    private final SimNotional notional;
    private final FeeMeter fees;
    private final Faults faults;
    private final Answers answers;

    Matching(
            final ExchangeSettings settings,
            final int[] sourceOf,
            final SimMarket[] markets,
            final WorkingOrders orders,
            final VenueLedger ledger,
            final MarginWatch margin,
            final SimNotional notional,
            final Faults faults,
            final Answers answers) {
        this.settings = settings;
        this.sourceOf = sourceOf;
        this.markets = markets;
        this.orders = orders;
        this.ledger = ledger;
        this.margin = margin;
        this.notional = notional;
        this.faults = faults;
        this.answers = answers;
        fees = new FeeMeter(settings.fees(), answers.sources());
    }

    /** An order that has just come, or come back with another price, takes what it can. */
    void onArrival(final SimOrder order, final long timeNs) {
        sweep(order, false, timeNs);
    }

    /** The market has moved: what rests within it trades. */
    void onQuote(final int instrumentId, final long timeNs) {
        onQuote(instrumentId, 1, timeNs);
        onQuote(instrumentId, -1, timeNs);
    }

    private void onQuote(final int instrumentId, final int sign, final long timeNs) {
        final SimMarket market = markets[instrumentId];
        SimOrder order = orders.first(instrumentId, sign);
        while (order != null) {
            final SimOrder behind = order.next;
            if (isPointless(order)) {
                end(order, ExecutionType.EXPIRED, VenueReason.REDUCE_ONLY, timeNs);
            } else if (market.reaches(sign, order.limitTicks)) {
                sweep(order, true, timeNs);
            } else if (order.queueLots == SimOrder.QUEUE_UNKNOWN) {
                order.queueLots = market.shownLots(sign, order.limitTicks);
            }
            order = behind;
        }
    }

    /** Others have traded: against bids if the aggressor sold. */
    void onTrade(final int instrumentId, final int aggressor, final long ticks, final long lots, final long timeNs) {
        long left = lots;
        SimOrder order = orders.first(instrumentId, -aggressor);
        while (order != null && left > 0 && order.sign * order.limitTicks >= order.sign * ticks) {
            final SimOrder behind = order.next;
            left -= onTrade(order, ticks, lots, left, timeNs);
            order = behind;
        }
    }

    /** Whether it only reduces a position that is gone. */
    private boolean isPointless(final SimOrder order) {
        return order.isReduceOnly && order.sign * ledger.positionLots(order.instrumentId) >= 0;
    }

    /** Lots of a trade that the order got. */
    private long onTrade(final SimOrder order, final long ticks, final long lots, final long left, final long timeNs) {
        long served = lots;
        if (order.limitTicks == ticks) {
            if (order.queueLots == SimOrder.QUEUE_UNKNOWN) {
                return 0;
            }
            served = lots - order.queueLots;
            order.queueLots = Math.max(0, order.queueLots - lots);
        }
        final long fillLots = budgetLots(order, Math.min(left, served), timeNs);
        if (fillLots > 0) {
            fill(order, order.limitTicks, fillLots, true, timeNs);
        }
        return fillLots;
    }

    private void sweep(final SimOrder order, final boolean isMaker, final long timeNs) {
        final SimMarket market = markets[order.instrumentId];
        if (!market.reaches(order.sign, order.limitTicks)) {
            return;
        }
        long budget = budgetLots(order, offeredLots(order), timeNs);
        final long bestTicks = market.oppositeTicks(order.sign);
        final long bestLots = Math.min(budget, market.oppositeLeftLots(order.sign));
        if (bestLots > 0) {
            market.takeBest(order.sign, bestLots);
            budget -= bestLots;
            fill(order, isMaker ? order.limitTicks : bestTicks, bestLots, isMaker, timeNs);
        }
        final DepthSide depth = market.opposite(order.sign);
        if (depth == null) {
            return;
        }
        for (int level = depth.firstBeyond(bestTicks); budget > 0 && level < depth.size(); level++) {
            final long ticks = depth.ticks(level);
            if (!SimMarket.isWithin(order.sign, ticks, order.limitTicks)) {
                return;
            }
            final long lots = Math.min(budget, depth.lots(level));
            if (lots > 0) {
                depth.take(level, lots);
                budget -= lots;
                fill(order, isMaker ? order.limitTicks : ticks, lots, isMaker, timeNs);
            }
        }
    }

    /** What the market has at the order's limit or better; it need not be counted beyond what is left of the order. */
    private long offeredLots(final SimOrder order) {
        final SimMarket market = markets[order.instrumentId];
        final DepthSide depth = market.opposite(order.sign);
        long lots = market.oppositeLeftLots(order.sign);
        for (int level = depth == null ? 0 : depth.firstBeyond(market.oppositeTicks(order.sign));
                depth != null
                        && lots < order.leavesLots()
                        && level < depth.size()
                        && SimMarket.isWithin(order.sign, depth.ticks(level), order.limitTicks);
                level++) {
            lots += depth.lots(level);
        }
        return lots;
    }

    /**
     * How much one match fills of the order: what is offered, at most what is left of it or what there is to reduce,
     * and only a part of that if so drawn.
     */
    private long budgetLots(final SimOrder order, final long offeredLots, final long timeNs) {
        long lots = Math.min(order.leavesLots(), offeredLots);
        if (order.isReduceOnly) {
            lots = Math.min(lots, -order.sign * ledger.positionLots(order.instrumentId));
        }
        if (settings.maxFillLots() > 0) {
            lots = Math.min(lots, settings.maxFillLots());
        }
        final Fault partial = lots > 1 ? partialFill(order, timeNs) : null;
        return partial == null ? Math.max(0, lots) : partial.part(lots);
    }

    private @Nullable Fault partialFill(final SimOrder order, final long timeNs) {
        return faults.strike(FaultKind.PARTIAL_FILL, sourceOf[order.instrumentId], order.instrumentId, timeNs);
    }

    private void fill(
            final SimOrder order, final long ticks, final long lots, final boolean isMaker, final long timeNs) {
        final int instrumentId = order.instrumentId;
        orders.fill(order, lots);
        final long feeNanoUsd = fees.chargeNanoUsd(
                sourceOf[instrumentId], Math.abs(notional.nanoUsd(instrumentId, lots, 2 * ticks)), isMaker, timeNs);
        final boolean isDone = order.leavesLots() == 0;
        if (isDone) {
            orders.close(order);
        }
        book(instrumentId, order.sign, lots, ticks, feeNanoUsd);
        answers.fill(order, ticks, lots, feeNanoUsd, timeNs);
        if (isDone) {
            orders.release(order);
        }
    }

    private void book(
            final int instrumentId, final int sign, final long lots, final long ticks, final long feeNanoUsd) {
        ledger.onFill(instrumentId, sign, lots, ticks, feeNanoUsd);
        if (ledger.isContract(instrumentId)) {
            margin.onFill(instrumentId, sign, lots, ticks);
        }
    }

    /** Takes an order off the book and says why. */
    void end(final SimOrder order, final ExecutionType type, final VenueReason reason, final long timeNs) {
        orders.close(order);
        answers.order(order, type, reason, timeNs);
        orders.release(order);
    }

    /** Ends all orders in an instrument and says why. */
    void endAll(final int instrumentId, final ExecutionType type, final VenueReason reason, final long timeNs) {
        for (int sign = -1; sign <= 1; sign += 2) {
            SimOrder order = orders.first(instrumentId, sign);
            while (order != null) {
                final SimOrder behind = order.next;
                end(order, type, reason, timeNs);
                order = behind;
            }
        }
    }

    /** Ends all orders in an instrument without a word. */
    void forgetAll(final int instrumentId) {
        for (int sign = -1; sign <= 1; sign += 2) {
            SimOrder order = orders.first(instrumentId, sign);
            while (order != null) {
                final SimOrder behind = order.next;
                orders.close(order);
                orders.release(order);
                order = behind;
            }
        }
    }

    /** Gives an order that rests its place. */
    void rest(final SimOrder order) {
        order.queueLots = settings.rules().queue() == QueueModel.NONE
                ? 0
                : markets[order.instrumentId].shownLots(order.sign, order.limitTicks);
    }

    /** Closes a position against everything that is offered, at any price; what is not offered stays open. */
    void liquidate(final int instrumentId, final long feePpb, final long timeNs) {
        final SimMarket market = markets[instrumentId];
        final long positionLots = ledger.positionLots(instrumentId);
        final int sign = positionLots > 0 ? -1 : 1;
        long left = Math.abs(positionLots);
        final long bestTicks = market.oppositeTicks(sign);
        final long bestLots = Math.min(left, market.oppositeLeftLots(sign));
        if (bestLots > 0) {
            market.takeBest(sign, bestLots);
            left -= bestLots;
            force(ExecutionType.LIQUIDATED, instrumentId, sign, bestTicks, bestLots, feePpb, timeNs);
        }
        final DepthSide depth = market.opposite(sign);
        for (int level = depth == null ? 0 : depth.firstBeyond(bestTicks);
                depth != null && left > 0 && level < depth.size();
                level++) {
            final long lots = Math.min(left, depth.lots(level));
            if (lots > 0) {
                depth.take(level, lots);
                left -= lots;
                force(ExecutionType.LIQUIDATED, instrumentId, sign, depth.ticks(level), lots, feePpb, timeNs);
            }
        }
    }

    /** Closes a part of a position at mid, for nothing. */
    void deleverage(final int instrumentId, final long lots, final long timeNs) {
        final int sign = ledger.positionLots(instrumentId) > 0 ? -1 : 1;
        final long ticks = markets[instrumentId].midHalfTicks() / 2;
        force(ExecutionType.DELEVERAGED, instrumentId, sign, ticks, lots, 0, timeNs);
    }

    private void force(
            final ExecutionType type,
            final int instrumentId,
            final int sign,
            final long ticks,
            final long lots,
            final long feePpb,
            final long timeNs) {
        final long sizeNanoUsd = Math.abs(notional.nanoUsd(instrumentId, lots, 2 * ticks));
        final long feeNanoUsd = Ppb.of(sizeNanoUsd, feePpb);
        book(instrumentId, sign, lots, ticks, feeNanoUsd);
        answers.forced(type, instrumentId, sign, ticks, lots, feeNanoUsd, timeNs);
    }
}
