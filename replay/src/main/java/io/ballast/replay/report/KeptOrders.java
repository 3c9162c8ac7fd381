package io.ballast.replay.report;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.PriorityQueue;

/** Of a session's orders the newest and, of those before, the ones that cost most: memory is bounded whatever their number. */
final class KeptOrders {
    static final int NEWEST = 200;
    static final int MOST_COSTLY = 100;

    private static final Comparator<ReportedOrder> BY_COST =
            Comparator.comparingLong(ReportedOrder::costNanoUsd).thenComparingLong(ReportedOrder::id);

    private final Deque<ReportedOrder> newest = new ArrayDeque<>();
    private final PriorityQueue<ReportedOrder> costly = new PriorityQueue<>(BY_COST);
    private long leftOut;

    /** An order has ended, or its session has. */
    void add(final ReportedOrder order) {
        newest.addLast(order);
        if (newest.size() > NEWEST) {
            costly.add(newest.removeFirst());
        }
        if (costly.size() > MOST_COSTLY) {
            costly.remove();
            leftOut++;
        }
    }

    /** Those of a session before are not this one's. */
    void clear() {
        newest.clear();
        costly.clear();
        leftOut = 0;
    }

    /** In the order of sending. */
    List<ReportedOrder> all() {
        final List<ReportedOrder> all = new ArrayList<>(costly);
        all.addAll(newest);
        all.sort(Comparator.comparingLong((ReportedOrder order) -> order.life().timeNs())
                .thenComparingLong(ReportedOrder::id));
        return all;
    }

    /** Orders that are not kept. */
    long leftOut() {
        return leftOut;
    }
}
