package io.ballast.replay.order;

import io.ballast.instrument.Instrument;
import io.ballast.launch.Decision;
import io.ballast.slot.ExecutionKind;
import io.ballast.slot.IngestSection;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One order from the input that caused it to its end. Memory is bounded: of its events the first are kept. */
public final class OrderLife {
    /** A venue may tell of a fill behind the order's end: so long it is waited for. */
    public static final long LATEST_FILL_NS = 60_000_000_000L;
    /** Stands for a time that has not come. */
    public static final long NEVER = Long.MIN_VALUE;

    private final Decision.Order order;
    private final long sequence;
    private final Instrument instrument;
    private final int mostEvents;
    private final List<OrderEvent> events = new ArrayList<>();
    private long unkeptEvents;
    private OrderStatus status = OrderStatus.SENT;
    private @Nullable ExecutionKind lastAnswer;
    private boolean isCancelAsked;
    private String cancelReason = "";
    private int amendments;
    private long lastLots;
    private long lastLimitTicks;
    private long filledLots;
    private BigDecimal tickLots = BigDecimal.ZERO;
    private long feeNanoUsd;
    private long spreadNanoUsd;
    private long answeredNs = NEVER;
    private long acceptedNs = NEVER;
    private long firstFillNs = NEVER;
    private long endedNs = NEVER;

    OrderLife(final Decision.Order order, final long sequence, final Instrument instrument, final int mostEvents) {
        this.order = order;
        this.sequence = sequence;
        this.instrument = instrument;
        this.mostEvents = mostEvents;
        lastLots = Math.abs(order.signedLots());
        lastLimitTicks = order.limitTicks();
    }

    /** @param paidSpreadNanoUsd what a fill was worse than the mid at its arrival */
    void onExecution(final IngestSection in, final long paidSpreadNanoUsd) {
        answeredNs = answeredNs == NEVER ? in.timeNs : answeredNs;
        lastAnswer = in.executionKind;
        isCancelAsked = false;
        if (in.executionKind == ExecutionKind.FILL) {
            onFill(in, paidSpreadNanoUsd);
            return;
        }
        add(OrderEvent.of(in.timeNs, OrderEvent.Kind.ANSWER, in.executionKind.name()));
        switch (in.executionKind) {
            case ACCEPTED -> {
                acceptedNs = in.timeNs;
                work();
            }
            case AMENDED -> onAmended(in);
            case CANCELED -> end(OrderStatus.CANCELED, in.timeNs);
            case REJECTED -> end(OrderStatus.REJECTED, in.timeNs);
            case EXPIRED -> end(OrderStatus.EXPIRED, in.timeNs);
            default -> {
                // It goes on as it was.
            }
        }
    }

    private void onFill(final IngestSection in, final long paidSpreadNanoUsd) {
        firstFillNs = firstFillNs == NEVER ? in.timeNs : firstFillNs;
        filledLots += in.lastLots;
        tickLots = tickLots.add(BigDecimal.valueOf(in.lastLots).multiply(BigDecimal.valueOf(in.lastTicks)));
        feeNanoUsd += in.feeNanoUsd;
        spreadNanoUsd += paidSpreadNanoUsd;
        add(new OrderEvent(
                in.timeNs, OrderEvent.Kind.FILL, "", in.lastLots, in.lastTicks, in.feeNanoUsd, in.leavesLots));
        if (in.leavesLots == 0) {
            end(OrderStatus.FILLED, in.timeNs);
        } else {
            work();
        }
    }

    /** A change to no more than is filled already leaves nothing to do. */
    private void onAmended(final IngestSection in) {
        if (in.leavesLots == 0) {
            end(OrderStatus.FILLED, in.timeNs);
        } else {
            work();
        }
    }

    /** What comes behind the end opens nothing again. */
    private void work() {
        status = status.isOver() ? status : OrderStatus.WORKING;
    }

    private void end(final OrderStatus last, final long timeNs) {
        status = last;
        endedNs = timeNs;
    }

    /** A report of its venue has it with so much open. */
    void onReported(final long timeNs, final long leavesLots) {
        add(new OrderEvent(timeNs, OrderEvent.Kind.REPORTED, "", 0, 0, 0, leavesLots));
    }

    /** The engine holds it for over, and its venue has said no end: a report has it not. */
    void onLost(final long timeNs) {
        add(OrderEvent.of(timeNs, OrderEvent.Kind.LOST));
        end(OrderStatus.EXPIRED, timeNs);
    }

