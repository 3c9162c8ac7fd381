package io.ballast.order;

import io.ballast.slot.IndexSection;
import io.ballast.slot.IngestSection;
import io.ballast.state.StateCodec;
import io.ballast.state.Stateful;

/** How far the report of one source has come, and what in it is not as the engine knows it. */
final class VenueReport implements Stateful {
    private static final int NO_INSTRUMENT = -1;

    private boolean isOpen;
    private long reportedExecution;
    private int orders;
    private int positions;
    private int balances;
    private final ForeignOrders foreign = new ForeignOrders();
    private int canceled;
    private boolean isDifferent;
    private int instrumentId = NO_INSTRUMENT;
    private long observed;
    private long expected;

    /** Begins anew; one that nobody asked for is not read. */
    void begin(final long lastExecution, final boolean isAsked) {
        isOpen = isAsked;
        reportedExecution = lastExecution;
        orders = 0;
        positions = 0;
        balances = 0;
        foreign.clear();
        canceled = 0;
        isDifferent = false;
        set(NO_INSTRUMENT, 0, 0);
    }

    void abandon() {
        isOpen = false;
    }

    boolean isOpen() {
        return isOpen;
    }

    /** An order of ours. */
    void onOrder() {
        orders++;
    }

    /** An order that is not ours to adopt. */
    void onForeign(final IngestSection in) {
        orders++;
        foreign.add(in);
        if (!isDifferent) {
            set(in.instrumentId, in.executionSign * in.leavesLots, 0);
        }
    }

    void onPosition(final IndexSection index) {
        positions++;
        compare(index);
    }

    void onBalance(final IndexSection index) {
        balances++;
        compare(index);
    }

    /** Keeps the first figure that differs. */
    void compare(final IndexSection index) {
        if (index.isReportDifferent && !isDifferent) {
            isDifferent = true;
            set(index.differingInstrumentId, index.reportedFigure, index.expectedFigure);
        }
    }

    void onCanceled() {
        canceled++;
    }

    /** Whether the report counts in just what the engine knows and held what its end announces; else says what it lacks. */
    boolean isWhole(final IngestSection in, final long lastExecution) {
        if (reportedExecution != lastExecution) {
            set(NO_INSTRUMENT, reportedExecution, lastExecution);
            return false;
        }
        if (orders == in.reportedOrders && positions == in.reportedPositions && balances == 1) {
            return true;
        }
        set(NO_INSTRUMENT, orders + positions + balances, in.reportedOrders + in.reportedPositions + 1L);
        return false;
    }

    private void set(final int differingInstrumentId, final long venues, final long ours) {
        instrumentId = differingInstrumentId;
        observed = venues;
        expected = ours;
    }

    /** Whether a position or the balance differs. */
    boolean isDifferent() {
        return isDifferent;
    }

    ForeignOrders foreign() {
        return foreign;
    }

    /** Orders for which a cancellation was sent. */
    int canceled() {
        return canceled;
    }

    /** What the last finding is about, -1: no instrument. */
    int instrumentId() {
        return instrumentId;
    }

    /** The venue's figure. */
    long observed() {
        return observed;
    }

    /** Ours. */
    long expected() {
        return expected;
    }

    @Override
    public void codeState(final StateCodec state) {
        isOpen = state.of(isOpen);
        reportedExecution = state.of(reportedExecution);
        orders = state.of(orders);
        positions = state.of(positions);
        balances = state.of(balances);
        foreign.codeState(state);
        canceled = state.of(canceled);
        isDifferent = state.of(isDifferent);
        instrumentId = state.of(instrumentId);
        observed = state.of(observed);
        expected = state.of(expected);
    }
}
