package io.ballast.gateway.sim;

import io.ballast.gateway.MarketFeed;
import io.ballast.message.ExecutionType;
import io.ballast.message.VenueReason;
import io.ballast.settings.FaultKind;
import io.ballast.settings.VenueRules;

/** Begins and ends what befalls the exchange as a whole, a source or an instrument for a time. */
final class Incidents {
    private final VenueRules rules;
    private final Faults faults;
    private final Connections connections;
    private final SimExchange exchange;
    private final Answers answers;

    Incidents(
            final VenueRules rules,
            final Faults faults,
            final Connections connections,
            final SimExchange exchange,
            final Answers answers) {
        this.rules = rules;
        this.faults = faults;
        this.connections = connections;
        this.exchange = exchange;
        this.answers = answers;
    }

    /** When something begins or ends; behind the last market message nothing begins any more. */
    long nextTimeNs(final boolean isMarketOpen) {
        final long beginNs = isMarketOpen ? faults.nextTimeNs() : MarketFeed.END;
        return Math.min(beginNs, connections.nextEndNs());
    }

    /** What has ended ends before what begins. */
    void onTime(final long timeNs) {
        if (connections.nextEndNs() <= timeNs) {
            for (int source = 0; source < connections.sources(); source++) {
                connections.endGap(source, timeNs);
                if (connections.reconnect(source, timeNs)) {
                    answers.onReconnect(source, timeNs);
                }
            }
        } else {
            begin(faults.takeNext(), timeNs);
        }
    }

    /** Draws what befalls the exchange at a market message. */
    void onMarket(final int sourceId, final int instrumentId, final long timeNs) {
        for (final Fault fault : faults.drawnStates()) {
            if (fault.strikesByChance(sourceId, instrumentId)) {
                begin(fault, sourceId, instrumentId, timeNs);
            }
        }
    }

    private void begin(final Fault fault, final long timeNs) {
        if (fault.kind() == FaultKind.HALT || fault.kind() == FaultKind.DELEVERAGE) {
            for (int instrument = 0; instrument < exchange.instruments(); instrument++) {
                if (fault.concerns(exchange.sourceOf(instrument), instrument)) {
                    begin(fault, exchange.sourceOf(instrument), instrument, timeNs);
                }
            }
            return;
        }
        if (fault.kind() == FaultKind.RESTART) {
            restart(timeNs, timeNs + fault.durationNs());
            return;
        }
        for (int source = 0; source < connections.sources(); source++) {
            if (fault.concernsSource(source)) {
                begin(fault, source, 0, timeNs);
            }
        }
    }

    private void begin(final Fault fault, final int sourceId, final int instrumentId, final long timeNs) {
        final long untilNs = timeNs + fault.durationNs();
        switch (fault.kind()) {
            case DISCONNECT -> disconnect(sourceId, timeNs, untilNs);
            case RESTART -> restart(timeNs, untilNs);
            case HALT -> exchange.halt(instrumentId, untilNs);
            case DELEVERAGE -> exchange.deleverage(instrumentId, fault.sharePpb(), timeNs);
            case CLOCK_JUMP -> connections.shift(sourceId, fault.shiftNs(), untilNs);
            case GAP -> connections.loseData(sourceId, untilNs);
            default -> throw new IllegalStateException(fault.kind() + " is no state of the exchange");
        }
    }

    private void disconnect(final int sourceId, final long timeNs, final long untilNs) {
        final boolean wasDown = connections.isDown(sourceId);
        connections.disconnect(sourceId, timeNs, untilNs);
        if (wasDown) {
            return;
        }
        answers.onDisconnect(sourceId, timeNs);
        if (rules.cancelsOnDisconnect()) {
            exchange.endOrders(sourceId, ExecutionType.EXPIRED, VenueReason.DISCONNECTED, timeNs);
        }
    }

    private void restart(final long timeNs, final long untilNs) {
        for (int source = 0; source < connections.sources(); source++) {
            exchange.forgetOrders(source);
            disconnect(source, timeNs, untilNs);
        }
    }
}
