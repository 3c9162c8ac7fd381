package io.ballast.settings;

import java.util.List;

/**
 * What an overlay is held against: the cost of trading the coins themselves, and what its own capital costs.
 *
 * @param feePpb         fee of trading a dollar of the coins
 * @param halfSpreadPpb  half their spread; {@link #QUOTED}: as they are quoted
 * @param impact         Y of the square-root law: impact = Y·σ·√(amount ÷ volume of a day)
 * @param sleeveUsd      volume a day of the coins as a whole; 0: {@code volumes} has each of them
 * @param volumes        by asset or contract; a contract without one has no impact beyond what its fills show
 * @param volatility     σ of a day, for coins and contracts; {@link #ESTIMATED}: from the overlay's return grid
 * @param taxPpb         of a gain
 * @param deferralRate   a year: what a tax paid later is worth less
 * @param collateral     ω: collateral posted for a dollar of contract
 * @param collateralRate a year: what that capital would earn elsewhere
 * @param remainingNs    for how much longer an overlay is expected to stand
 * @param reviewNs       how often the comparison is made anew; a payment of funding brings it forward
 */
public record CostSettings(
        long feePpb,
        long halfSpreadPpb,
        double impact,
        double sleeveUsd,
        List<VolumeSettings> volumes,
        double volatility,
        long taxPpb,
        double deferralRate,
        double collateral,
        double collateralRate,
        long remainingNs,
        long reviewNs) {
    public static final long QUOTED = -1;
    public static final double ESTIMATED = 0;
    /** σ of a day until enough returns are known. */
    public static final double UNTIL_ESTIMATED = 0.04;

    public CostSettings {
        volumes = List.copyOf(volumes);
    }

    /** Dollars a day of an instrument; 0 if none are given. */
    public double usdPerDay(final int instrumentId) {
        for (final VolumeSettings volume : volumes) {
            if (volume.instrumentId() == instrumentId) {
                return volume.usdPerDay();
            }
        }
        return 0;
    }
}
