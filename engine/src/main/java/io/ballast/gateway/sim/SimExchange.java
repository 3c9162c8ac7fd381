package io.ballast.gateway.sim;

import io.ballast.instrument.Instrument;
import io.ballast.math.Ppb;
import io.ballast.message.ExecutionType;
import io.ballast.message.MarkDecoder;
import io.ballast.message.QuoteDecoder;
import io.ballast.message.VenueReason;
import io.ballast.position.Settlement;
import io.ballast.settings.ExchangeSettings;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * Matches our orders against the market's quotes.
 *
 * <p>An order that arrives within the quote takes the offered price up to the offered size; what is left rests at its
 * limit and is filled there when the market comes to it, as a passive order would be. Every quote refills the size.
 */
final class SimExchange {
    private static final int MAX_ORDERS = 256;

    private final ExchangeSettings settings;
    private final SimMarket[] markets;
    private final int[] sourceOf;
    private final SimNotional notional;
    private final long[] expiryNs;
    private final SimOrder[] orders = new SimOrder[MAX_ORDERS];
    private final AnswerQueue answers;
    private final SplittableRandom random;
    private int openOrders;
    private long lastNewOrderId = Long.MIN_VALUE;

    SimExchange(
            final List<Instrument> instruments,
            final ExchangeSettings settings,
            final long seed,
            final AnswerQueue answers) {
        this.settings = settings;
        this.answers = answers;
        random = new SplittableRandom(seed);
        markets = new SimMarket[instruments.size()];
        sourceOf = new int[markets.length];
        notional = new SimNotional(instruments);
        expiryNs = new long[markets.length];
        for (final Instrument instrument : instruments) {
            markets[instrument.id()] = new SimMarket();
            sourceOf[instrument.id()] = instrument.sourceId();
            expiryNs[instrument.id()] =
                    instrument.terms().isDated() ? instrument.terms().expiryNs() : Settlement.NEVER_NS;
        }
        for (int i = 0; i < MAX_ORDERS; i++) {
            orders[i] = new SimOrder();
        }
    }

    void onQuote(final QuoteDecoder quote, final long timeNs) {
        final SimMarket market = markets[quote.instrumentId()];
        market.bidTicks = quote.bidTicks();
        market.askTicks = quote.askTicks();
        market.bidLots = quote.bidLots();
        market.askLots = quote.askLots();
        payFunding(quote.instrumentId(), market, timeNs);
        if (openOrders > 0 && !isExpired(quote.instrumentId(), timeNs)) {
            matchOpen(quote.instrumentId(), market, timeNs);
        }
    }

    private void matchOpen(final int instrumentId, final SimMarket market, final long timeNs) {
        for (final SimOrder order : orders) {
            if (order.isOpen && order.instrumentId == instrumentId) {
                match(order, market, timeNs, order.limitTicks);
            }
        }
    }

    void onMark(final MarkDecoder mark, final long timeNs) {
        final SimMarket market = markets[mark.instrumentId()];
        payFunding(mark.instrumentId(), market, timeNs);
        market.markTicks = mark.markTicks();
        market.fundingRatePpb = mark.fundingRatePpb();
        market.fundingTimeNs = mark.nextFundingTimeNs();
    }

    /** Longs pay shorts the announced rate on the notional at mark once its time has come. */
    private void payFunding(final int instrumentId, final SimMarket market, final long timeNs) {
        if (timeNs < market.fundingTimeNs) {
            return;
        }
        market.fundingTimeNs = Long.MAX_VALUE;
        if (settings.funding() && market.positionLots != 0) {
            final long notionalNanoUsd = notional.nanoUsd(instrumentId, market.positionLots, market.markTicks, markets);
            final long amountNanoUsd = -Ppb.of(notionalNanoUsd, market.fundingRatePpb);
            answers.funding(
                    timeNs + settings.responseLatencyNs(), timeNs, sourceOf[instrumentId], instrumentId, amountNanoUsd);
        }
    }

    void onNew(
            final long clientOrderId,
            final int instrumentId,
            final int sign,
            final long qtyLots,
            final long limitTicks,
            final boolean isReduceOnly,
            final long timeNs) {
        final SimOrder order = freeOrder();
        order.clientOrderId = clientOrderId;
        order.instrumentId = instrumentId;
        order.sign = sign;
        order.qtyLots = qtyLots;
        order.limitTicks = limitTicks;
        order.filledLots = 0;
        final VenueReason refusal = refusal(order, isReduceOnly, timeNs);
        lastNewOrderId = Math.max(lastNewOrderId, clientOrderId);
        if (refusal != VenueReason.NONE) {
            answer(order, ExecutionType.REJECTED, refusal, timeNs);
            return;
        }
        order.isOpen = true;
        openOrders++;
        answer(order, ExecutionType.ACCEPTED, VenueReason.NONE, timeNs);
        final SimMarket market = markets[instrumentId];
        match(order, market, timeNs, market.oppositeTicks(sign));
    }

