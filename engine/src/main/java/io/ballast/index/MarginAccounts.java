package io.ballast.index;

import io.ballast.instrument.ContractTerms;
import io.ballast.instrument.Instrument;
import io.ballast.math.Ppb;
import io.ballast.position.PositionBook;
import io.ballast.settings.AccountSettings;
import io.ballast.settings.CalendarSettings;
import io.ballast.settings.LegSettings;
import io.ballast.settings.MarginMode;
import io.ballast.settings.OverlaySettings;
import io.ballast.signal.AnnouncementClock;
import io.ballast.slot.CommandKind;
import io.ballast.slot.ExecutionKind;
import io.ballast.slot.IndexSection;
import io.ballast.slot.IngestSection;
import io.ballast.state.StateCodec;
import io.ballast.state.Stateful;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Follows the margin accounts. Positions are valued at the venue's mark while it is fresh, else at mid; the price of a coin
 * that venues price is looked at on the timer.
 */
final class MarginAccounts implements Stateful {
    private static final long NEVER = Long.MIN_VALUE;

    private final PriceBook prices;
    private final ReferencePrices references;
    private final PositionBook book;
    private final MarginAccount[] accounts;
    private final long[] sigmaCell;
    private final int[] accountOfSource;
    private final int[] accountOf;
    private final boolean[] isContract;
    private final @Nullable MarginPosition[] positions;
    private final int[] coinOf;
    private final int[][] settledIn;
    private final int[] contracts;
    private final int[] instrumentOfLeg;
    private final double[] sigmaOfLeg;
    private final double[] liquidationTicks;
    private final double[] bankruptcyTicks;
    private final long[] unitNanoUsd;
    private final AnnouncementClock announcements;
    private long contractCashNanoUsd;
    private long otherCashNanoUsd;
    /** Whether what is told of accounts may be another than at the event before. */
    private boolean isNews = true;
    /** Whether what is told of legs may be: that changes on timers only. */
    private boolean isLegNews = true;

    MarginAccounts(
            final List<AccountSettings> settings,
            final List<Instrument> instruments,
            final List<OverlaySettings> overlays,
            final int sources,
            final CalendarSettings calendar,
            final PriceBook prices,
            final ReferencePrices references,
            final PositionBook book) {
        this.prices = prices;
        this.references = references;
        this.book = book;
        final double tightened = Ppb.toFraction(calendar.ladderPpb());
        accounts = settings.stream()
                .map(account -> new MarginAccount(account, tightened))
                .toArray(MarginAccount[]::new);
        announcements = new AnnouncementClock(calendar.windows());
        sigmaCell = new long[accounts.length];
        Arrays.fill(sigmaCell, NEVER);
        accountOfSource = AccountSettings.accountOfSource(settings, sources);
        accountOf = instruments.stream()
                .mapToInt(instrument -> accountOfSource[instrument.sourceId()])
                .toArray();
        final int count = instruments.size();
        isContract = new boolean[count];
        unitNanoUsd = new long[count];
        positions = new MarginPosition[count];
        coinOf = new int[count];
        settledIn = new int[count][];
        for (final Instrument instrument : instruments) {
            final int id = instrument.id();
            isContract[id] = instrument.isContract();
            unitNanoUsd[id] = instrument.nanoUsdPerHalfTickLot();
            coinOf[id] = instrument.isSettledInCoin() ? instrument.terms().settleInstrumentId() : ContractTerms.NONE;
            positions[id] = instrument.isContract() ? position(instrument, instruments) : null;
            settledIn[id] = instruments.stream()
                    .filter(other -> other.isSettledInCoin() && other.terms().settleInstrumentId() == id)
                    .mapToInt(Instrument::id)
                    .toArray();
        }
        contracts = instruments.stream()
                .filter(Instrument::isContract)
                .mapToInt(Instrument::id)
                .toArray();
        final List<LegSettings> legs = OverlaySettings.legsOf(overlays);
        instrumentOfLeg = legs.stream().mapToInt(LegSettings::instrumentId).toArray();
        sigmaOfLeg = new double[instrumentOfLeg.length];
        liquidationTicks = new double[instrumentOfLeg.length];
        bankruptcyTicks = new double[instrumentOfLeg.length];
        Arrays.fill(liquidationTicks, Double.NaN);
        Arrays.fill(bankruptcyTicks, Double.NaN);
        for (final MarginAccount account : accounts) {
            account.watch();
        }
        copySigmas();
    }

