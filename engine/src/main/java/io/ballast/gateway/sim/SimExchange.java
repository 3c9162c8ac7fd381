package io.ballast.gateway.sim;

import io.ballast.instrument.Instrument;
import io.ballast.math.Ppb;
import io.ballast.message.ExecutionType;
import io.ballast.message.TimeInForce;
import io.ballast.message.VenueReason;
import io.ballast.position.Settlement;
import io.ballast.settings.AccountSettings;
import io.ballast.settings.ExchangeSettings;
import io.ballast.settings.FaultKind;
import java.util.List;

/** Our orders against somebody else's market: takes or refuses them, matches, charges, pays funding, liquidates. */
final class SimExchange {
    private final ExchangeSettings settings;
    private final int[] sourceOf;
    private final SimMarket[] markets;
    private final WorkingOrders orders;
    private final VenueLedger ledger;
    private final MarginWatch margin;
    private final SimNotional notional;
    private final Admission admission;
    private final Matching matching;
    private final Liquidation liquidation;
    private final Faults faults;
    private final Answers answers;

    /** @param seed of random rejects */
    SimExchange(
            final List<Instrument> instruments,
            final List<AccountSettings> accounts,
            final ExchangeSettings settings,
            final Faults faults,
            final Answers answers,
            final long seed) {
        this.settings = settings;
        this.faults = faults;
        this.answers = answers;
        sourceOf = instruments.stream().mapToInt(Instrument::sourceId).toArray();
        markets = instruments.stream()
                .map(Instrument::terms)
                .map(terms -> new SimMarket(terms.isDated() ? terms.expiryNs() : Settlement.NEVER_NS))
                .toArray(SimMarket[]::new);
        orders = new WorkingOrders(markets.length);
        notional = new SimNotional(instruments, markets);
        ledger = new VenueLedger(
                instruments, sourceOf, AccountSettings.accountOfSource(accounts, answers.sources()), accounts.size());
        margin = new MarginWatch(instruments, accounts, ledger, notional, markets, orders);
        admission = new Admission(
                settings,
                instruments,
                sourceOf,
                markets,
                orders,
                ledger,
                margin,
                notional,
                faults,
                answers.sources(),
                seed);
        matching = new Matching(settings, sourceOf, markets, orders, ledger, margin, notional, faults, answers);
        liquidation = new Liquidation(settings.rules(), accounts.size(), markets, ledger, margin, matching);
    }

    /** @param instrumentId the contract on whose isolated margin it is put; −1: none's */
    void onTransfer(final int sourceId, final int instrumentId, final long amountNanoUsd) {
        ledger.onTransfer(sourceId, amountNanoUsd);
        if (instrumentId >= 0 && instrumentId < markets.length && sourceOf[instrumentId] == sourceId) {
            margin.post(instrumentId, amountNanoUsd);
        }
    }

    void onHolding(final int instrumentId, final long lots) {
        ledger.onHolding(instrumentId, lots);
    }

    /** What makes no market is no quote. */
    void onQuote(
            final int instrumentId,
            final long bidTicks,
            final long askTicks,
            final long bidLots,
            final long askLots,
            final long timeNs) {
        if (bidTicks <= 0 || askTicks <= bidTicks) {
            return;
        }
        margin.onTime(timeNs);
        final SimMarket market = markets[instrumentId];
        market.onQuote(bidTicks, askTicks, bidLots, askLots);
        margin.onPrice(instrumentId);
        payFunding(instrumentId, market, timeNs);
        if (isTraded(instrumentId, timeNs)) {
            matching.onQuote(instrumentId, timeNs);
            liquidation.check(instrumentId, timeNs);
        }
    }

    void onTrade(final int instrumentId, final int aggressor, final long ticks, final long lots, final long timeNs) {
        if (markets[instrumentId].isQuoted() && isTraded(instrumentId, timeNs)) {
            matching.onTrade(instrumentId, aggressor, ticks, lots, timeNs);
            liquidation.check(instrumentId, timeNs);
        }
    }

