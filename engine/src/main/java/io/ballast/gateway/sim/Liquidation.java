package io.ballast.gateway.sim;

import io.ballast.message.ExecutionType;
import io.ballast.message.VenueReason;
import io.ballast.settings.VenueRules;

/**
 * Takes over an account that no longer has its maintenance margin: cancels its orders and closes its contracts against
 * whatever is offered, at every quote until nothing is left. Meanwhile it takes no order of it.
 */
final class Liquidation {
    private final VenueRules rules;
    private final SimMarket[] markets;
    private final VenueLedger ledger;
    private final MarginWatch margin;
    private final Matching matching;
    private final boolean[] isUnderWay;
    private final boolean[] isPositionUnderWay;
    private long count;

    Liquidation(
            final VenueRules rules,
            final int accounts,
            final SimMarket[] markets,
            final VenueLedger ledger,
            final MarginWatch margin,
            final Matching matching) {
        this.rules = rules;
        this.markets = markets;
        this.ledger = ledger;
        this.margin = margin;
        this.matching = matching;
        isUnderWay = new boolean[accounts];
        isPositionUnderWay = new boolean[markets.length];
    }

    /** Whether orders in an instrument are not taken for that reason. */
    boolean isUnderWay(final int instrumentId) {
        return isUnderWay[ledger.accountOf(instrumentId)] || isPositionUnderWay[instrumentId];
    }

    /** How many have begun. */
    long count() {
        return count;
    }

    /** The price of an instrument or a position in it has changed. */
    void check(final int instrumentId, final long timeNs) {
        if (!rules.liquidates()) {
            return;
        }
        margin.onTime(timeNs);
        final int account = ledger.accountOf(instrumentId);
        if (!isUnderWay[account] && margin.isSpent(account)) {
            isUnderWay[account] = true;
            count++;
            for (int i = 0; i < markets.length; i++) {
                if (ledger.accountOf(i) == account) {
                    matching.endAll(i, ExecutionType.CANCELED, VenueReason.MARGIN, timeNs);
                }
            }
        }
        if (isUnderWay[account]) {
            closeAll(account, timeNs);
        } else if (isPositionUnderWay[instrumentId] || margin.isPositionSpent(instrumentId)) {
            closeOne(instrumentId, timeNs);
        }
    }

    private void closeAll(final int account, final long timeNs) {
        boolean isFlat = true;
        for (int i = 0; i < markets.length; i++) {
            if (isOpen(i, timeNs) && ledger.accountOf(i) == account) {
                matching.liquidate(i, rules.liquidationFeePpb(), timeNs);
                isFlat &= ledger.positionLots(i) == 0;
            }
        }
        isUnderWay[account] = !isFlat;
    }

    private void closeOne(final int instrumentId, final long timeNs) {
        if (!isPositionUnderWay[instrumentId]) {
            count++;
            matching.endAll(instrumentId, ExecutionType.CANCELED, VenueReason.MARGIN, timeNs);
        }
        if (isOpen(instrumentId, timeNs)) {
            matching.liquidate(instrumentId, rules.liquidationFeePpb(), timeNs);
        }
        isPositionUnderWay[instrumentId] = ledger.positionLots(instrumentId) != 0;
    }

    /** An expired contract cannot be closed. */
    private boolean isOpen(final int instrumentId, final long timeNs) {
        return ledger.isContract(instrumentId)
                && ledger.positionLots(instrumentId) != 0
                && !markets[instrumentId].isExpired(timeNs);
    }
}
