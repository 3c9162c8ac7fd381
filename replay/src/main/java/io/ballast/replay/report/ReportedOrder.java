package io.ballast.replay.report;

import io.ballast.instrument.Instrument;
import io.ballast.replay.order.OrderEvent;
import io.ballast.replay.order.OrderLife;
import io.ballast.slot.ExecutionKind;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * An order as a report tells of it.
 *
 * @param life        what became of it
 * @param overlay     whose it is
 * @param headline    what it was for, in one line
 * @param explanation why it was sent, as {@code explain} says it
 */
record ReportedOrder(OrderLife life, String overlay, String headline, List<String> explanation) {
    private static final int SPARE_DIGITS = 2;

    /** Something that became of it, in words; quantity, price and fee are zero where it has none. */
    record Event(long timeNs, String what, long lots, long ticks, long feeNanoUsd) {}

    ReportedOrder {
        explanation = List.copyOf(explanation);
    }

    long id() {
        return life.id();
    }

    Instrument instrument() {
        return life.instrument();
    }

    /** Average price of its fills by quantity, in USD; zero without one. */
    BigDecimal averagePrice() {
        return life.averagePrice(SPARE_DIGITS);
    }

    /** What it cost at its fills: below zero if they were better than the mid by more than the fees. */
    long costNanoUsd() {
        return life.feeNanoUsd() + life.spreadNanoUsd();
    }

    /** Where it stands at the end. */
    String state() {
        final ExecutionKind answer = life.lastAnswer();
        if (life.status().isOver()) {
            return Words.lower(life.status());
        }
        if (life.isCancelAsked()) {
            return "cancel sent";
        }
        if (life.filledLots() > 0) {
            return "partly filled";
        }
        return answer == null ? "sent" : Words.lower(answer);
    }

    /** From the sending on; the venue's reports of what is known already are left out. */
    List<Event> events() {
        final List<Event> events = new ArrayList<>();
        events.add(new Event(life.timeNs(), "sent", life.lots(), life.limitTicks(), 0));
        for (final OrderEvent event : life.events()) {
            final String what = words(event);
            if (!what.isEmpty()) {
                events.add(new Event(event.timeNs(), what, event.lots(), event.ticks(), event.feeNanoUsd()));
            }
        }
        return events;
    }

    private static String words(final OrderEvent event) {
        return switch (event.kind()) {
            case ANSWER -> Words.lower(event.word());
            case FILL -> "filled";
            case NOT_SENT -> "did not leave";
            case REQUEST_NOT_SENT -> "a request did not leave";
            case AMEND_SENT -> "amend sent";
            case CANCEL_SENT -> "cancel sent: " + Words.lower(event.word());
            case LOST -> "missing in a whole report of the venue";
            case REPORTED, FOLLOWED -> "";
        };
    }
}