    void onLevel(
            final int instrumentId, final int side, final long ticks, final long lots, final boolean isSnapshotStart) {
        markets[instrumentId].onLevel(side, ticks, lots, isSnapshotStart);
    }

    void onMark(
            final int instrumentId,
            final long markTicks,
            final long fundingRatePpb,
            final long fundingTimeNs,
            final long timeNs) {
        final SimMarket market = markets[instrumentId];
        payFunding(instrumentId, market, timeNs);
        market.markTicks = markTicks;
        market.fundingRatePpb = fundingRatePpb;
        market.fundingTimeNs = fundingTimeNs;
    }

    /** Longs pay shorts the announced rate on the notional at mark once its time has come. */
    private void payFunding(final int instrumentId, final SimMarket market, final long timeNs) {
        if (timeNs < market.fundingTimeNs) {
            return;
        }
        market.fundingTimeNs = Long.MAX_VALUE;
        final long positionLots = ledger.positionLots(instrumentId);
        if (settings.funding() && positionLots != 0) {
            final long sizeNanoUsd = notional.nanoUsd(instrumentId, positionLots, 2 * market.markTicks);
            final long amountNanoUsd = -Ppb.of(sizeNanoUsd, market.fundingRatePpb);
            ledger.onFunding(instrumentId, amountNanoUsd);
            margin.post(instrumentId, amountNanoUsd);
            answers.funding(instrumentId, amountNanoUsd, timeNs);
        }
    }

    private boolean isTraded(final int instrumentId, final long timeNs) {
        return !markets[instrumentId].isHalted(timeNs) && !markets[instrumentId].isExpired(timeNs);
    }

    void onNew(
            final long clientOrderId,
            final int instrumentId,
            final int sign,
            final long qtyLots,
            final long limitTicks,
            final TimeInForce timeInForce,
            final boolean isReduceOnly,
            final long timeNs) {
        margin.onTime(timeNs);
        final SimOrder order = orders.claim(clientOrderId, instrumentId, sign);
        order.qtyLots = qtyLots;
        order.limitTicks = limitTicks;
        order.isPostOnly = timeInForce == TimeInForce.POST_ONLY;
        order.isImmediate = timeInForce == TimeInForce.IMMEDIATE_OR_CANCEL;
        order.isReduceOnly = isReduceOnly;
        final VenueReason refusal = admission.ofNew(order, liquidation.isUnderWay(instrumentId), timeNs);
        if (refusal != VenueReason.NONE) {
            answers.order(order, ExecutionType.REJECTED, refusal, timeNs);
            orders.release(order);
            return;
        }
        orders.open(order);
        answers.order(order, ExecutionType.ACCEPTED, VenueReason.NONE, timeNs);
        matching.onArrival(order, timeNs);
        settle(order, clientOrderId, timeNs);
        liquidation.check(instrumentId, timeNs);
    }

    /** What is left of an order that has taken what it could rests in its place, or ends. */
    private void settle(final SimOrder order, final long clientOrderId, final long timeNs) {
        if (!order.isOpen || order.clientOrderId != clientOrderId) {
            return;
        }
        if (order.isImmediate) {
            matching.end(order, ExecutionType.EXPIRED, VenueReason.NONE, timeNs);
        } else {
            matching.rest(order);
        }
    }

    void onAmend(
            final long clientOrderId,
            final int instrumentId,
            final long qtyLots,
            final long limitTicks,
            final long timeNs) {
        margin.onTime(timeNs);
        final SimOrder order = orders.find(clientOrderId);
        if (order == null) {
            refuseUnknown(clientOrderId, instrumentId, timeNs);
            return;
        }
        final VenueReason refusal =
                faults.strikes(FaultKind.REJECT_REQUEST, sourceOf[order.instrumentId], order.instrumentId, timeNs)
                        ? VenueReason.INJECTED
                        : admission.ofAmend(order, qtyLots, limitTicks, timeNs);
        if (refusal != VenueReason.NONE) {
            answers.order(order, ExecutionType.CANCEL_REJECTED, refusal, timeNs);
            return;
        }
        amend(order, Math.max(qtyLots, order.filledLots), limitTicks, timeNs);
        liquidation.check(order.instrumentId, timeNs);
    }

