package io.ballast.benchmarks.openloop;

import io.ballast.benchmarks.BenchmarkPortfolio;
import io.ballast.gateway.InputSink;
import io.ballast.message.ExecutionEncoder;
import io.ballast.message.ExecutionType;
import io.ballast.message.MessageHeaderEncoder;
import io.ballast.message.Side;
import io.ballast.message.VenueReason;
import io.ballast.slot.InputSection;

/** Fills orders in full, at the contract's first mid and without a fee, so that trading for ever costs nothing. */
final class Fills {
    private static final int LENGTH = MessageHeaderEncoder.ENCODED_LENGTH + ExecutionEncoder.BLOCK_LENGTH;

    private final InputSection fill = new InputSection();
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final ExecutionEncoder execution = new ExecutionEncoder();
    private final OrderTap tap;
    private long filled;

    Fills(final OrderTap tap) {
        this.tap = tap;
    }

    /** Whether an order was written that has no fill. */
    boolean isOwed() {
        return tap.ordersAcquire() != filled;
    }

    /** Offers the fill of the order that was written last; false if the sink has no room. */
    boolean offer(final InputSink sink, final long timeNs) {
        execution
                .wrapAndApplyHeader(fill.buffer, 0, header)
                .receiveTimeNs(timeNs)
                .eventTimeNs(0)
                .sourceSequence(filled + 1)
                .clientOrderId(tap.clientOrderId)
                .lastTicks(BenchmarkPortfolio.CONTRACT_TICKS)
                .lastLots(tap.qtyLots)
                .leavesLots(0)
                .feeNanoUsd(0)
                .instrumentId(tap.instrumentId)
                .sourceId(0)
                .side(tap.isBuy ? Side.BUY : Side.SELL)
                .executionType(ExecutionType.FILL)
                .venueReason(VenueReason.NONE);
        final boolean isTaken = sink.offer(fill.buffer, 0, LENGTH);
        filled += isTaken ? 1 : 0;
        return isTaken;
    }
}
