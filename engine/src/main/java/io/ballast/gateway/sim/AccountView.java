package io.ballast.gateway.sim;

/**
 * What the embedded exchange holds, for those who check the engine against it. To be read by the thread that polls the
 * gateway, or when it is polled no more.
 */
public final class AccountView {
    private final SimExchange exchange;
    private final Answers answers;

    AccountView(final SimExchange exchange, final Answers answers) {
        this.exchange = exchange;
        this.answers = answers;
    }

    /** Position in a contract, short below zero, or what is held of a coin. */
    public long positionLots(final int instrumentId) {
        return exchange.ledger().positionLots(instrumentId);
    }

    /** Sold lots × price − bought lots × price − fees + funding of a source's contracts, in nano-USD. */
    public long contractCashNanoUsd(final int sourceId) {
        return exchange.ledger().contractCashNanoUsd(sourceId);
    }

    /** Orders that are open in an instrument. */
    public int openOrders(final int instrumentId) {
        return exchange.orders().count(instrumentId);
    }

    /** Number of the last execution of a source, 0 before the first. */
    public long executionSequence(final int sourceId) {
        return answers.executionSequence(sourceId);
    }

    /** Cash and open positions at mid of a margin account, in nano-USD. */
    public long equityNanoUsd(final int accountId) {
        return exchange.margin().equityNanoUsd(accountId);
    }

    /** Maintenance margin of an account's positions, in nano-USD. */
    public long maintenanceNanoUsd(final int accountId) {
        return exchange.margin().maintenanceNanoUsd(accountId);
    }

    /** How many liquidations have begun. */
    public long liquidations() {
        return exchange.liquidation().count();
    }
}
