package io.ballast.gateway.sim;

import io.ballast.message.AccountChange;
import io.ballast.message.AccountDecoder;
import io.ballast.message.AccountEncoder;
import io.ballast.message.ExecutionEncoder;
import io.ballast.message.ExecutionType;
import io.ballast.message.MessageHeaderDecoder;
import io.ballast.message.MessageHeaderEncoder;
import io.ballast.message.Side;
import io.ballast.message.VenueReason;
import io.ballast.settings.ExchangeSettings;
import io.ballast.settings.FaultKind;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * What the exchange answers: numbered without a hole for each source, logged, and sent back, first in first out unless
 * something goes wrong.
 */
final class Answers {
    private static final long FORCED_ORDER_ID = 0;

    private final ExchangeSettings settings;
    private final int[] sourceOf;
    private final Faults faults;
    private final Connections connections;
    private final Deliveries deliveries;
    private final SplittableRandom jitter;
    private final ExecutionLog[] logs;
    private final long[] accountSequence;
    private final long[] lastArrivalNs;
    private final long[] firstLost;
    private final UnsafeBuffer buffer = new UnsafeBuffer(new byte[Deliveries.ENTRY_BYTES]);
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final MessageHeaderDecoder told = new MessageHeaderDecoder();
    private final ExecutionEncoder execution = new ExecutionEncoder();
    private final AccountEncoder account = new AccountEncoder();

    /** @param sourceOf by instrument: the source where it is traded */
    Answers(
            final ExchangeSettings settings,
            final int[] sourceOf,
            final Faults faults,
            final Connections connections,
            final Deliveries deliveries,
            final long seed) {
        this.settings = settings;
        this.sourceOf = sourceOf;
        this.faults = faults;
        this.connections = connections;
        this.deliveries = deliveries;
        jitter = new SplittableRandom(seed);
        logs = new ExecutionLog[connections.sources()];
        Arrays.setAll(logs, source -> new ExecutionLog());
        accountSequence = new long[logs.length];
        lastArrivalNs = new long[logs.length];
        firstLost = new long[logs.length];
    }

    /** Says something of an order that is no fill. */
    void order(final SimOrder order, final ExecutionType type, final VenueReason reason, final long timeNs) {
        encode(order.clientOrderId, order.instrumentId, order.sign, type, reason, timeNs)
                .lastTicks(0)
                .lastLots(0)
                .leavesLots(order.isOpen ? order.leavesLots() : 0)
                .feeNanoUsd(0);
        tell(order.instrumentId, FaultKind.LOSE_ACK, timeNs);
    }

    void fill(final SimOrder order, final long ticks, final long lots, final long feeNanoUsd, final long timeNs) {
        encode(order.clientOrderId, order.instrumentId, order.sign, ExecutionType.FILL, VenueReason.NONE, timeNs)
                .lastTicks(ticks)
                .lastLots(lots)
                .leavesLots(order.isOpen ? order.leavesLots() : 0)
                .feeNanoUsd(feeNanoUsd);
        tell(order.instrumentId, FaultKind.LOSE_FILL, timeNs);
    }

    /** A fill that the exchange made without an order. */
    void forced(
            final ExecutionType type,
            final int instrumentId,
            final int sign,
            final long ticks,
            final long lots,
            final long feeNanoUsd,
            final long timeNs) {
        encode(FORCED_ORDER_ID, instrumentId, sign, type, VenueReason.MARGIN, timeNs)
                .lastTicks(ticks)
                .lastLots(lots)
                .leavesLots(0)
                .feeNanoUsd(feeNanoUsd);
        tell(instrumentId, FaultKind.LOSE_FILL, timeNs);
    }

    private ExecutionEncoder encode(
            final long clientOrderId,
            final int instrumentId,
            final int sign,
            final ExecutionType type,
            final VenueReason reason,
            final long timeNs) {
        final int sourceId = sourceOf[instrumentId];
        return execution
                .wrapAndApplyHeader(buffer, 0, header)
                .receiveTimeNs(timeNs)
                .eventTimeNs(connections.eventTimeNs(sourceId, timeNs))
                .sourceSequence(logs[sourceId].executionSequence() + 1)
                .clientOrderId(clientOrderId)
                .instrumentId(instrumentId)
                .sourceId(sourceId)
                .side(sign > 0 ? Side.BUY : Side.SELL)
                .executionType(type)
                .venueReason(reason);
    }

