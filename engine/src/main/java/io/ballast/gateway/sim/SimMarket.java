package io.ballast.gateway.sim;

import io.ballast.position.Settlement;
import org.jspecify.annotations.Nullable;

/**
 * What others offer in one instrument: the latest quote, and behind it what is known of the book. Sizes shrink as our
 * orders take them, until the market says something else at that price.
 */
final class SimMarket {
    long bidTicks;
    long askTicks;
    long bidLots;
    long askLots;
    long markTicks;
    long fundingRatePpb;
    long fundingTimeNs = Long.MAX_VALUE;
    long haltedUntilNs = Long.MIN_VALUE;
    private final long expiryNs;
    private long bidLeftLots;
    private long askLeftLots;
    private @Nullable DepthSide bids;
    private @Nullable DepthSide asks;
    private boolean isBookKnown;

    /** @param expiryNs from when on nothing is traded any more */
    SimMarket(final long expiryNs) {
        this.expiryNs = expiryNs;
    }

    /** A quote that repeats price and size of a side brings nothing new there. */
    void onQuote(final long newBidTicks, final long newAskTicks, final long newBidLots, final long newAskLots) {
        if (newBidTicks != bidTicks || newBidLots != bidLots) {
            bidLeftLots = newBidLots;
        }
        if (newAskTicks != askTicks || newAskLots != askLots) {
            askLeftLots = newAskLots;
        }
        bidTicks = newBidTicks;
        askTicks = newAskTicks;
        bidLots = newBidLots;
        askLots = newAskLots;
    }

    /** A book that begins without a price is none. */
    void onLevel(final int side, final long priceTicks, final long qtyLots, final boolean isSnapshotStart) {
        if (bids == null || asks == null) {
            bids = new DepthSide(1);
            asks = new DepthSide(-1);
        }
        if (isSnapshotStart) {
            bids.clear();
            asks.clear();
        }
        isBookKnown = priceTicks > 0;
        if (isBookKnown) {
            (side > 0 ? bids : asks).set(priceTicks, qtyLots);
        }
    }

    boolean isQuoted() {
        return askTicks != 0;
    }

    boolean isHalted(final long timeNs) {
        return timeNs < haltedUntilNs;
    }

    /** From its expiry on a contract is not traded; what is still open in it stays open. */
    boolean isExpired(final long timeNs) {
        return Settlement.isExpired(timeNs, expiryNs);
    }

    long expiryNs() {
        return expiryNs;
    }

    /** Mid in half ticks, 0 if unknown. */
    long midHalfTicks() {
        return bidTicks + askTicks;
    }

    /** Best price for an order of this sign. */
    long oppositeTicks(final int sign) {
        return sign > 0 ? askTicks : bidTicks;
    }

    /** What is left at the best price for an order of this sign. */
    long oppositeLeftLots(final int sign) {
        return sign > 0 ? askLeftLots : bidLeftLots;
    }

    void takeBest(final int sign, final long lots) {
        if (sign > 0) {
            askLeftLots -= lots;
        } else {
            bidLeftLots -= lots;
        }
    }

    /** What an order of this sign meets behind the best price, if the book is known. */
    @Nullable
    DepthSide opposite(final int sign) {
        return isBookKnown ? (sign > 0 ? asks : bids) : null;
    }

    /** Whether the market trades at the order's limit or better. */
    boolean reaches(final int sign, final long limitTicks) {
        return isQuoted() && isWithin(sign, oppositeTicks(sign), limitTicks);
    }

    static boolean isWithin(final int sign, final long priceTicks, final long limitTicks) {
        return sign > 0 ? priceTicks <= limitTicks : priceTicks >= limitTicks;
    }

    /**
     * Lots of others at a price on the side where an order of this sign rests, {@link SimOrder#QUEUE_UNKNOWN} where
     * nothing is known: behind the best price of a market without depth.
     */
    long shownLots(final int sign, final long priceTicks) {
        final long bestTicks = sign > 0 ? bidTicks : askTicks;
        if (priceTicks == bestTicks) {
            return sign > 0 ? bidLots : askLots;
        }
        if (sign * priceTicks > sign * bestTicks) {
            return 0;
        }
        final DepthSide side = opposite(-sign);
        return side == null ? SimOrder.QUEUE_UNKNOWN : side.lotsAt(priceTicks);
    }
}
