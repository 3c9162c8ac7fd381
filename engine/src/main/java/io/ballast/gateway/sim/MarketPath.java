package io.ballast.gateway.sim;

import io.ballast.message.MessageHeaderDecoder;
import io.ballast.message.QuoteDecoder;
import io.ballast.message.QuoteEncoder;
import io.ballast.settings.FaultKind;
import java.nio.ByteOrder;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/** What happens to market data between the exchange and the engine when faults are configured. */
final class MarketPath {
    private static final int EVENT_TIME_OFFSET = MessageHeaderDecoder.ENCODED_LENGTH + Long.BYTES;

    private final Faults faults;
    private final Connections connections;
    private final Deliveries deliveries;
    private final UnsafeBuffer buffer = new UnsafeBuffer(new byte[Deliveries.ENTRY_BYTES]);
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final QuoteDecoder quote = new QuoteDecoder();
    private final QuoteEncoder changed = new QuoteEncoder();
    private final long[] lastBidTicks;
    private final long[] lastAskTicks;

    MarketPath(final Faults faults, final Connections connections, final Deliveries deliveries, final int instruments) {
        this.faults = faults;
        this.connections = connections;
        this.deliveries = deliveries;
        lastBidTicks = new long[instruments];
        lastAskTicks = new long[instruments];
    }

    /** Lets a message of an instrument through, changed, late, twice or not at all. */
    void pass(
            final DirectBuffer message,
            final int offset,
            final int length,
            final int sourceId,
            final int instrumentId,
            final long timeNs) {
        if (connections.isMute(sourceId) || faults.strikes(FaultKind.LOSE_DATA, sourceId, instrumentId, timeNs)) {
            return;
        }
        buffer.putBytes(0, message, offset, length);
        if (connections.isShifted(sourceId, timeNs)) {
            shift(sourceId);
        }
        header.wrap(buffer, 0);
        if (header.templateId() == QuoteDecoder.TEMPLATE_ID) {
            change(sourceId, instrumentId, timeNs);
        }
        final Fault late = faults.strike(FaultKind.REORDER_DATA, sourceId, instrumentId, timeNs);
        final long arrivalNs = late == null ? timeNs : timeNs + late.durationNs();
        deliveries.add(buffer, 0, length, sourceId, arrivalNs);
        if (faults.strikes(FaultKind.DUPLICATE_DATA, sourceId, instrumentId, timeNs)) {
            deliveries.add(buffer, 0, length, sourceId, arrivalNs);
        }
    }

    /** A source that gives no time has none to be wrong. */
    private void shift(final int sourceId) {
        final long eventTimeNs = buffer.getLong(EVENT_TIME_OFFSET, ByteOrder.LITTLE_ENDIAN);
        if (eventTimeNs != 0) {
            buffer.putLong(EVENT_TIME_OFFSET, connections.shifted(sourceId, eventTimeNs), ByteOrder.LITTLE_ENDIAN);
        }
    }

    private void change(final int sourceId, final int instrumentId, final long timeNs) {
        quote.wrapAndApplyHeader(buffer, 0, header);
        final long bidTicks = quote.bidTicks();
        final long askTicks = quote.askTicks();
        changed.wrap(buffer, MessageHeaderDecoder.ENCODED_LENGTH);
        if (lastAskTicks[instrumentId] != 0 && faults.strikes(FaultKind.STALE_QUOTE, sourceId, instrumentId, timeNs)) {
            changed.bidTicks(lastBidTicks[instrumentId]).askTicks(lastAskTicks[instrumentId]);
        } else if (faults.strikes(FaultKind.CROSSED_QUOTE, sourceId, instrumentId, timeNs)) {
            changed.bidTicks(askTicks).askTicks(bidTicks);
        }
        lastBidTicks[instrumentId] = bidTicks;
        lastAskTicks[instrumentId] = askTicks;
    }
}