    void onNotSent(final long timeNs) {
        add(OrderEvent.of(timeNs, OrderEvent.Kind.NOT_SENT));
        if (status == OrderStatus.SENT) {
            end(OrderStatus.NOT_SENT, timeNs);
        }
    }

    void onRequestNotSent(final long timeNs) {
        add(OrderEvent.of(timeNs, OrderEvent.Kind.REQUEST_NOT_SENT));
    }

    void onAmend(final Decision.Amend amend) {
        amendments++;
        lastLots = amend.qtyLots();
        lastLimitTicks = amend.limitTicks();
        add(new OrderEvent(amend.timeNs(), OrderEvent.Kind.AMEND_SENT, "", amend.qtyLots(), amend.limitTicks(), 0, 0));
    }

    void onCancel(final Decision.Cancel cancel) {
        isCancelAsked = true;
        cancelReason = cancel.reason();
        add(OrderEvent.of(cancel.timeNs(), OrderEvent.Kind.CANCEL_SENT, cancel.reason()));
    }

    void onFollowed(final Decision.Order next) {
        add(OrderEvent.of(next.timeNs(), OrderEvent.Kind.FOLLOWED, String.valueOf(next.clientOrderId())));
    }

    private void add(final OrderEvent event) {
        if (events.size() < mostEvents) {
            events.add(event);
        } else {
            unkeptEvents++;
        }
    }

    public Decision.Order order() {
        return order;
    }

    public long id() {
        return order.clientOrderId();
    }

    /** Engine time of the input that caused it. */
    public long timeNs() {
        return order.timeNs();
    }

    /** Sequence of the input that caused it. */
    public long sequence() {
        return sequence;
    }

    public Instrument instrument() {
        return instrument;
    }

    public boolean isBuy() {
        return order.signedLots() > 0;
    }

    /** As it was sent. */
    public long lots() {
        return Math.abs(order.signedLots());
    }

    /** As it was sent. */
    public long limitTicks() {
        return order.limitTicks();
    }

    public OrderStatus status() {
        return status;
    }

    /** Whether it has ended so long ago that no fill comes behind its end any more. */
    public boolean isOver(final long timeNs) {
        return status.isOver() && timeNs - endedNs >= LATEST_FILL_NS;
    }

    /** What its venue said last; null: nothing. */
    public @Nullable ExecutionKind lastAnswer() {
        return lastAnswer;
    }

    /** Whether a cancellation is on its way. */
    public boolean isCancelAsked() {
        return isCancelAsked;
    }

    /** Why it was to be cancelled; empty: it was not. */
    public String cancelReason() {
        return cancelReason;
    }

    /** Changes that were sent. */
    public int amendments() {
        return amendments;
    }

    /** By the last change sent. */
    public long lastLots() {
        return lastLots;
    }

    /** By the last change sent. */
    public long lastLimitTicks() {
        return lastLimitTicks;
    }

    /** The first events, without the sending. */
    public List<OrderEvent> events() {
        return List.copyOf(events);
    }

    /** Events behind those. */
    public long unkeptEvents() {
        return unkeptEvents;
    }

    public long filledLots() {
        return filledLots;
    }

    /** Sum of ticks × lots over its fills. */
    public BigDecimal tickLots() {
        return tickLots;
    }

    /**
     * Average price of its fills by quantity, in USD; zero without one.
     *
     * @param spareDigits beyond those of the tick
     */
    public BigDecimal averagePrice(final int spareDigits) {
        return filledLots == 0
                ? BigDecimal.ZERO
                : tickLots.multiply(instrument.tickSize())
                        .divide(
                                BigDecimal.valueOf(filledLots),
                                instrument.tickSize().scale() + spareDigits,
                                RoundingMode.HALF_EVEN);
    }

    public long feeNanoUsd() {
        return feeNanoUsd;
    }

    /** What its fills were worse than the mid at their arrival; below zero if better. */
    public long spreadNanoUsd() {
        return spreadNanoUsd;
    }

    /** When its venue first said anything, or {@link #NEVER}. */
    public long answeredNs() {
        return answeredNs;
    }

    /** When it was last acknowledged, or {@link #NEVER}. */
    public long acceptedNs() {
        return acceptedNs;
    }

    /** When it was first filled, or {@link #NEVER}. */
    public long firstFillNs() {
        return firstFillNs;
    }

    /** When it ended, or {@link #NEVER}. */
    public long endedNs() {
        return endedNs;
    }
}
