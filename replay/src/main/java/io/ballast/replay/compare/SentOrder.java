package io.ballast.replay.compare;

import java.math.BigDecimal;

/**
 * One order that a session sent.
 *
 * @param sequence      of the input that caused it
 * @param timeNs        engine time of that input
 * @param overlay       whose leg it is for
 * @param instrument    what is traded
 * @param reason        what the leg's last target was for: ENGAGE, SCALE or REVERT; NONE before the first
 * @param clientOrderId in its own session
 * @param quantity      in units of the instrument, sold below zero
 * @param limit         in the instrument's price
 * @param timeInForce   how long it stands, as the schema calls it
 */
public record SentOrder(
        long sequence,
        long timeNs,
        String overlay,
        String instrument,
        String reason,
        long clientOrderId,
        BigDecimal quantity,
        BigDecimal limit,
        String timeInForce) {
    /** What it is for: orders of different legs, reasons or sides are never the same one. */
    String purpose() {
        return overlay + '/' + instrument + ' ' + reason + ' ' + side();
    }

    String side() {
        return quantity.signum() > 0 ? "BUY" : "SELL";
    }

    /** Whether the venue was asked for the same at the same time; numbers of inputs and orders do not count. */
    boolean isSameAs(final SentOrder other) {
        return timeNs == other.timeNs
                && purpose().equals(other.purpose())
                && quantity.compareTo(other.quantity) == 0
                && limit.compareTo(other.limit) == 0
                && timeInForce.equals(other.timeInForce);
    }
}
