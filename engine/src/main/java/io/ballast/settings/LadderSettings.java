package io.ballast.settings;

import java.util.List;

/**
 * When a margin account is how near to its liquidation, and what is wanted of it then.
 *
 * <p>The distance d is |ln(F_liq ÷ F)| ÷ σ, σ the daily volatility; the margin ratio is maintenance margin over equity.
 * The defaults are those of {@link #DEFAULT}: chosen, with no authority behind them.
 *
 * @param isEnabled        false: the account is always NORMAL and nothing is checked before a trade
 * @param steps            WARN, TOPUP, REDUCE, KILL, each nearer to liquidation than the one before
 * @param topUpSigmas      distance up to which collateral is asked for
 * @param topUpDeadlineNs  how long a top-up may take; then positions are reduced
 * @param sigmaBarNs       spacing of the returns from which σ is estimated, at least one timer
 * @param sigmaHalfLifeNs  half-life of that estimate
 * @param sigmaFloor       least σ a day; also the first estimate
 * @param precheckSigmas   distance that a trade must leave
 * @param precheckRatioPpb margin ratio that a trade may leave at most
 * @param stressSigmas     k: the move that must be survived is e^(kσ√H) − 1, …
 * @param stressHorizonNs  … H: time until collateral arrives, detection included
 * @param worstGapPpb      … or this gap, whichever is larger
 */
public record LadderSettings(
        boolean isEnabled,
        List<LadderStep> steps,
        double topUpSigmas,
        long topUpDeadlineNs,
        long sigmaBarNs,
        long sigmaHalfLifeNs,
        double sigmaFloor,
        double precheckSigmas,
        long precheckRatioPpb,
        double stressSigmas,
        long stressHorizonNs,
        long worstGapPpb) {
    private static final long HOUR_NS = 3_600_000_000_000L;

    /** What a configuration gets that says nothing. */
    public static final LadderSettings DEFAULT = new LadderSettings(
            true,
            List.of(
                    new LadderStep(6, 250_000_000, 7, 200_000_000),
                    new LadderStep(5, 350_000_000, 6, 250_000_000),
                    new LadderStep(3.5, 500_000_000, 5, 350_000_000),
                    new LadderStep(2, 700_000_000, 3.5, 500_000_000)),
            8,
            HOUR_NS,
            5 * 60_000_000_000L,
            24 * HOUR_NS,
            0.03,
            7,
            200_000_000,
            5,
            24 * HOUR_NS,
            0);

    /** The same without effect: for showing what happens without it. */
    public static final LadderSettings OFF = DEFAULT.disabled();

    public LadderSettings {
        steps = List.copyOf(steps);
    }

    /** The same without effect. */
    public LadderSettings disabled() {
        return new LadderSettings(
                false,
                steps,
                topUpSigmas,
                topUpDeadlineNs,
                sigmaBarNs,
                sigmaHalfLifeNs,
                sigmaFloor,
                precheckSigmas,
                precheckRatioPpb,
                stressSigmas,
                stressHorizonNs,
                worstGapPpb);
    }
}
