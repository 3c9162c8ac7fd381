package io.ballast.index;

import io.ballast.settings.AccountSettings;
import io.ballast.slot.IndexSection;
import io.ballast.slot.MarginState;
import java.util.Arrays;
import java.util.List;

/** Where each margin account stands. */
final class MarginAccounts {
    private final int accounts;

    MarginAccounts(final List<AccountSettings> accounts) {
        this.accounts = accounts.size();
    }

    void write(final IndexSection out) {
        Arrays.fill(out.dailySigma, 0);
        for (int account = 0; account < accounts; account++) {
            out.marginState[account] = MarginState.NORMAL;
            out.previousMarginState[account] = MarginState.NORMAL;
            out.accountEquityNanoUsd[account] = account == 0 ? out.collateralNanoUsd : 0;
            out.accountGrossNanoUsd[account] = account == 0 ? out.grossNotionalNanoUsd : 0;
            out.maintenanceNanoUsd[account] = 0;
            out.marginRatio[account] = 0;
            out.sigmaDistance[account] = Double.POSITIVE_INFINITY;
            out.isTopUpRequested[account] = false;
            out.isTopUpOverdue[account] = false;
            out.topUpNanoUsd[account] = 0;
            out.topUpDeadlineNs[account] = 0;
        }
    }
}