    /** From its expiry on a contract is not traded; what is still open in it stays open. */
    private boolean isExpired(final int instrumentId, final long timeNs) {
        return Settlement.isExpired(timeNs, expiryNs[instrumentId]);
    }

    private VenueReason refusal(final SimOrder order, final boolean isReduceOnly, final long timeNs) {
        final SimMarket market = markets[order.instrumentId];
        if (open(order.clientOrderId) != null || order.clientOrderId <= lastNewOrderId) {
            return VenueReason.DUPLICATE_ORDER;
        }
        if (order.qtyLots <= 0) {
            return VenueReason.BAD_QUANTITY;
        }
        if (order.limitTicks <= 0) {
            return VenueReason.BAD_PRICE;
        }
        if (!market.isQuoted() || isExpired(order.instrumentId, timeNs)) {
            return VenueReason.NO_MARKET;
        }
        if (isReduceOnly && order.qtyLots > -order.sign * market.positionLots) {
            return VenueReason.REDUCE_ONLY;
        }
        final boolean isInjected = settings.rejectPpb() > 0 && random.nextLong(Ppb.ONE) < settings.rejectPpb();
        return isInjected ? VenueReason.INJECTED : VenueReason.NONE;
    }

    void onAmend(
            final long clientOrderId, final int instrumentId, final long qtyLots, final long limit, final long at) {
        final SimOrder order = open(clientOrderId);
        if (order == null) {
            rejectRequest(clientOrderId, instrumentId, at);
            return;
        }
        order.qtyLots = Math.max(qtyLots, order.filledLots);
        order.limitTicks = limit;
        closeIfDone(order);
        answer(order, ExecutionType.AMENDED, VenueReason.NONE, at);
        if (order.isOpen && !isExpired(order.instrumentId, at)) {
            final SimMarket market = markets[order.instrumentId];
            match(order, market, at, market.oppositeTicks(order.sign));
        }
    }

    void onCancel(final long clientOrderId, final int instrumentId, final long timeNs) {
        final SimOrder order = open(clientOrderId);
        if (order == null) {
            rejectRequest(clientOrderId, instrumentId, timeNs);
            return;
        }
        order.isOpen = false;
        openOrders--;
        answer(order, ExecutionType.CANCELED, VenueReason.NONE, timeNs);
    }

    private void rejectRequest(final long clientOrderId, final int instrumentId, final long timeNs) {
        final SimOrder unknown = freeOrder();
        unknown.clientOrderId = clientOrderId;
        unknown.instrumentId = instrumentId;
        unknown.sign = 1;
        answer(unknown, ExecutionType.CANCEL_REJECTED, VenueReason.UNKNOWN_ORDER, timeNs);
    }

    private void match(final SimOrder order, final SimMarket market, final long timeNs, final long priceTicks) {
        if (!market.reaches(order.sign, order.limitTicks)) {
            return;
        }
        long lots = Math.min(order.leavesLots(), market.oppositeLots(order.sign));
        if (settings.maxFillLots() > 0) {
            lots = Math.min(lots, settings.maxFillLots());
        }
        if (lots <= 0) {
            return;
        }
        market.take(order.sign, lots);
        order.filledLots += lots;
        closeIfDone(order);
        final long notionalNanoUsd = notional.nanoUsd(order.instrumentId, lots, priceTicks, markets);
        final long feeNanoUsd = Ppb.of(notionalNanoUsd, settings.fees().tiers().get(0).takerPpb());
        answers.execution(
                timeNs + settings.responseLatencyNs(),
                timeNs,
                sourceOf[order.instrumentId],
                order,
                ExecutionType.FILL,
                priceTicks,
                lots,
                feeNanoUsd,
                VenueReason.NONE);
    }

    private void closeIfDone(final SimOrder order) {
        if (order.leavesLots() == 0) {
            order.isOpen = false;
            openOrders--;
        }
    }

    private void answer(final SimOrder order, final ExecutionType type, final VenueReason reason, final long timeNs) {
        answers.execution(
                timeNs + settings.responseLatencyNs(),
                timeNs,
                sourceOf[order.instrumentId],
                order,
                type,
                0,
                0,
                0,
                reason);
    }

    private @Nullable SimOrder open(final long clientOrderId) {
        for (final SimOrder order : orders) {
            if (order.isOpen && order.clientOrderId == clientOrderId) {
                return order;
            }
        }
        return null;
    }

    private SimOrder freeOrder() {
        for (final SimOrder order : orders) {
            if (!order.isOpen) {
                return order;
            }
        }
        throw new IllegalStateException("the embedded exchange holds " + MAX_ORDERS + " open orders");
    }
}