    /** An order keeps its place only if it asks for no more at the same price. */
    private void amend(final SimOrder order, final long qtyLots, final long limitTicks, final long timeNs) {
        final boolean isLater = limitTicks != order.limitTicks || qtyLots > order.qtyLots;
        orders.resize(order, qtyLots);
        if (order.leavesLots() == 0) {
            matching.end(order, ExecutionType.AMENDED, VenueReason.NONE, timeNs);
            return;
        }
        if (isLater) {
            orders.reprice(order, limitTicks);
        }
        answers.order(order, ExecutionType.AMENDED, VenueReason.NONE, timeNs);
        final long clientOrderId = order.clientOrderId;
        matching.onArrival(order, timeNs);
        if (isLater) {
            settle(order, clientOrderId, timeNs);
        }
    }

    void onCancel(final long clientOrderId, final int instrumentId, final long timeNs) {
        final SimOrder order = orders.find(clientOrderId);
        if (order == null) {
            refuseUnknown(clientOrderId, instrumentId, timeNs);
        } else if (faults.strikes(FaultKind.REJECT_REQUEST, sourceOf[order.instrumentId], order.instrumentId, timeNs)) {
            answers.order(order, ExecutionType.CANCEL_REJECTED, VenueReason.INJECTED, timeNs);
        } else {
            matching.end(order, ExecutionType.CANCELED, VenueReason.NONE, timeNs);
        }
    }

    private void refuseUnknown(final long clientOrderId, final int instrumentId, final long timeNs) {
        final SimOrder unknown = orders.claim(clientOrderId, instrumentId, 1);
        answers.order(unknown, ExecutionType.CANCEL_REJECTED, VenueReason.UNKNOWN_ORDER, timeNs);
        orders.release(unknown);
    }

    /** Ends every open order of a source and says so. */
    void endOrders(final int sourceId, final ExecutionType type, final VenueReason reason, final long timeNs) {
        for (int instrument = 0; instrument < markets.length; instrument++) {
            if (sourceOf[instrument] == sourceId) {
                matching.endAll(instrument, type, reason, timeNs);
            }
        }
    }

    /** Ends every open order of a source and says nothing. */
    void forgetOrders(final int sourceId) {
        for (int instrument = 0; instrument < markets.length; instrument++) {
            if (sourceOf[instrument] == sourceId) {
                matching.forgetAll(instrument);
            }
        }
    }

    void halt(final int instrumentId, final long untilNs) {
        markets[instrumentId].haltedUntilNs = Math.max(markets[instrumentId].haltedUntilNs, untilNs);
    }

    /** Closes a share of a position, at least a lot of one that is open. */
    void deleverage(final int instrumentId, final long sharePpb, final long timeNs) {
        final long openLots = Math.abs(ledger.positionLots(instrumentId));
        if (openLots > 0 && ledger.isContract(instrumentId) && isTraded(instrumentId, timeNs)) {
            matching.deleverage(instrumentId, Ppb.ceilingOf(openLots, sharePpb), timeNs);
            liquidation.check(instrumentId, timeNs);
        }
    }

    int sourceOf(final int instrumentId) {
        return sourceOf[instrumentId];
    }

    int instruments() {
        return markets.length;
    }

    WorkingOrders orders() {
        return orders;
    }

    VenueLedger ledger() {
        return ledger;
    }

    MarginWatch margin() {
        return margin;
    }

    Liquidation liquidation() {
        return liquidation;
    }
}
