package io.ballast.order;

import io.ballast.slot.IngestSection;
import io.ballast.slot.OrderSection;
import io.ballast.state.StateCodec;
import io.ballast.state.Stateful;

/**
 * Orders of a report that are not ours to adopt, kept until the report has come whole: before that nothing is done about
 * them. Those beyond the most that are cancelled at once are in the next report again.
 */
final class ForeignOrders implements Stateful {
    private final long[] clientOrderId = new long[OrderSection.MAX_FOREIGN_CANCELS];
    private final int[] instrumentId = new int[OrderSection.MAX_FOREIGN_CANCELS];
    private int count;
    private int kept;

    void clear() {
        count = 0;
        kept = 0;
    }

    void add(final IngestSection in) {
        count++;
        if (kept < clientOrderId.length) {
            clientOrderId[kept] = in.clientOrderId;
            instrumentId[kept++] = in.instrumentId;
        }
    }

    /** How many there were. */
    int count() {
        return count;
    }

    /** How many of them can be named. */
    int kept() {
        return kept;
    }

    long clientOrderId(final int place) {
        return clientOrderId[place];
    }

    int instrumentId(final int place) {
        return instrumentId[place];
    }

    @Override
    public void codeState(final StateCodec state) {
        count = state.of(count);
        kept = state.count(kept, clientOrderId.length);
        state.each(clientOrderId, kept);
        state.each(instrumentId, kept);
    }
}
