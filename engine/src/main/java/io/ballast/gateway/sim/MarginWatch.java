package io.ballast.gateway.sim;

import io.ballast.instrument.Instrument;
import io.ballast.margin.TierTable;
import io.ballast.math.WideDivision;
import io.ballast.position.Settlement;
import io.ballast.settings.AccountSettings;
import io.ballast.settings.MarginMode;
import java.util.List;

/**
 * Equity and margin of each account at mids. A price that moves changes one contract's share of the sums, so a tick
 * costs the same however many there are.
 *
 * <p>Maintenance margin = notional × rate − amount by the contract's tiers (Binance, leverage and margin of USDⓈ-M
 * futures). An account is liquidated when its equity is no more than that. In an isolated one every position settled in
 * USD stands on what was posted for it: its entry notional over the leverage, what was put to it since, and the funding
 * that it received or paid; of that a position that shrinks keeps its part. One settled in coin stands on the account.
 */
final class MarginWatch {
    private final VenueLedger ledger;
    private final SimNotional notional;
    private final SimMarket[] markets;
    private final WorkingOrders orders;
    private final TierTable[] tiers;
    private final int[][] settledIn;
    private final boolean[] isIsolated;
    private final double[] isolatedLeverage;
    private final boolean[] isExpired;
    private final long[] entryNanoUsd;
    private final long[] addedNanoUsd;
    private final long[] valueNanoUsd;
    private final long[] maintenanceNanoUsd;
    private final long[] accountValueNanoUsd;
    private final long[] accountMaintenanceNanoUsd;
    private long nextExpiryNs;

    MarginWatch(
            final List<Instrument> instruments,
            final List<AccountSettings> accounts,
            final VenueLedger ledger,
            final SimNotional notional,
            final SimMarket[] markets,
            final WorkingOrders orders) {
        this.ledger = ledger;
        this.notional = notional;
        this.markets = markets;
        this.orders = orders;
        final int count = instruments.size();
        tiers = new TierTable[count];
        settledIn = new int[count][];
        isExpired = new boolean[count];
        entryNanoUsd = new long[count];
        addedNanoUsd = new long[count];
        valueNanoUsd = new long[count];
        maintenanceNanoUsd = new long[count];
        for (int id = 0; id < count; id++) {
            final int coin = id;
            tiers[id] = new TierTable(instruments.get(id).terms().margin());
            settledIn[id] = instruments.stream()
                    .mapToInt(Instrument::id)
                    .filter(contract -> notional.coinId(contract) == coin)
                    .toArray();
        }
        accountValueNanoUsd = new long[accounts.size()];
        accountMaintenanceNanoUsd = new long[accounts.size()];
        isIsolated = new boolean[accounts.size()];
        isolatedLeverage = new double[accounts.size()];
        for (final AccountSettings account : accounts) {
            isIsolated[account.id()] = account.mode() == MarginMode.ISOLATED;
            isolatedLeverage[account.id()] = account.leverage();
        }
        nextExpiryNs = nextExpiryNs();
    }

    private long nextExpiryNs() {
        long nextNs = Settlement.NEVER_NS;
        for (int id = 0; id < markets.length; id++) {
            nextNs = isExpired[id] ? nextNs : Math.min(nextNs, markets[id].expiryNs());
        }
        return nextNs;
    }

    /** A position in a contract that has expired is worth what it was worth then, and needs no margin any more. */
    void onTime(final long timeNs) {
        if (!Settlement.isExpired(timeNs, nextExpiryNs)) {
            return;
        }
        for (int id = 0; id < markets.length; id++) {
            if (!isExpired[id] && markets[id].isExpired(timeNs)) {
                isExpired[id] = true;
                accountMaintenanceNanoUsd[ledger.accountOf(id)] -= maintenanceNanoUsd[id];
                maintenanceNanoUsd[id] = 0;
            }
        }
        nextExpiryNs = nextExpiryNs();
    }

    /** A price of an instrument is new. */
    void onPrice(final int instrumentId) {
        if (ledger.isContract(instrumentId) && ledger.positionLots(instrumentId) != 0) {
            revalue(instrumentId);
        }
        for (final int contract : settledIn[instrumentId]) {
            revalue(contract);
        }
    }

    /** The ledger has booked a fill of a contract. */
    void onFill(final int instrumentId, final int sign, final long lots, final long ticks) {
        final long position = ledger.positionLots(instrumentId);
        final long before = position - sign * lots;
        final long signedNanoUsd =
                ledger.isSettledInCoin(instrumentId) ? 0 : sign * ledger.linearNanoUsd(instrumentId, lots, ticks);
        if (before == 0 || before > 0 == sign > 0) {
            entryNanoUsd[instrumentId] += signedNanoUsd;
        } else if (position == 0 || position > 0 == before > 0) {
            entryNanoUsd[instrumentId] =
                    WideDivision.nearest(entryNanoUsd[instrumentId], Math.abs(position), Math.abs(before));
            addedNanoUsd[instrumentId] =
                    WideDivision.nearest(addedNanoUsd[instrumentId], Math.abs(position), Math.abs(before));
        } else {
            addedNanoUsd[instrumentId] = 0;
            entryNanoUsd[instrumentId] =
                    ledger.isSettledInCoin(instrumentId) ? 0 : ledger.linearNanoUsd(instrumentId, position, ticks);
        }
        revalue(instrumentId);
    }

