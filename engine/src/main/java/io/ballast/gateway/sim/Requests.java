package io.ballast.gateway.sim;

import io.ballast.message.AmendOrderDecoder;
import io.ballast.message.CancelOrderDecoder;
import io.ballast.message.MessageHeaderDecoder;
import io.ballast.message.NewOrderDecoder;
import io.ballast.message.ReconcileRequestDecoder;
import io.ballast.message.Side;
import io.ballast.settings.FaultKind;
import org.agrona.DirectBuffer;

/** Reads what the engine sends and gives it to the exchange, unless it is lost on the way. */
final class Requests {
    private final SimExchange exchange;
    private final AccountReports reports;
    private final Connections connections;
    private final Faults faults;
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final NewOrderDecoder newOrder = new NewOrderDecoder();
    private final AmendOrderDecoder amend = new AmendOrderDecoder();
    private final CancelOrderDecoder cancel = new CancelOrderDecoder();
    private final ReconcileRequestDecoder reconcile = new ReconcileRequestDecoder();

    Requests(
            final SimExchange exchange,
            final AccountReports reports,
            final Connections connections,
            final Faults faults) {
        this.exchange = exchange;
        this.reports = reports;
        this.connections = connections;
        this.faults = faults;
    }

    void onArrival(final DirectBuffer buffer, final long timeNs) {
        header.wrap(buffer, 0);
        switch (header.templateId()) {
            case NewOrderDecoder.TEMPLATE_ID -> onNew(newOrder.wrapAndApplyHeader(buffer, 0, header), timeNs);
            case AmendOrderDecoder.TEMPLATE_ID -> onAmend(amend.wrapAndApplyHeader(buffer, 0, header), timeNs);
            case CancelOrderDecoder.TEMPLATE_ID -> onCancel(cancel.wrapAndApplyHeader(buffer, 0, header), timeNs);
            case ReconcileRequestDecoder.TEMPLATE_ID ->
                onReconcile(reconcile.wrapAndApplyHeader(buffer, 0, header), timeNs);
            default -> throw new IllegalStateException("not for an exchange: template " + header.templateId());
        }
    }

    private void onNew(final NewOrderDecoder order, final long timeNs) {
        if (arrives(order.instrumentId(), timeNs)) {
            exchange.onNew(
                    order.clientOrderId(),
                    order.instrumentId(),
                    order.side() == Side.BUY ? 1 : -1,
                    order.qtyLots(),
                    order.limitTicks(),
                    order.timeInForce(),
                    order.reduceOnly() != 0,
                    timeNs);
        }
    }

    private void onAmend(final AmendOrderDecoder order, final long timeNs) {
        if (arrives(order.instrumentId(), timeNs)) {
            exchange.onAmend(order.clientOrderId(), order.instrumentId(), order.qtyLots(), order.limitTicks(), timeNs);
        }
    }

    private void onCancel(final CancelOrderDecoder order, final long timeNs) {
        if (arrives(order.instrumentId(), timeNs)) {
            exchange.onCancel(order.clientOrderId(), order.instrumentId(), timeNs);
        }
    }

    private void onReconcile(final ReconcileRequestDecoder request, final long timeNs) {
        if (!connections.isDown(request.sourceId())) {
            reports.report(request.sourceId(), request.requestId(), request.lastExecutionSequence(), timeNs);
        }
    }

    private boolean arrives(final int instrumentId, final long timeNs) {
        if (instrumentId < 0 || instrumentId >= exchange.instruments()) {
            throw new IllegalStateException("an order in instrument " + instrumentId + ", which the exchange lacks");
        }
        final int sourceId = exchange.sourceOf(instrumentId);
        return !connections.isDown(sourceId) && !faults.strikes(FaultKind.LOSE_ORDER, sourceId, instrumentId, timeNs);
    }
}
