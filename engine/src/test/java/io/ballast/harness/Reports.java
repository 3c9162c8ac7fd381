package io.ballast.harness;

import io.ballast.harness.Outputs.Asked;
import io.ballast.harness.Outputs.Output;
import io.ballast.message.BalanceReportEncoder;
import io.ballast.message.MessageHeaderEncoder;
import io.ballast.message.OrderReportEncoder;
import io.ballast.message.PositionReportEncoder;
import io.ballast.message.ReportBeginEncoder;
import io.ballast.message.ReportEndEncoder;
import io.ballast.message.Side;
import java.util.ArrayList;
import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;

/** What a venue says of its account: collected part by part, then fed to an engine as one report. */
public final class Reports {
    private static final int HEADER = MessageHeaderEncoder.ENCODED_LENGTH;

    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final Inputs inputs;
    private final int sourceId;
    private final List<UnsafeBuffer> parts = new ArrayList<>();
    private long sequence;
    private int orders;
    private int positions;

    public Reports(final Inputs inputs, final int sourceId) {
        this.inputs = inputs;
        this.sourceId = sourceId;
    }

    /** Numbers what follows behind this. */
    public Reports after(final long last) {
        sequence = last;
        return this;
    }

    /** Begins a report that counts in every execution the engine has taken. */
    public Reports begin(final long requestId) {
        return begin(requestId, inputs.lastExecution(sourceId));
    }

    public Reports begin(final long requestId, final long lastExecution) {
        parts.clear();
        orders = 0;
        positions = 0;
        final UnsafeBuffer buffer = part(ReportBeginEncoder.BLOCK_LENGTH);
        new ReportBeginEncoder()
                .wrapAndApplyHeader(buffer, 0, header)
                .receiveTimeNs(inputs.timeNs())
                .eventTimeNs(0)
                .sourceSequence(++sequence)
                .requestId(requestId)
                .lastExecutionSequence(lastExecution)
                .sourceId(sourceId);
        return this;
    }

    /** An order that is worked; lots below zero sell. */
    public Reports order(
            final long clientOrderId, final int instrumentId, final long leaves, final long filled, final long ticks) {
        final UnsafeBuffer buffer = part(OrderReportEncoder.BLOCK_LENGTH);
        new OrderReportEncoder()
                .wrapAndApplyHeader(buffer, 0, header)
                .receiveTimeNs(inputs.timeNs())
                .eventTimeNs(0)
                .sourceSequence(++sequence)
                .clientOrderId(clientOrderId)
                .limitTicks(ticks)
                .leavesLots(Math.abs(leaves))
                .filledLots(filled)
                .instrumentId(instrumentId)
                .sourceId(sourceId)
                .side(leaves > 0 ? Side.BUY : Side.SELL);
        orders++;
        return this;
    }

    public Reports position(final int instrumentId, final long lots) {
        final UnsafeBuffer buffer = part(PositionReportEncoder.BLOCK_LENGTH);
        new PositionReportEncoder()
                .wrapAndApplyHeader(buffer, 0, header)
                .receiveTimeNs(inputs.timeNs())
                .eventTimeNs(0)
                .sourceSequence(++sequence)
                .positionLots(lots)
                .instrumentId(instrumentId)
                .sourceId(sourceId);
        positions++;
        return this;
    }

    public Reports balance(final long nanoUsd) {
        final UnsafeBuffer buffer = part(BalanceReportEncoder.BLOCK_LENGTH);
        new BalanceReportEncoder()
                .wrapAndApplyHeader(buffer, 0, header)
                .receiveTimeNs(inputs.timeNs())
                .eventTimeNs(0)
                .sourceSequence(++sequence)
                .contractCashNanoUsd(nanoUsd)
                .sourceId(sourceId);
        return this;
    }

    /** Ends the report with what it held. */
    public List<UnsafeBuffer> end(final long requestId) {
        return end(requestId, orders, positions);
    }

    public List<UnsafeBuffer> end(final long requestId, final int announcedOrders, final int announcedPositions) {
        final UnsafeBuffer buffer = part(ReportEndEncoder.BLOCK_LENGTH);
        new ReportEndEncoder()
                .wrapAndApplyHeader(buffer, 0, header)
                .receiveTimeNs(inputs.timeNs())
                .eventTimeNs(0)
                .sourceSequence(++sequence)
                .requestId(requestId)
                .sourceId(sourceId)
                .orders(announcedOrders)
                .positions(announcedPositions);
        return List.copyOf(parts);
    }

    /** Feeds a report; everything that it brought about. */
    public static List<Output> feed(final EngineHarness engine, final List<UnsafeBuffer> report) {
        final List<Output> outputs = new ArrayList<>();
        report.forEach(part -> outputs.addAll(engine.feed(part)));
        return outputs;
    }

    /** The request among these outputs. */
    public static Asked asked(final List<Output> outputs) {
        return outputs.stream()
                .filter(Asked.class::isInstance)
                .map(Asked.class::cast)
                .findFirst()
                .orElseThrow(() -> new AssertionError("nobody was asked: " + outputs));
    }

    private UnsafeBuffer part(final int blockLength) {
        final UnsafeBuffer buffer = new UnsafeBuffer(new byte[HEADER + blockLength]);
        parts.add(buffer);
        return buffer;
    }
}