    private MarginPosition position(final Instrument contract, final List<Instrument> instruments) {
        final MarginAccount account = accounts[accountOf[contract.id()]];
        final MarginPool pool = account.poolOf(contract.id());
        final MarginPosition position = new MarginPosition(
                contract,
                instruments,
                book.coinPosition(contract.id()),
                account.settings().ladder(),
                pool);
        pool.join(position);
        return position;
    }

    private void copySigmas() {
        for (int leg = 0; leg < sigmaOfLeg.length; leg++) {
            final MarginPosition position = positions[instrumentOfLeg[leg]];
            sigmaOfLeg[leg] = position == null ? 0 : position.sigma().sigma();
        }
    }

    /** After prices and the book took the event; whether an account moved on its ladder. */
    boolean onEvent(final IngestSection in) {
        isNews = false;
        isLegNews = false;
        for (final MarginAccount account : accounts) {
            isNews |= account.begin();
        }
        switch (in.kind) {
            case QUOTE, MARK -> onPrice(in.instrumentId, in.timeNs);
            case EXECUTION -> onExecution(in);
            case ACCOUNT -> onCash(in);
            case TIMER -> onTimer(in.timeNs);
            case COMMAND -> onCommand(in);
            default -> {
                return false;
            }
        }
        boolean isChanged = false;
        for (final MarginAccount account : accounts) {
            isChanged |= account.isChanged();
        }
        return isChanged;
    }

    private void onPrice(final int instrumentId, final long timeNs) {
        final MarginPosition position = positions[instrumentId];
        if (position != null) {
            onPrice(instrumentId, position, timeNs);
            return;
        }
        for (final int contract : settledIn[instrumentId]) {
            final MarginPosition settled = positions[contract];
            if (settled != null) {
                onPrice(contract, settled, timeNs);
            }
        }
    }

    private void onPrice(final int contract, final MarginPosition position, final long timeNs) {
        if (!position.isIdle() && revalue(contract, position, timeNs)) {
            isNews = true;
            accounts[accountOf[contract]].evaluate(timeNs);
        }
    }

    private boolean revalue(final int instrumentId, final MarginPosition position, final long timeNs) {
        final long halfTicks = references.isMarked(instrumentId, timeNs)
                ? 2 * references.markTicks(instrumentId)
                : prices.midHalfTicks(instrumentId);
        final int coin = coinOf[instrumentId];
        final long coinHalfTicks = coin == ContractTerms.NONE ? 0 : prices.midHalfTicks(coin);
        return position.revalue(book.lots(instrumentId), halfTicks, coinHalfTicks);
    }

    private void onExecution(final IngestSection in) {
        isNews = true;
        final int instrumentId = in.instrumentId;
        final MarginAccount account = accounts[accountOf[instrumentId]];
        takeCash(account);
        if (in.executionKind == ExecutionKind.LIQUIDATED) {
            account.onLiquidated();
        }
        final MarginPosition position = positions[instrumentId];
        boolean isReduced = false;
        if (position != null) {
            final long before = position.lots();
            final long equityBefore = position.pool().equityNanoUsd();
            revalue(instrumentId, position, in.timeNs);
            if (account.settings().mode() == MarginMode.ISOLATED && in.executionKind.isFill()) {
                post(account, instrumentId, position, before, equityBefore, in.lastTicks);
            }
            account.watch();
            isReduced = isReduced(before, position.lots());
        }
        if (isReduced) {
            account.evaluateCalls(in.timeNs);
        } else {
            account.evaluateSlowly(in.timeNs);
        }
    }

    /** Whether a position is smaller now, on the same side, and there. */
    private static boolean isReduced(final long before, final long after) {
        return after > 0 ? before > after : after < 0 && before < after;
    }

    /** Takes over by how much the book's cash changed. */
    private void takeCash(final MarginAccount account) {
        final long contractNanoUsd = book.futuresCashNanoUsd();
        final long otherNanoUsd = book.cashNanoUsd() + book.spotCashNanoUsd();
        account.onCash(contractNanoUsd - contractCashNanoUsd, true);
        account.onCash(otherNanoUsd - otherCashNanoUsd, false);
        contractCashNanoUsd = contractNanoUsd;
        otherCashNanoUsd = otherNanoUsd;
    }

