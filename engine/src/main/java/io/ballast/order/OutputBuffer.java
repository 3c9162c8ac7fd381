package io.ballast.order;

import io.ballast.message.MessageHeaderEncoder;
import io.ballast.slot.OrderSection;
import io.ballast.slot.SlotShape;
import org.agrona.concurrent.UnsafeBuffer;

/** Where an event's outputs go: one behind the other into the slot's order section, each behind its length. */
final class OutputBuffer {
    private OrderSection out = new OrderSection(SlotShape.EMPTY);
    private long timeNs;

    /** Starts an event's outputs. */
    void begin(final OrderSection section, final long eventTimeNs) {
        out = section;
        timeNs = eventTimeNs;
        section.outputCount = 0;
        section.outputBytes = 0;
    }

    long timeNs() {
        return timeNs;
    }

    UnsafeBuffer buffer() {
        return out.outputs;
    }

    /** Where the next output begins, behind its length. */
    int body() {
        return out.outputBytes + OrderSection.LENGTH_BYTES;
    }

    /** The output just encoded has a body of so many bytes. */
    void end(final int blockLength) {
        final int length = MessageHeaderEncoder.ENCODED_LENGTH + blockLength;
        out.outputs.putInt(out.outputBytes, length);
        out.outputBytes += OrderSection.LENGTH_BYTES + length;
        out.outputCount++;
    }
}
