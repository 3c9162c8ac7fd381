package io.ballast.order;

import io.ballast.settings.AccountSettings;
import io.ballast.slot.IndexSection;
import java.util.List;

/** What may be at stake with one counterparty, as shares of NAV: positions, and the collateral that lies there. */
final class AccountCaps {
    private final GateLegs legs;
    private final long[] maxExposurePpb;
    private final long[] maxCollateralPpb;

    /** @param accounts by id */
    AccountCaps(final List<AccountSettings> accounts, final GateLegs legs) {
        this.legs = legs;
        maxExposurePpb =
                accounts.stream().mapToLong(AccountSettings::maxExposurePpb).toArray();
        maxCollateralPpb =
                accounts.stream().mapToLong(AccountSettings::maxCollateralPpb).toArray();
    }

    /**
     * Of an order that adds to a contract; spot lies in no margin account.
     *
     * @param inFlight what the other legs' open orders would add
     */
    Verdict check(final int leg, final InFlight inFlight, final IndexSection index, final Allowance allowance) {
        if (!isExposureWithin(leg, inFlight, index, allowance)) {
            return Verdict.VENUE_EXPOSURE;
        }
        return isCollateralWithin(leg, index, allowance) ? Verdict.PASS : Verdict.VENUE_COLLATERAL;
    }

    boolean isExposureWithin(
            final int leg, final InFlight inFlight, final IndexSection index, final Allowance allowance) {
        if (legs.isSpot(leg)) {
            return true;
        }
        final int account = legs.account(leg);
        final long lotNanoUsd = index.lotNanoUsd[leg];
        final long usedNanoUsd = index.accountGrossNanoUsd[account] + inFlight.accountNanoUsd(leg, legs, index);
        final long mostNanoUsd = SizeLimits.cap(index.navNanoUsd, maxExposurePpb[account]);
        return allowance.fits(SizeLimits.ceilDiv(usedNanoUsd, lotNanoUsd), mostNanoUsd / lotNanoUsd);
    }

    boolean isCollateralWithin(final int leg, final IndexSection index, final Allowance allowance) {
        if (legs.isSpot(leg)) {
            return true;
        }
        final int account = legs.account(leg);
        final long mostNanoUsd = SizeLimits.cap(index.navNanoUsd, maxCollateralPpb[account]);
        return allowance.isWithin(index.accountEquityNanoUsd[account], mostNanoUsd);
    }
}
