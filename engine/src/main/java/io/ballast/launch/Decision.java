package io.ballast.launch;

/** What the engine decided, read back from its journal. */
public sealed interface Decision {
    /** Stands for every overlay. */
    int ALL_OVERLAYS = -1;
    /** No overlay's: of an order that nobody here has sent. */
    int NO_OVERLAY = -2;

    long timeNs();

    /** Which overlay's it is; {@link #ALL_OVERLAYS} or {@link #NO_OVERLAY}. */
    int overlayId();

    /**
     * A new absolute target.
     *
     * @param drift          of the sleeve without the overlay, as a share of NAV
     * @param intendedDrift  with the previous target counted in, as a share of NAV: what the band was tested with
     * @param hedgeRatio     USD of contract for one USD of excess
     */
    record Target(
            long timeNs,
            int overlayId,
            int instrumentId,
            String action,
            double drift,
            double intendedDrift,
            double hedgeRatio,
            long previousLots,
            long targetLots)
            implements Decision {}

    /**
     * An order sent: quantity signed, short below zero.
     *
     * @param timeInForce how long it stands, as the schema calls it
     */
    record Order(
            long timeNs,
            int overlayId,
            int instrumentId,
            long clientOrderId,
            long signedLots,
            long limitTicks,
            String timeInForce)
            implements Decision {}

    /** A working order cancelled. */
    record Cancel(long timeNs, int overlayId, int instrumentId, long clientOrderId, String reason)
            implements Decision {}

    /** A working order changed. */
    record Amend(long timeNs, int overlayId, int instrumentId, long clientOrderId, long qtyLots, long limitTicks)
            implements Decision {}

    /** An overlay's workflow moved. */
    record Transition(long timeNs, int overlayId, String from, String to, String reason) implements Decision {}

    /** What is expected of an overlay's drift changed. */
    record OutlookChange(long timeNs, int overlayId, String outlook, boolean isCommanded) implements Decision {}

    /**
     * A position was held against the tracking error it leaves; errors a year as shares of NAV, NaN where unknown.
     *
     * @param intended with the position that was asked for
     * @param notional with the position that mode NOTIONAL would take; so {@code beta} and {@code minimum}
     */
    record Prediction(
            long timeNs,
            int overlayId,
            String verdict,
            double unhedged,
            double intended,
            double notional,
            double beta,
            double minimum)
            implements Decision {}

    /**
     * One candidate of a choice of contract, for a dollar hedged.
     *
     * @param candidate place among the overlay's candidates
     */
    record Ranking(
            long timeNs,
            int overlayId,
            int candidate,
            String verdict,
            double score,
            double trackingError,
            double effectiveness,
            double roundTripCost,
            double carryPerYear)
            implements Decision {}

    /**
     * Something about risk that is no order's refusal.
     *
     * @param overlayId    -1: all
     * @param instrumentId -1: none
     * @param observed     in the unit of the kind
     */
    record RiskEvent(long timeNs, int overlayId, int instrumentId, String kind, long observed, long allowed)
            implements Decision {}

    /**
     * What an overlay has cost since its first position, against trading the coins instead.
     *
     * @param breakEvenNs after the opening; {@link Long#MAX_VALUE}: it always pays
     */
    record Ledger(
            long timeNs,
            int overlayId,
            long openedNs,
            long hedgedNanoUsd,
            long overlayNanoUsd,
            long closeNanoUsd,
            long directNanoUsd,
            long taxNanoUsd,
            long breakEvenNs,
            boolean isClosed)
            implements Decision {}

    /** An order that the risk gate stopped. */
    record Refused(
            long timeNs, int overlayId, int instrumentId, String reason, long deltaLots, long observed, long limit)
            implements Decision {}

    /**
     * A margin account moved on its ladder.
     *
     * @param sigmaDistance daily standard deviations to the nearest liquidation
     * @param marginRatio   maintenance margin over equity
     */
    record MarginChange(
            long timeNs,
            int accountId,
            String from,
            String to,
            long equityNanoUsd,
            long maintenanceNanoUsd,
            long grossNanoUsd,
            double sigmaDistance,
            double marginRatio)
            implements Decision {
        /** None: it is all of the account's. */
        @Override
        public int overlayId() {
            return ALL_OVERLAYS;
        }

        /** Size of the positions over the equity. */
        public double leverage() {
            return (double) grossNanoUsd / equityNanoUsd;
        }
    }

    /** Collateral is wanted by a deadline: on the margin of one contract, or of the whole account at −1. */
    record TopUpRequest(long timeNs, int accountId, int instrumentId, long amountNanoUsd, long deadlineNs)
            implements Decision {
        /** None: it is all of the account's. */
        @Override
        public int overlayId() {
            return ALL_OVERLAYS;
        }
    }
}
