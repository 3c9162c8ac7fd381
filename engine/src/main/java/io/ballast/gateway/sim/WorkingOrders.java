package io.ballast.gateway.sim;

import org.agrona.collections.Long2ObjectHashMap;
import org.jspecify.annotations.Nullable;

/** Our open orders: by id, and by instrument and side with the better price first, then the older one. */
final class WorkingOrders {
    /** Most that are open at once. */
    static final int CAPACITY = 1024;

    private static final float LOAD = 0.5f;

    private final Long2ObjectHashMap<SimOrder> byId = new Long2ObjectHashMap<>(2 * CAPACITY, LOAD);
    private final SimOrder[] pool = new SimOrder[CAPACITY + 1];
    private final @Nullable SimOrder[] firstBuy;
    private final @Nullable SimOrder[] firstSell;
    private final int[] counts;
    private final long[] buyLots;
    private final long[] sellLots;
    private int pooled = CAPACITY + 1;

    WorkingOrders(final int instruments) {
        firstBuy = new SimOrder[instruments];
        firstSell = new SimOrder[instruments];
        counts = new int[instruments];
        buyLots = new long[instruments];
        sellLots = new long[instruments];
        for (int i = 0; i < pool.length; i++) {
            pool[i] = new SimOrder();
        }
    }

    boolean isFull() {
        return byId.size() == CAPACITY;
    }

    /** One that is not open yet; there is always one more than may be open. */
    SimOrder claim(final long clientOrderId, final int instrumentId, final int sign) {
        final SimOrder order = pool[--pooled];
        order.clientOrderId = clientOrderId;
        order.instrumentId = instrumentId;
        order.sign = sign;
        order.filledLots = 0;
        order.qtyLots = 0;
        order.queueLots = SimOrder.QUEUE_UNKNOWN;
        order.isOpen = false;
        return order;
    }

    /** Gives back one that is not open. */
    void release(final SimOrder order) {
        pool[pooled++] = order;
    }

    void open(final SimOrder order) {
        order.isOpen = true;
        byId.put(order.clientOrderId, order);
        counts[order.instrumentId]++;
        addOpen(order, order.leavesLots());
        link(order);
    }

    /** So much more of it has been filled. */
    void fill(final SimOrder order, final long lots) {
        order.filledLots += lots;
        addOpen(order, -lots);
    }

    /** It asks for so many lots in all from now on. */
    void resize(final SimOrder order, final long qtyLots) {
        addOpen(order, qtyLots - order.qtyLots);
        order.qtyLots = qtyLots;
    }

    private void addOpen(final SimOrder order, final long lots) {
        if (!order.isReduceOnly) {
            (order.sign > 0 ? buyLots : sellLots)[order.instrumentId] += lots;
        }
    }

    /** Takes it off the book; the caller releases it once it has said so. */
    void close(final SimOrder order) {
        order.isOpen = false;
        byId.remove(order.clientOrderId);
        counts[order.instrumentId]--;
        addOpen(order, -order.leavesLots());
        unlink(order);
    }

    /** Behind all of its price, old or new. */
    void reprice(final SimOrder order, final long limitTicks) {
        unlink(order);
        order.limitTicks = limitTicks;
        link(order);
    }

    @Nullable
    SimOrder find(final long clientOrderId) {
        return byId.get(clientOrderId);
    }

    /** The best of one side. */
    @Nullable
    SimOrder first(final int instrumentId, final int sign) {
        return side(sign)[instrumentId];
    }

    int count(final int instrumentId) {
        return counts[instrumentId];
    }

    /** Lots that open orders of one side can still trade; those that only reduce add nothing to any position. */
    long openLots(final int instrumentId, final int sign) {
        return (sign > 0 ? buyLots : sellLots)[instrumentId];
    }

    private @Nullable SimOrder[] side(final int sign) {
        return sign > 0 ? firstBuy : firstSell;
    }

    private void link(final SimOrder order) {
        final @Nullable SimOrder[] side = side(order.sign);
        SimOrder before = null;
        SimOrder behind = side[order.instrumentId];
        while (behind != null && order.sign * behind.limitTicks >= order.sign * order.limitTicks) {
            before = behind;
            behind = behind.next;
        }
        order.previous = before;
        order.next = behind;
        if (before == null) {
            side[order.instrumentId] = order;
        } else {
            before.next = order;
        }
        if (behind != null) {
            behind.previous = order;
        }
    }

    private void unlink(final SimOrder order) {
        if (order.previous == null) {
            side(order.sign)[order.instrumentId] = order.next;
        } else {
            order.previous.next = order.next;
        }
        if (order.next != null) {
            order.next.previous = order.previous;
        }
        order.next = null;
        order.previous = null;
    }
}
