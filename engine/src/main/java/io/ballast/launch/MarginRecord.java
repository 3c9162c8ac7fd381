package io.ballast.launch;

import io.ballast.settings.AccountSettings;
import io.ballast.slot.EventKind;
import io.ballast.slot.IndexSection;
import io.ballast.slot.Slot;
import java.util.List;

/** One margin account over a session: how near it came to liquidation, and with how much. */
final class MarginRecord {
    private final int account;
    private double entryLeverage = Double.NaN;
    private boolean isEntering = true;
    private double maxLeverage;
    private double maxRatio;
    private double minDistance = Double.POSITIVE_INFINITY;
    private double ratioNs;
    private double elapsedNs;
    private long lastNs = Long.MIN_VALUE;
    private double lastRatio;
    private long lastGrossNanoUsd;
    private long startEquityNanoUsd;
    private long leastEquityNanoUsd = Long.MAX_VALUE;
    private long endEquityNanoUsd;
    private long maxMaintenanceNanoUsd;
    private boolean isStarted;

    private MarginRecord(final int account) {
        this.account = account;
    }

    /** One for each account, by id. */
    static MarginRecord[] of(final List<AccountSettings> accounts) {
        return accounts.stream().map(account -> new MarginRecord(account.id())).toArray(MarginRecord[]::new);
    }

    void onSlot(final Slot slot) {
        final IndexSection index = slot.index;
        if (!index.isNavValid) {
            return;
        }
        keepTime(slot.ingest.timeNs, index.marginRatio[account]);
        final long equityNanoUsd = index.accountEquityNanoUsd[account];
        if (!isStarted) {
            isStarted = true;
            startEquityNanoUsd = equityNanoUsd;
        }
        endEquityNanoUsd = equityNanoUsd;
        leastEquityNanoUsd = Math.min(leastEquityNanoUsd, equityNanoUsd);
        maxMaintenanceNanoUsd = Math.max(maxMaintenanceNanoUsd, index.maintenanceNanoUsd[account]);
        maxRatio = Math.max(maxRatio, index.marginRatio[account]);
        minDistance = Math.min(minDistance, index.sigmaDistance[account]);
        keepLeverage(slot, index.accountGrossNanoUsd[account], equityNanoUsd);
    }

    private void keepTime(final long timeNs, final double ratio) {
        if (lastNs != Long.MIN_VALUE) {
            ratioNs += Math.min(1, lastRatio) * (timeNs - lastNs);
            elapsedNs += timeNs - lastNs;
        }
        lastNs = timeNs;
        lastRatio = ratio;
    }

    /** Entering lasts until every position is where it was wanted, or a fill makes one smaller. */
    private void keepLeverage(final Slot slot, final long grossNanoUsd, final long equityNanoUsd) {
        if (grossNanoUsd == 0 || equityNanoUsd <= 0) {
            lastGrossNanoUsd = grossNanoUsd;
            return;
        }
        final double leverage = (double) grossNanoUsd / equityNanoUsd;
        maxLeverage = Math.max(maxLeverage, leverage);
        if (slot.ingest.kind == EventKind.EXECUTION && slot.ingest.executionKind.isFill()) {
            isEntering &= grossNanoUsd > lastGrossNanoUsd;
            entryLeverage = isEntering ? leverage : entryLeverage;
            isEntering &= !isReached(slot);
        }
        lastGrossNanoUsd = grossNanoUsd;
    }

    private static boolean isReached(final Slot slot) {
        boolean isReached = true;
        for (int leg = 0; leg < slot.hedge.targetLots.length; leg++) {
            isReached &= slot.index.positionLots[leg] == slot.hedge.targetLots[leg];
        }
        return isReached;
    }

    /** Size of the positions over the equity once the first ones were whole; NaN without any. */
    double entryLeverage() {
        return entryLeverage;
    }

    double maxLeverage() {
        return maxLeverage;
    }

    double maxRatio() {
        return maxRatio;
    }

    /** Over all of the session; above one counts as one. */
    double meanRatio() {
        return elapsedNs == 0 ? 0 : ratioNs / elapsedNs;
    }

    /** Infinite where there was nothing that could be liquidated. */
    double minDistance() {
        return minDistance;
    }

    long startEquityNanoUsd() {
        return startEquityNanoUsd;
    }

    long leastEquityNanoUsd() {
        return isStarted ? leastEquityNanoUsd : 0;
    }

    long endEquityNanoUsd() {
        return endEquityNanoUsd;
    }

    /** The most that the venue ever asked for. */
    long maxMaintenanceNanoUsd() {
        return maxMaintenanceNanoUsd;
    }
}