    /** What stands behind an isolated position: posted as it grows, given back in proportion as it shrinks. */
    private void post(
            final MarginAccount account,
            final int instrumentId,
            final MarginPosition position,
            final long before,
            final long equityBefore,
            final long ticks) {
        final MarginPool pool = position.pool();
        final long after = position.lots();
        final boolean isSameSide = before != 0 && after != 0 && before < 0 == after < 0;
        final long keptLots = isSameSide ? Math.min(Math.abs(before), Math.abs(after)) : 0;
        final double keptShare = before == 0 ? 0 : (double) keptLots / Math.abs(before);
        final long addedLots = Math.abs(after) - keptLots;
        final double postedNanoUsd =
                position.notionalNanoUsd(addedLots, ticks) / account.settings().leverage();
        if (coinOf[instrumentId] == ContractTerms.NONE) {
            final long paidNanoUsd = Long.signum(after) * addedLots * 2 * ticks * unitNanoUsd[instrumentId];
            pool.setCash((long) (pool.cashNanoUsd() * keptShare) + (long) postedNanoUsd - paidNanoUsd);
        } else if (addedLots == 0) {
            pool.setCash((long) (equityBefore * keptShare) - position.valueNanoUsd());
        } else {
            pool.setCash((long) ((keptShare == 0 ? 0 : equityBefore) + postedNanoUsd) - position.valueNanoUsd());
        }
    }

    private void onCash(final IngestSection in) {
        isNews = true;
        final MarginAccount account = accounts[accountOfSource[in.sourceId]];
        takeCash(account);
        final MarginPosition position = in.instrumentId < 0 ? null : positions[in.instrumentId];
        if (in.isFunding) {
            account.onFunding(in.amountNanoUsd, position);
        } else {
            account.onTransfer(in.amountNanoUsd, position);
        }
        account.evaluateSlowly(in.timeNs);
    }

    private void onTimer(final long timeNs) {
        isNews = true;
        isLegNews = true;
        boolean isSigmaNew = false;
        for (int i = 0; i < accounts.length; i++) {
            final long cell =
                    Math.floorDiv(timeNs, accounts[i].settings().ladder().sigmaBarNs());
            if (cell != sigmaCell[i]) {
                sigmaCell[i] = cell;
                closeBars(i, timeNs);
                accounts[i].watch();
                isSigmaNew = true;
            }
        }
        if (isSigmaNew) {
            copySigmas();
        }
        for (final int contract : contracts) {
            final MarginPosition position = positions[contract];
            if (position != null && !position.isIdle()) {
                revalue(contract, position, timeNs);
            }
        }
        announcements.advance(timeNs);
        final boolean isNear = announcements.window(timeNs) != AnnouncementClock.NONE;
        for (final MarginAccount account : accounts) {
            account.tighten(isNear);
            account.checkDeadline(timeNs);
            account.evaluateSlowly(timeNs);
        }
        measureLiquidation();
    }

    /** For people: the ladder itself goes by the distance of all positions at once. */
    private void measureLiquidation() {
        for (int leg = 0; leg < instrumentOfLeg.length; leg++) {
            final MarginPosition position = positions[instrumentOfLeg[leg]];
            liquidationTicks[leg] = position == null ? Double.NaN : position.liquidationTicks();
            bankruptcyTicks[leg] = position == null ? Double.NaN : position.bankruptcyTicks();
        }
    }

    private void closeBars(final int account, final long timeNs) {
        for (final int contract : contracts) {
            final MarginPosition position = positions[contract];
            if (position == null || accountOf[contract] != account) {
                continue;
            }
            if (prices.isValid(contract)) {
                position.sigma().onBar((double) prices.midHalfTicks(contract), timeNs);
            } else {
                position.sigma().onGap();
            }
        }
    }

    private void onCommand(final IngestSection in) {
        isNews = true;
        if (in.commandKind == CommandKind.RESET_KILL) {
            for (final MarginAccount account : accounts) {
                account.reset(in.timeNs);
            }
        }
    }

    void write(final boolean isAll, final IndexSection out) {
        out.areAccountsKept = !isAll && !isNews;
        if (isAll || isLegNews) {
            System.arraycopy(sigmaOfLeg, 0, out.dailySigma, 0, sigmaOfLeg.length);
            System.arraycopy(liquidationTicks, 0, out.liquidationTicks, 0, liquidationTicks.length);
            System.arraycopy(bankruptcyTicks, 0, out.bankruptcyTicks, 0, bankruptcyTicks.length);
        }
        if (isAll || isNews) {
            for (final MarginAccount account : accounts) {
                account.write(out);
            }
        }
    }

    @Override
    public void codeState(final StateCodec state) {
        announcements.codeState(state);
        state.each(sigmaCell);
        contractCashNanoUsd = state.of(contractCashNanoUsd);
        otherCashNanoUsd = state.of(otherCashNanoUsd);
        if (state.isReading()) {
            for (final MarginAccount account : accounts) {
                account.forgetSums();
            }
        }
        state.each(positions);
        state.each(accounts);
        state.each(liquidationTicks);
        state.each(bankruptcyTicks);
        if (state.isReading()) {
            copySigmas();
        }
    }
}
