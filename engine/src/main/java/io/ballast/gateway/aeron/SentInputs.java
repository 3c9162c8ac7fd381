package io.ballast.gateway.aeron;

import io.ballast.gateway.Gateway;
import io.ballast.gateway.InputSink;
import io.ballast.gateway.InputTime;
import io.ballast.slot.InputSection;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Inputs that the market has made and the engine has not acknowledged, numbered from 0. When it is full the market
 * waits.
 */
final class SentInputs implements InputSink {
    static final int CAPACITY = 1 << 14;

    private final UnsafeBuffer buffer = new UnsafeBuffer(new byte[InputSection.CAPACITY * CAPACITY]);
    private final int[] lengths = new int[CAPACITY];
    private final long[] timesNs = new long[CAPACITY];
    private long latestNs = Long.MIN_VALUE;
    private long acknowledged;
    private long made;

    @Override
    public boolean offer(final DirectBuffer source, final int sourceOffset, final int length) {
        if (made - acknowledged == CAPACITY) {
            return false;
        }
        if (length > InputSection.CAPACITY) {
            throw new IllegalStateException("an input of " + length + " bytes is longer than any of the schema");
        }
        buffer.putBytes(offset(made), source, sourceOffset, length);
        lengths[index(made)] = length;
        latestNs = Math.max(latestNs, InputTime.receiveTimeNs(source, sourceOffset));
        timesNs[index(made)] = latestNs;
        made++;
        return true;
    }

    private static int index(final long input) {
        return (int) (input & (CAPACITY - 1));
    }

    /** The engine has processed so many; false if that cannot be. */
    boolean acknowledge(final long inputs) {
        if (inputs < acknowledged || inputs > made) {
            return false;
        }
        acknowledged = inputs;
        return true;
    }

    /** Makes room for another while nobody needs them: forgets the oldest if there is none. */
    void forgetOldestIfFull() {
        if (made - acknowledged == CAPACITY) {
            acknowledged++;
        }
    }

    /** Receive time of the oldest that is not acknowledged, or {@link Gateway#NOTHING_PENDING}. */
    long oldestTimeNs() {
        return acknowledged == made ? Gateway.NOTHING_PENDING : timesNs[index(acknowledged)];
    }

    /** Latest receive time of the inputs made. */
    long latestTimeNs() {
        return latestNs;
    }

    long acknowledged() {
        return acknowledged;
    }

    /** How many there are in all. */
    long made() {
        return made;
    }

    DirectBuffer buffer() {
        return buffer;
    }

    /** Where an input that is not acknowledged lies. */
    int offset(final long input) {
        return index(input) * InputSection.CAPACITY;
    }

    int length(final long input) {
        return lengths[index(input)];
    }
}
