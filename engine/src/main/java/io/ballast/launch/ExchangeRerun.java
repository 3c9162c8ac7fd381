package io.ballast.launch;

import io.ballast.gateway.Gateway;
import io.ballast.gateway.InputTime;
import io.ballast.message.MessageHeaderDecoder;
import io.ballast.slot.InputSection;
import io.ballast.slot.OrderSection;
import io.ballast.slot.Slot;
import java.util.List;
import org.agrona.DirectBuffer;

/**
 * Brings an embedded exchange that died with its engine to where it was: its market runs from the start, it must make
 * the journaled inputs again, and it is sent what was sent then.
 */
final class ExchangeRerun implements RerunObserver {
    private final Gateway exchange;
    private final FailedOutputs failed;
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private InputSection expected = new InputSection();
    private boolean isTaken;
    private boolean isOther;
    private long sent;

    /** @param exchange not yet polled */
    ExchangeRerun(final Gateway exchange, final JournalChain chain) {
        this.exchange = exchange;
        failed = FailedOutputs.of(chain);
    }

    @Override
    public void onInput(final Slot slot, final long sequence) {
        if (InputTime.isOfGateway(slot.input.buffer, slot.input.length)) {
            make(slot.input, sequence);
        }
        int offset = 0;
        for (int i = 0; i < slot.order.outputCount; i++) {
            final int length = slot.order.outputs.getInt(offset);
            send(slot.order.outputs, offset + OrderSection.LENGTH_BYTES, length, slot.ingest.timeNs);
            offset += OrderSection.LENGTH_BYTES + length;
        }
    }

    @Override
    public void onClose(final List<DirectBuffer> outputs, final long timeNs) {
        for (final DirectBuffer output : outputs) {
            deliver(output, 0, output.capacity(), timeNs);
        }
    }

    private void make(final InputSection input, final long sequence) {
        expected = input;
        isTaken = false;
        while (!isTaken) {
            final int work = exchange.poll(this::take, Gateway.NOTHING_PENDING);
            if (isOther || (work == 0 && exchange.isFinished())) {
                throw new ResumeException(
                        "the market makes another input than the journaled one at sequence " + sequence
                                + ": " + MessageText.of(input.buffer, 0, input.length)
                                + "; resume with the data and the engine of that session");
            }
        }
    }

    private boolean take(final DirectBuffer buffer, final int offset, final int length) {
        if (isTaken) {
            return false;
        }
        isTaken = isExpected(buffer, offset, Math.min(length, InputSection.CAPACITY));
        isOther = !isTaken;
        return isTaken;
    }

    private boolean isExpected(final DirectBuffer buffer, final int offset, final int length) {
        if (length != expected.length) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (buffer.getByte(offset + i) != expected.buffer.getByte(i)) {
                return false;
            }
        }
        return true;
    }

    private void send(final DirectBuffer buffer, final int offset, final int length, final long causeTimeNs) {
        if (FailedOutputs.isSent(header.wrap(buffer, offset).templateId()) && !failed.hasFailed(sent++)) {
            deliver(buffer, offset, length, causeTimeNs);
        }
    }

    private void deliver(final DirectBuffer buffer, final int offset, final int length, final long causeTimeNs) {
        if (!exchange.send(buffer, offset, length, causeTimeNs)) {
            throw new IllegalStateException("the exchange does not take again what it took before");
        }
    }
}
