package io.ballast.settings;

/**
 * Limits of the risk gate for the whole engine; those of one contract stand in {@link OverlaySettings}.
 *
 * @param maxLeveragePpb   gross futures notional over collateral, whole engine; 2_000_000_000 is 2×
 * @param collarPpb        a limit price may differ this much from the mark, at least
 * @param collarSpreads    … or this many spreads, whichever is more
 * @param ordersPerSecond  sustained rate of order messages, whole engine
 * @param orderBurst       order messages that may be sent at once
 * @param orderTimeLimitNs a working order older than this is cancelled and, if still wanted, sent anew
 * @param limits           those that can be left out
 * @param calendar         announcements that are known beforehand
 * @param killFile         path of a file that throws the kill switch while it is there; empty: none
 */
public record RiskSettings(
        long maxLeveragePpb,
        long collarPpb,
        int collarSpreads,
        int ordersPerSecond,
        int orderBurst,
        long orderTimeLimitNs,
        LimitSettings limits,
        CalendarSettings calendar,
        String killFile) {

    /** Without what can be left out. */
    public RiskSettings(
            final long maxLeveragePpb,
            final long collarPpb,
            final int collarSpreads,
            final int ordersPerSecond,
            final int orderBurst,
            final long orderTimeLimitNs) {
        this(
                maxLeveragePpb,
                collarPpb,
                collarSpreads,
                ordersPerSecond,
                orderBurst,
                orderTimeLimitNs,
                LimitSettings.NONE,
                CalendarSettings.NONE,
                "");
    }

    /** The same with other limits. */
    public RiskSettings with(final LimitSettings other) {
        return new RiskSettings(
                maxLeveragePpb,
                collarPpb,
                collarSpreads,
                ordersPerSecond,
                orderBurst,
                orderTimeLimitNs,
                other,
                calendar,
                killFile);
    }

    /** The same with another calendar. */
    public RiskSettings with(final CalendarSettings other) {
        return new RiskSettings(
                maxLeveragePpb,
                collarPpb,
                collarSpreads,
                ordersPerSecond,
                orderBurst,
                orderTimeLimitNs,
                limits,
                other,
                killFile);
    }
}
