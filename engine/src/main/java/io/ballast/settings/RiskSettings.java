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
 */
public record RiskSettings(
        long maxLeveragePpb,
        long collarPpb,
        int collarSpreads,
        int ordersPerSecond,
        int orderBurst,
        long orderTimeLimitNs) {}
