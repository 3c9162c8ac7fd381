package io.ballast.replay.report;

import io.ballast.instrument.Instrument;
import io.ballast.launch.Decision;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/** One order from the input that caused it to its end. */
final class OrderLife {
    private static final int SPARE_DIGITS = 2;

    private final Decision.Order order;
    private final long sequence;
    private final Instrument instrument;
    private final String overlay;
    private final String headline;
    private final List<String> explanation;
    private final List<Event> events = new ArrayList<>();
    private String state = "sent";
    private boolean isDone;
    private long filledLots;
    private BigDecimal tickLots = BigDecimal.ZERO;
    private long feeNanoUsd;
    private long spreadNanoUsd;
    private long firstAnswerNs;
    private long firstFillNs;

    /** Something that became of it; quantity and price are zero where it has none. */
    record Event(long timeNs, String what, long lots, long ticks, long feeNanoUsd) {}

    OrderLife(
            final Decision.Order order,
            final long sequence,
            final Instrument instrument,
            final String overlay,
            final String headline,
            final List<String> explanation) {
        this.order = order;
        this.sequence = sequence;
        this.instrument = instrument;
        this.overlay = overlay;
        this.headline = headline;
        this.explanation = List.copyOf(explanation);
        events.add(new Event(order.timeNs(), "sent", Math.abs(order.signedLots()), order.limitTicks(), 0));
    }

    /** The venue, or the engine, did something with it; {@code isEnd} if nothing comes behind that. */
    void onEvent(final Event event, final String stateThen, final boolean isEnd) {
        events.add(event);
        state = stateThen;
        isDone |= isEnd;
    }

    /** The venue said anything of it for the first time. */
    boolean onAnswer(final long timeNs) {
        final boolean isFirst = firstAnswerNs == 0;
        firstAnswerNs = isFirst ? timeNs : firstAnswerNs;
        return isFirst;
    }

    /**
     * It was filled, in part or whole.
     *
     * @param paidSpreadNanoUsd what the fill was worse than the mid at its arrival
     * @return whether for the first time
     */
    boolean onFill(final long timeNs, final long lots, final long ticks, final long fee, final long paidSpreadNanoUsd) {
        final boolean isFirst = firstFillNs == 0;
        firstFillNs = isFirst ? timeNs : firstFillNs;
        filledLots += lots;
        tickLots = tickLots.add(BigDecimal.valueOf(lots).multiply(BigDecimal.valueOf(ticks)));
        feeNanoUsd += fee;
        spreadNanoUsd += paidSpreadNanoUsd;
        return isFirst;
    }

    long id() {
        return order.clientOrderId();
    }

    long timeNs() {
        return order.timeNs();
    }

    /** Sequence of the input that caused it. */
    long sequence() {
        return sequence;
    }

    Instrument instrument() {
        return instrument;
    }

    String overlay() {
        return overlay;
    }

    boolean isBuy() {
        return order.signedLots() > 0;
    }

    long lots() {
        return Math.abs(order.signedLots());
    }

    long limitTicks() {
        return order.limitTicks();
    }

    /** What it was for, in one line. */
    String headline() {
        return headline;
    }

    /** Why it was sent, as {@code explain} says it. */
    List<String> explanation() {
        return explanation;
    }

    List<Event> events() {
        return List.copyOf(events);
    }

    /** What was last heard of it. */
    String state() {
        return state;
    }

    boolean isDone() {
        return isDone;
    }

    long filledLots() {
        return filledLots;
    }

    /** Average price of its fills by quantity, in USD; zero without one. */
    BigDecimal averagePrice() {
        return filledLots == 0
                ? BigDecimal.ZERO
                : tickLots.multiply(instrument.tickSize())
                        .divide(
                                BigDecimal.valueOf(filledLots),
                                instrument.tickSize().scale() + SPARE_DIGITS,
                                RoundingMode.HALF_EVEN);
    }

    long feeNanoUsd() {
        return feeNanoUsd;
    }

    long spreadNanoUsd() {
        return spreadNanoUsd;
    }
}
