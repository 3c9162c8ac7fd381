package io.ballast.gateway.sim;

import io.ballast.message.BalanceReportEncoder;
import io.ballast.message.MessageHeaderEncoder;
import io.ballast.message.OrderReportEncoder;
import io.ballast.message.PositionReportEncoder;
import io.ballast.message.ReportBeginEncoder;
import io.ballast.message.ReportEndEncoder;
import io.ballast.message.Side;
import org.agrona.concurrent.UnsafeBuffer;

/** Answers the question what a source's account looks like: executions the asker lacks, then orders, positions, balance. */
final class AccountReports {
    private final SimExchange exchange;
    private final Answers answers;
    private final long[] reportSequence;
    private final UnsafeBuffer buffer = new UnsafeBuffer(new byte[Deliveries.ENTRY_BYTES]);
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final ReportBeginEncoder begin = new ReportBeginEncoder();
    private final OrderReportEncoder order = new OrderReportEncoder();
    private final PositionReportEncoder position = new PositionReportEncoder();
    private final BalanceReportEncoder balance = new BalanceReportEncoder();
    private final ReportEndEncoder end = new ReportEndEncoder();

    AccountReports(final SimExchange exchange, final Answers answers) {
        this.exchange = exchange;
        this.answers = answers;
        reportSequence = new long[answers.sources()];
    }

    /** @param executionSequence of the last execution that the asker has */
    void report(final int sourceId, final long requestId, final long executionSequence, final long timeNs) {
        answers.sendAgain(sourceId, executionSequence, timeNs);
        begin.wrapAndApplyHeader(buffer, 0, header)
                .receiveTimeNs(timeNs)
                .eventTimeNs(timeNs)
                .sourceSequence(++reportSequence[sourceId])
                .requestId(requestId)
                .lastExecutionSequence(answers.executionSequence(sourceId))
                .sourceId(sourceId);
        send(ReportBeginEncoder.BLOCK_LENGTH, sourceId, timeNs);
        final int orders = reportOrders(sourceId, timeNs);
        final int positions = reportPositions(sourceId, timeNs);
        balance.wrapAndApplyHeader(buffer, 0, header)
                .receiveTimeNs(timeNs)
                .eventTimeNs(timeNs)
                .sourceSequence(++reportSequence[sourceId])
                .contractCashNanoUsd(exchange.ledger().contractCashNanoUsd(sourceId))
                .sourceId(sourceId);
        send(BalanceReportEncoder.BLOCK_LENGTH, sourceId, timeNs);
        end.wrapAndApplyHeader(buffer, 0, header)
                .receiveTimeNs(timeNs)
                .eventTimeNs(timeNs)
                .sourceSequence(++reportSequence[sourceId])
                .requestId(requestId)
                .sourceId(sourceId)
                .orders(orders)
                .positions(positions);
        send(ReportEndEncoder.BLOCK_LENGTH, sourceId, timeNs);
    }

    private int reportOrders(final int sourceId, final long timeNs) {
        int reported = 0;
        for (int instrument = 0; instrument < exchange.instruments(); instrument++) {
            for (int sign = 1; sign >= -1 && exchange.sourceOf(instrument) == sourceId; sign -= 2) {
                for (SimOrder open = exchange.orders().first(instrument, sign); open != null; open = open.next) {
                    reportOrder(open, sourceId, timeNs);
                    reported++;
                }
            }
        }
        return reported;
    }

    private void reportOrder(final SimOrder open, final int sourceId, final long timeNs) {
        order.wrapAndApplyHeader(buffer, 0, header)
                .receiveTimeNs(timeNs)
                .eventTimeNs(timeNs)
                .sourceSequence(++reportSequence[sourceId])
                .clientOrderId(open.clientOrderId)
                .limitTicks(open.limitTicks)
                .leavesLots(open.leavesLots())
                .filledLots(open.filledLots)
                .instrumentId(open.instrumentId)
                .sourceId(sourceId)
                .side(open.sign > 0 ? Side.BUY : Side.SELL);
        send(OrderReportEncoder.BLOCK_LENGTH, sourceId, timeNs);
    }

    private int reportPositions(final int sourceId, final long timeNs) {
        int reported = 0;
        for (int instrument = 0; instrument < exchange.instruments(); instrument++) {
            final long lots = exchange.ledger().positionLots(instrument);
            if (exchange.sourceOf(instrument) == sourceId && lots != 0) {
                position.wrapAndApplyHeader(buffer, 0, header)
                        .receiveTimeNs(timeNs)
                        .eventTimeNs(timeNs)
                        .sourceSequence(++reportSequence[sourceId])
                        .positionLots(lots)
                        .instrumentId(instrument)
                        .sourceId(sourceId);
                send(PositionReportEncoder.BLOCK_LENGTH, sourceId, timeNs);
                reported++;
            }
        }
        return reported;
    }

    private void send(final int blockLength, final int sourceId, final long timeNs) {
        answers.send(buffer, MessageHeaderEncoder.ENCODED_LENGTH + blockLength, sourceId, timeNs);
    }
}
