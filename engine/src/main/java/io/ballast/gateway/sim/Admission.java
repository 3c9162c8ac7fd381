package io.ballast.gateway.sim;

import io.ballast.instrument.Instrument;
import io.ballast.math.Ppb;
import io.ballast.message.VenueReason;
import io.ballast.settings.ExchangeSettings;
import io.ballast.settings.FaultKind;
import io.ballast.settings.VenueRules;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** Says why the exchange does not take an order or an amendment; the first rule that is broken decides. */
final class Admission {
    private final ExchangeSettings settings;
    private final VenueRules rules;
    private final int[] sourceOf;
    private final long[] minNotionalNanoUsd;
    private final SimMarket[] markets;
    private final WorkingOrders orders;
    private final VenueLedger ledger;
    private final MarginWatch margin;
    private final SimNotional notional;
    private final Faults faults;
    private final RateLimit rate;
    private final SplittableRandom random;
    private long lastNewOrderId = Long.MIN_VALUE;

    Admission(
            final ExchangeSettings settings,
            final List<Instrument> instruments,
            final int[] sourceOf,
            final SimMarket[] markets,
            final WorkingOrders orders,
            final VenueLedger ledger,
            final MarginWatch margin,
            final SimNotional notional,
            final Faults faults,
            final int sources,
            final long seed) {
        this.settings = settings;
        this.sourceOf = sourceOf;
        this.markets = markets;
        this.orders = orders;
        this.ledger = ledger;
        this.margin = margin;
        this.notional = notional;
        this.faults = faults;
        rules = settings.rules();
        minNotionalNanoUsd = instruments.stream()
                .mapToLong(instrument ->
                        Math.max(rules.minNotionalNanoUsd(), instrument.terms().minNotionalNanoUsd()))
                .toArray();
        rate = new RateLimit(rules.messagesPerSecond(), rules.messageBurst(), sources);
        random = new SplittableRandom(seed);
    }

    /** Why a new order is refused, NONE if it is taken. */
    VenueReason ofNew(final SimOrder order, final boolean isLiquidating, final long timeNs) {
        final boolean isDuplicate = order.clientOrderId <= lastNewOrderId;
        lastNewOrderId = Math.max(lastNewOrderId, order.clientOrderId);
        if (!rate.takes(sourceOf[order.instrumentId], timeNs)) {
            return VenueReason.RATE_LIMIT;
        }
        if (isDuplicate) {
            return VenueReason.DUPLICATE_ORDER;
        }
        if (order.qtyLots <= 0 || order.qtyLots % rules.lotStep() != 0) {
            return VenueReason.BAD_QUANTITY;
        }
        final VenueReason price = ofPrice(order, order.limitTicks, timeNs);
        if (price != VenueReason.NONE) {
            return price;
        }
        final VenueReason size = ofSize(order, isLiquidating);
        return size != VenueReason.NONE ? size : drawn(order, timeNs);
    }

    /** Why a change of an open order is refused, NONE if it is taken. */
    VenueReason ofAmend(final SimOrder order, final long qtyLots, final long limitTicks, final long timeNs) {
        if (!rate.takes(sourceOf[order.instrumentId], timeNs)) {
            return VenueReason.RATE_LIMIT;
        }
        if (qtyLots < 0 || qtyLots % rules.lotStep() != 0) {
            return VenueReason.BAD_QUANTITY;
        }
        final VenueReason price = ofPrice(order, limitTicks, timeNs);
        if (price != VenueReason.NONE) {
            return price;
        }
        return isCovered(order, qtyLots - order.qtyLots) ? VenueReason.NONE : VenueReason.MARGIN;
    }

    private VenueReason ofPrice(final SimOrder order, final long limitTicks, final long timeNs) {
        final SimMarket market = markets[order.instrumentId];
        if (limitTicks <= 0 || limitTicks % rules.tickStep() != 0) {
            return VenueReason.BAD_PRICE;
        }
        if (!market.isQuoted() || market.isExpired(timeNs)) {
            return VenueReason.NO_MARKET;
        }
        if (market.isHalted(timeNs)) {
            return VenueReason.HALTED;
        }
        if (rules.priceBandPpb() > 0 && isBeyondBand(order.sign, limitTicks, market.midHalfTicks())) {
            return VenueReason.PRICE_BAND;
        }
        if (order.isPostOnly && market.reaches(order.sign, limitTicks)) {
            return VenueReason.POST_ONLY;
        }
        return crossesOwn(order, limitTicks) ? VenueReason.SELF_TRADE : VenueReason.NONE;
    }

    private boolean isBeyondBand(final int sign, final long limitTicks, final long midHalfTicks) {
        return sign * (2 * limitTicks - midHalfTicks) > Ppb.of(midHalfTicks, rules.priceBandPpb());
    }

    /** Of two own orders that would trade with each other the newer one is refused. */
    private boolean crossesOwn(final SimOrder order, final long limitTicks) {
        final @Nullable SimOrder opposite = orders.first(order.instrumentId, -order.sign);
        return opposite != null && SimMarket.isWithin(order.sign, opposite.limitTicks, limitTicks);
    }

    private VenueReason ofSize(final SimOrder order, final boolean isLiquidating) {
        final int instrumentId = order.instrumentId;
        final long positionLots = ledger.positionLots(instrumentId);
        if (order.isReduceOnly && order.qtyLots > -order.sign * positionLots) {
            return VenueReason.REDUCE_ONLY;
        }
        final long sizeNanoUsd = Math.abs(notional.nanoUsd(instrumentId, order.qtyLots, 2 * order.limitTicks));
        if (!order.isReduceOnly && sizeNanoUsd < minNotionalNanoUsd[instrumentId]) {
            return VenueReason.MIN_NOTIONAL;
        }
        if (isLiquidating || !isCovered(order, order.qtyLots)) {
            return VenueReason.MARGIN;
        }
        return orders.isFull() ? VenueReason.RATE_LIMIT : VenueReason.NONE;
    }

    /** Coins must be held to be sold, by all orders together; a larger position needs its initial margin. */
    private boolean isCovered(final SimOrder order, final long addedLots) {
        final int instrumentId = order.instrumentId;
        if (addedLots <= 0 || order.isReduceOnly) {
            return true;
        }
        if (ledger.isContract(instrumentId)) {
            return !rules.liquidates() || margin.affords(instrumentId, order.sign, addedLots);
        }
        return order.sign > 0
                || !ledger.isHoldingKnown(instrumentId)
                || ledger.positionLots(instrumentId) - orders.openLots(instrumentId, -1) >= addedLots;
    }

    private VenueReason drawn(final SimOrder order, final long timeNs) {
        final boolean isDrawn = settings.rejectPpb() > 0 && random.nextLong(Ppb.ONE) < settings.rejectPpb();
        return isDrawn || faults.strikes(FaultKind.REJECT, sourceOf[order.instrumentId], order.instrumentId, timeNs)
                ? VenueReason.INJECTED
                : VenueReason.NONE;
    }
}
