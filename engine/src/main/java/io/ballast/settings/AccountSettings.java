package io.ballast.settings;

import io.ballast.math.Ppb;
import java.util.List;

/**
 * One margin account: the collateral and the contracts of some sources.
 *
 * @param id               dense, from 0
 * @param name             how the configuration and reports call it
 * @param sourceIds        whose contracts and cash are in it; a source is in exactly one account
 * @param openingNanoUsd   cash in it at the start
 * @param mode             what stands behind a position
 * @param leverage         of isolated positions: what is posted is the notional over this
 * @param countedPpb       share of the account's cash that counts as collateral: what is there, or can be within the
 *                         stress horizon
 * @param maxExposurePpb   largest size of its positions, as a share of NAV
 * @param maxCollateralPpb largest equity, as a share of NAV: what may be lost with the venue
 * @param ladder           when it is how near to its liquidation
 */
public record AccountSettings(
        int id,
        String name,
        List<Integer> sourceIds,
        long openingNanoUsd,
        MarginMode mode,
        double leverage,
        long countedPpb,
        long maxExposurePpb,
        long maxCollateralPpb,
        LadderSettings ladder) {
    /** The account of a configuration that names none. */
    public static final String MAIN = "main";

    /** No limit beyond those of the whole engine. */
    public static final long UNLIMITED_PPB = 10 * Ppb.ONE;

    public AccountSettings {
        sourceIds = List.copyOf(sourceIds);
    }

    /** One account over all sources. */
    public static AccountSettings main(
            final List<SourceSettings> sources, final long openingNanoUsd, final LadderSettings ladder) {
        return new AccountSettings(
                0,
                MAIN,
                sources.stream().map(SourceSettings::id).toList(),
                openingNanoUsd,
                MarginMode.CROSS,
                1,
                Ppb.ONE,
                UNLIMITED_PPB,
                UNLIMITED_PPB,
                ladder);
    }

    /** By source: the account that it belongs to. */
    public static int[] accountOfSource(final List<AccountSettings> accounts, final int sources) {
        final int[] accountOf = new int[sources];
        for (final AccountSettings account : accounts) {
            account.sourceIds().forEach(sourceId -> accountOf[sourceId] = account.id());
        }
        return accountOf;
    }
}
