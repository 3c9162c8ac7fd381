package io.ballast.replay.export;

import io.ballast.launch.Decision;
import io.ballast.slot.IngestSection;

/** What became of one order. */
final class OrderLife {
    /** Where an order stands. */
    enum Status {
        /** Sent, and nothing heard of it. */
        SENT,
        /** At the venue, with something left. */
        WORKING,
        FILLED,
        CANCELED,
        REJECTED,
        /** Ended by the venue. */
        EXPIRED,
        /** It never left. */
        NOT_SENT
    }

    /** A venue may tell of a fill behind the order's end: so long it is waited for. */
    static final long LATEST_FILL_NS = 60_000_000_000L;

    final Decision.Order order;
    final long sequence;
    Status status = Status.SENT;
    long lastLots;
    long lastLimitTicks;
    long filledLots;
    double filledTicksLots;
    long feeNanoUsd;
    int amendments;
    String cancelReason = "";
    String acceptedNs = "";
    String firstFillNs = "";
    String endedNs = "";
    private long lastEndNs;

    OrderLife(final Decision.Order order, final long sequence) {
        this.order = order;
        this.sequence = sequence;
        lastLots = Math.abs(order.signedLots());
        lastLimitTicks = order.limitTicks();
    }

    /** Whether it has ended so long ago that no fill comes behind its end any more. */
    boolean isOver(final long timeNs) {
        return isEnded() && timeNs - lastEndNs >= LATEST_FILL_NS;
    }

    private boolean isEnded() {
        return status.compareTo(Status.WORKING) > 0;
    }

    void onAmend(final Decision.Amend amend) {
        amendments++;
        lastLots = amend.qtyLots();
        lastLimitTicks = amend.limitTicks();
    }

    void onCancel(final Decision.Cancel cancel) {
        cancelReason = cancel.reason();
    }

    void onNotSent(final long timeNs) {
        end(Status.NOT_SENT, timeNs);
    }

    void onExecution(final IngestSection in) {
        switch (in.executionKind) {
            case ACCEPTED -> {
                acceptedNs = String.valueOf(in.timeNs);
                status = isEnded() ? status : Status.WORKING;
            }
            case FILL -> onFill(in);
            case CANCELED -> end(Status.CANCELED, in.timeNs);
            case REJECTED -> end(Status.REJECTED, in.timeNs);
            case EXPIRED -> end(Status.EXPIRED, in.timeNs);
            case AMENDED, CANCEL_REJECTED, LIQUIDATED, DELEVERAGED -> {
                // It goes on as it was.
            }
        }
    }

    private void onFill(final IngestSection in) {
        firstFillNs = firstFillNs.isEmpty() ? String.valueOf(in.timeNs) : firstFillNs;
        filledLots += in.lastLots;
        filledTicksLots += (double) in.lastTicks * in.lastLots;
        feeNanoUsd += in.feeNanoUsd;
        if (in.leavesLots == 0) {
            end(Status.FILLED, in.timeNs);
        } else if (!isEnded()) {
            status = Status.WORKING;
        }
    }

    private void end(final Status last, final long timeNs) {
        status = last;
        lastEndNs = timeNs;
        endedNs = String.valueOf(timeNs);
    }
}