    /** Cash that stands behind one isolated position from now on, or no longer below zero; behind none if there is none. */
    void post(final int instrumentId, final long amountNanoUsd) {
        if (isIsolated[ledger.accountOf(instrumentId)] && ledger.positionLots(instrumentId) != 0) {
            addedNanoUsd[instrumentId] += amountNanoUsd;
        }
    }

    private void revalue(final int instrumentId) {
        final int account = ledger.accountOf(instrumentId);
        final long halfTicks = markets[instrumentId].midHalfTicks();
        if (halfTicks == 0 || isExpired[instrumentId]) {
            return;
        }
        final long value = ledger.valueNanoUsd(instrumentId, halfTicks, notional.coinHalfTicks(instrumentId));
        final long size = Math.abs(notional.nanoUsd(instrumentId, ledger.positionLots(instrumentId), halfTicks));
        final long maintenance = tiers[instrumentId].maintenanceNanoUsd(size);
        accountValueNanoUsd[account] += value - valueNanoUsd[instrumentId];
        accountMaintenanceNanoUsd[account] += maintenance - maintenanceNanoUsd[instrumentId];
        valueNanoUsd[instrumentId] = value;
        maintenanceNanoUsd[instrumentId] = maintenance;
    }

    /** Cash and what open positions are worth. */
    long equityNanoUsd(final int accountId) {
        return ledger.accountCashNanoUsd(accountId) + accountValueNanoUsd[accountId];
    }

    long maintenanceNanoUsd(final int accountId) {
        return accountMaintenanceNanoUsd[accountId];
    }

    /** Whether the account has positions and no more equity than they must be maintained with. */
    boolean isSpent(final int accountId) {
        return ledger.isFunded(accountId)
                && accountMaintenanceNanoUsd[accountId] > 0
                && equityNanoUsd(accountId) <= accountMaintenanceNanoUsd[accountId];
    }

    /** Whether what was posted for one position of an isolated account is used up. */
    boolean isPositionSpent(final int instrumentId) {
        final int account = ledger.accountOf(instrumentId);
        if (!isIsolated[account] || ledger.isSettledInCoin(instrumentId) || maintenanceNanoUsd[instrumentId] == 0) {
            return false;
        }
        final double posted =
                Math.abs(entryNanoUsd[instrumentId]) / isolatedLeverage[account] + addedNanoUsd[instrumentId];
        final long profit = valueNanoUsd[instrumentId] - entryNanoUsd[instrumentId];
        return ledger.isFunded(account) && posted + profit <= maintenanceNanoUsd[instrumentId];
    }

    /**
     * Whether the account has the initial margin of everything that it can come to hold if an order of so many lots is
     * taken beside those that are open: of each contract the larger position that they make, short or long, at its mid.
     * What makes none larger needs nothing.
     */
    boolean affords(final int instrumentId, final int sign, final long addedLots) {
        final int account = ledger.accountOf(instrumentId);
        final long mostLots = mostLots(instrumentId, sign, addedLots);
        if (!ledger.isFunded(account) || mostLots <= mostLots(instrumentId, sign, 0)) {
            return true;
        }
        double needed = initialNanoUsd(instrumentId, mostLots);
        for (int other = 0; other < markets.length; other++) {
            if (other != instrumentId && ledger.isContract(other) && ledger.accountOf(other) == account) {
                needed += initialNanoUsd(other, mostLots(other, 1, 0));
            }
        }
        return equityNanoUsd(account) >= needed;
    }

    private long mostLots(final int instrumentId, final int sign, final long addedLots) {
        final long positionLots = ledger.positionLots(instrumentId);
        final long boughtLots = orders.openLots(instrumentId, 1) + (sign > 0 ? addedLots : 0);
        final long soldLots = orders.openLots(instrumentId, -1) + (sign < 0 ? addedLots : 0);
        return Math.max(Math.abs(positionLots + boughtLots), Math.abs(positionLots - soldLots));
    }

    /** By the contract's tiers, or more of it where the account's own leverage is lower. */
    private double initialNanoUsd(final int instrumentId, final long lots) {
        if (isExpired[instrumentId]) {
            return 0;
        }
        final int account = ledger.accountOf(instrumentId);
        final long size = Math.abs(notional.nanoUsd(instrumentId, lots, markets[instrumentId].midHalfTicks()));
        final double byTiers = tiers[instrumentId].initial((double) size);
        return isIsolated[account] ? Math.max(byTiers, size / isolatedLeverage[account]) : byTiers;
    }
}