    private void tell(final int instrumentId, final FaultKind loss, final long timeNs) {
        final int sourceId = sourceOf[instrumentId];
        final int length = MessageHeaderEncoder.ENCODED_LENGTH + ExecutionEncoder.BLOCK_LENGTH;
        logs[sourceId].execution(buffer, length);
        final long arrivalNs = arrivalNs(sourceId, timeNs);
        if (connections.isDown(sourceId) || faults.strikes(loss, sourceId, instrumentId, timeNs)) {
            return;
        }
        final long lateNs =
                loss == FaultKind.LOSE_FILL ? delayNs(FaultKind.LATE_FILL, sourceId, instrumentId, timeNs) : 0;
        final long heldNs = lateNs + delayNs(FaultKind.REORDER_EXECUTION, sourceId, instrumentId, timeNs);
        deliveries.add(buffer, 0, length, sourceId, arrivalNs + heldNs);
        if (faults.strikes(FaultKind.DUPLICATE_EXECUTION, sourceId, instrumentId, timeNs)) {
            deliveries.add(buffer, 0, length, sourceId, arrivalNs + heldNs);
        }
    }

    private long delayNs(final FaultKind kind, final int sourceId, final int instrumentId, final long timeNs) {
        final Fault fault = faults.strike(kind, sourceId, instrumentId, timeNs);
        return fault == null ? 0 : fault.durationNs();
    }

    void funding(final int instrumentId, final long amountNanoUsd, final long timeNs) {
        final int sourceId = sourceOf[instrumentId];
        account.wrapAndApplyHeader(buffer, 0, header)
                .receiveTimeNs(timeNs)
                .eventTimeNs(connections.eventTimeNs(sourceId, timeNs))
                .sourceSequence(++accountSequence[sourceId])
                .amountNanoUsd(amountNanoUsd)
                .instrumentId(instrumentId)
                .sourceId(sourceId)
                .change(AccountChange.FUNDING);
        final int length = MessageHeaderEncoder.ENCODED_LENGTH + AccountEncoder.BLOCK_LENGTH;
        logs[sourceId].append(buffer, length);
        if (!connections.isDown(sourceId)) {
            deliveries.add(buffer, 0, length, sourceId, arrivalNs(sourceId, timeNs));
        }
    }

    /** Sends any other message the same way. */
    void send(final DirectBuffer message, final int length, final int sourceId, final long timeNs) {
        deliveries.add(message, 0, length, sourceId, arrivalNs(sourceId, timeNs));
    }

    /** Sends every execution behind one again that the log has, and what stands between them. */
    void sendAgain(final int sourceId, final long executionSequence, final long timeNs) {
        final ExecutionLog log = logs[sourceId];
        final long arrivalNs = arrivalNs(sourceId, timeNs);
        for (long entry = log.firstBehind(executionSequence); entry < log.size(); entry++) {
            deliveries.add(log.buffer(entry), log.offset(entry), log.length(entry), sourceId, arrivalNs);
        }
    }

    /** What was said too late to have arrived is lost. */
    void onDisconnect(final int sourceId, final long timeNs) {
        final ExecutionLog log = logs[sourceId];
        final long sinceNs = timeNs - settings.responseLatencyNs() - settings.jitterNs();
        long entry = log.size();
        while (entry > log.first() && log.timeNs(entry - 1) >= sinceNs) {
            entry--;
        }
        firstLost[sourceId] = entry;
    }

    /** Tells again what was lost of an account's cash, which nobody asks for. */
    void onReconnect(final int sourceId, final long timeNs) {
        final ExecutionLog log = logs[sourceId];
        final long arrivalNs = arrivalNs(sourceId, timeNs);
        for (long entry = Math.max(firstLost[sourceId], log.first()); entry < log.size(); entry++) {
            told.wrap(log.buffer(entry), log.offset(entry));
            if (told.templateId() == AccountDecoder.TEMPLATE_ID) {
                deliveries.add(log.buffer(entry), log.offset(entry), log.length(entry), sourceId, arrivalNs);
            }
        }
    }

    /** Nothing overtakes: jitter only delays. */
    private long arrivalNs(final int sourceId, final long timeNs) {
        final long drawnNs = settings.jitterNs() == 0 ? 0 : jitter.nextLong(settings.jitterNs() + 1);
        lastArrivalNs[sourceId] = Math.max(lastArrivalNs[sourceId], timeNs + settings.responseLatencyNs() + drawnNs);
        return lastArrivalNs[sourceId];
    }

    /** Numbers that the account stream has already used before the first answer. */
    void skipAccountSequences(final long used) {
        Arrays.fill(accountSequence, used);
    }

    int sources() {
        return logs.length;
    }

    long executionSequence(final int sourceId) {
        return logs[sourceId].executionSequence();
    }
}
