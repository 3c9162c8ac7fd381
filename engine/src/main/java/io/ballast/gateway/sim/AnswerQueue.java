package io.ballast.gateway.sim;

import io.ballast.gateway.InputTime;
import io.ballast.gateway.MarketFeed;
import io.ballast.message.AccountChange;
import io.ballast.message.AccountEncoder;
import io.ballast.message.ExecutionEncoder;
import io.ballast.message.ExecutionType;
import io.ballast.message.MessageHeaderEncoder;
import io.ballast.message.Side;
import io.ballast.message.VenueReason;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/** Encoded answers on their way back, first in first out: all take the same time. */
final class AnswerQueue {
    private static final int ENTRY_BYTES = 128;
    private static final int CAPACITY = 1 << 12;

    private final UnsafeBuffer buffer = new UnsafeBuffer(new byte[ENTRY_BYTES * CAPACITY]);
    private final int[] lengths = new int[CAPACITY];
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final ExecutionEncoder execution = new ExecutionEncoder();
    private final AccountEncoder account = new AccountEncoder();
    private final long[] executionSequence;
    private final long[] accountSequence;
    private long head;
    private long tail;

    /** @param sources how many sources there are: each numbers its executions for itself */
    AnswerQueue(final int sources) {
        executionSequence = new long[sources];
        accountSequence = new long[sources];
    }

    void execution(
            final long receiveTimeNs,
            final long eventTimeNs,
            final int sourceId,
            final SimOrder order,
            final ExecutionType type,
            final long lastTicks,
            final long lastLots,
            final long feeNanoUsd,
            final VenueReason reason) {
        execution
                .wrapAndApplyHeader(buffer, claim(), header)
                .receiveTimeNs(receiveTimeNs)
                .eventTimeNs(eventTimeNs)
                .sourceSequence(++executionSequence[sourceId])
                .clientOrderId(order.clientOrderId)
                .lastTicks(lastTicks)
                .lastLots(lastLots)
                .leavesLots(order.isOpen ? order.leavesLots() : 0)
                .feeNanoUsd(feeNanoUsd)
                .instrumentId(order.instrumentId)
                .sourceId(sourceId)
                .side(order.sign > 0 ? Side.BUY : Side.SELL)
                .executionType(type)
                .venueReason(reason);
        commit(ExecutionEncoder.BLOCK_LENGTH);
    }

    void funding(
            final long receiveTimeNs,
            final long eventTimeNs,
            final int sourceId,
            final int instrumentId,
            final long amountNanoUsd) {
        account.wrapAndApplyHeader(buffer, claim(), header)
                .receiveTimeNs(receiveTimeNs)
                .eventTimeNs(eventTimeNs)
                .sourceSequence(++accountSequence[sourceId])
                .amountNanoUsd(amountNanoUsd)
                .instrumentId(instrumentId)
                .sourceId(sourceId)
                .change(AccountChange.FUNDING);
        commit(AccountEncoder.BLOCK_LENGTH);
    }

    /** Numbers that the account stream has already used before the first answer. */
    void skipAccountSequences(final int sourceId, final long used) {
        accountSequence[sourceId] = used;
    }

    private int claim() {
        if (tail - head == CAPACITY) {
            throw new IllegalStateException("the embedded exchange has " + CAPACITY + " answers on their way");
        }
        return index(tail) * ENTRY_BYTES;
    }

    private void commit(final int blockLength) {
        lengths[index(tail)] = MessageHeaderEncoder.ENCODED_LENGTH + blockLength;
        tail++;
    }

    private static int index(final long position) {
        return (int) (position & (CAPACITY - 1));
    }

    /** When the oldest answer reaches the engine, {@link MarketFeed#END} if there is none. */
    long nextTimeNs() {
        return head == tail ? MarketFeed.END : InputTime.receiveTimeNs(buffer, offset());
    }

    DirectBuffer buffer() {
        return buffer;
    }

    int offset() {
        return index(head) * ENTRY_BYTES;
    }

    int length() {
        return lengths[index(head)];
    }

    void remove() {
        head++;
    }
}
