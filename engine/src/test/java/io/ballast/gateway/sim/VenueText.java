package io.ballast.gateway.sim;

import io.ballast.harness.Inputs;
import io.ballast.message.AccountDecoder;
import io.ballast.message.BalanceReportDecoder;
import io.ballast.message.ExecutionDecoder;
import io.ballast.message.FeedStatusDecoder;
import io.ballast.message.MessageHeaderDecoder;
import io.ballast.message.OrderReportDecoder;
import io.ballast.message.PositionReportDecoder;
import io.ballast.message.ReportBeginDecoder;
import io.ballast.message.ReportEndDecoder;
import org.agrona.concurrent.UnsafeBuffer;

/** What the exchange tells of orders and accounts as short text; nothing of market data. */
final class VenueText {
    private VenueText() {}

    static String of(final UnsafeBuffer message) {
        final MessageHeaderDecoder header = new MessageHeaderDecoder().wrap(message, 0);
        return switch (header.templateId()) {
            case ExecutionDecoder.TEMPLATE_ID -> {
                final ExecutionDecoder execution = new ExecutionDecoder().wrapAndApplyHeader(message, 0, header);
                yield at(execution.receiveTimeNs()) + execution.clientOrderId() + " " + execution(execution);
            }
            case AccountDecoder.TEMPLATE_ID -> {
                final AccountDecoder account = new AccountDecoder().wrapAndApplyHeader(message, 0, header);
                yield switch (account.change()) {
                    case FUNDING -> at(account.receiveTimeNs()) + "FUNDING " + account.amountNanoUsd() / 1e9;
                    default -> "";
                };
            }
            case FeedStatusDecoder.TEMPLATE_ID -> {
                final FeedStatusDecoder status = new FeedStatusDecoder().wrapAndApplyHeader(message, 0, header);
                yield at(status.receiveTimeNs()) + "source " + status.sourceId() + " " + status.status();
            }
            case ReportBeginDecoder.TEMPLATE_ID -> {
                final ReportBeginDecoder begin = new ReportBeginDecoder().wrapAndApplyHeader(message, 0, header);
                yield at(begin.receiveTimeNs()) + "REPORT " + begin.requestId() + " up to "
                        + begin.lastExecutionSequence();
            }
            case OrderReportDecoder.TEMPLATE_ID -> {
                final OrderReportDecoder order = new OrderReportDecoder().wrapAndApplyHeader(message, 0, header);
                yield "ORDER " + order.clientOrderId() + " " + order.side() + " " + order.leavesLots() + " @ "
                        + order.limitTicks() + " filled " + order.filledLots();
            }
            case PositionReportDecoder.TEMPLATE_ID -> {
                final PositionReportDecoder position =
                        new PositionReportDecoder().wrapAndApplyHeader(message, 0, header);
                yield "POSITION " + position.instrumentId() + " " + position.positionLots();
            }
            case BalanceReportDecoder.TEMPLATE_ID ->
                "BALANCE "
                        + new BalanceReportDecoder()
                                        .wrapAndApplyHeader(message, 0, header)
                                        .contractCashNanoUsd()
                                / 1e9;
            case ReportEndDecoder.TEMPLATE_ID -> {
                final ReportEndDecoder end = new ReportEndDecoder().wrapAndApplyHeader(message, 0, header);
                yield "END " + end.requestId() + " of " + end.orders() + " orders, " + end.positions() + " positions";
            }
            default -> "";
        };
    }

    private static String at(final long timeNs) {
        return "+" + (timeNs - Inputs.START_NS) / 1_000_000 + "ms ";
    }

    private static String execution(final ExecutionDecoder execution) {
        final String fee = execution.feeNanoUsd() == 0 ? "" : " fee " + execution.feeNanoUsd() / 1e9;
        return switch (execution.executionType()) {
            case FILL ->
                "FILL " + execution.lastLots() + " @ " + execution.lastTicks() + " leaves " + execution.leavesLots()
                        + fee;
            case LIQUIDATED, DELEVERAGED ->
                execution.executionType() + " " + execution.side() + " " + execution.lastLots() + " @ "
                        + execution.lastTicks() + fee;
            case REJECTED, CANCEL_REJECTED, EXPIRED -> execution.executionType() + " " + execution.venueReason();
            default -> execution.executionType() + " leaves " + execution.leavesLots();
        };
    }
}
