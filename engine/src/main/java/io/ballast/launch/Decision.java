package io.ballast.launch;

/** What the engine decided, read back from its journal. */
public sealed interface Decision {
    long timeNs();

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

    /** An order sent: quantity signed, short below zero. */
    record Order(long timeNs, int overlayId, int instrumentId, long clientOrderId, long signedLots, long limitTicks)
            implements Decision {}

    /** A working order cancelled. */
    record Cancel(long timeNs, int overlayId, int instrumentId, long clientOrderId, String reason)
            implements Decision {}

    /** A working order changed. */
    record Amend(long timeNs, int overlayId, int instrumentId, long clientOrderId, long qtyLots, long limitTicks)
            implements Decision {}

    /** An order that the risk gate stopped. */
    record Refused(
            long timeNs, int overlayId, int instrumentId, String reason, long deltaLots, long observed, long limit)
            implements Decision {}
}
