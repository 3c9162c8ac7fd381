package io.ballast.order;

import org.agrona.MutableDirectBuffer;

/** Limits a rate in engine time: holds up to a burst of tokens and gains them steadily. */
final class TokenBucket {
    private final long nsPerToken;
    private final long capacityNs;
    private long creditNs;
    private long lastNs;

    TokenBucket(final int tokensPerSecond, final int burst) {
        nsPerToken = 1_000_000_000L / tokensPerSecond;
        capacityNs = nsPerToken * burst;
        creditNs = capacityNs;
    }

    boolean isEmpty(final long timeNs) {
        return credit(timeNs) < nsPerToken;
    }

    void take(final long timeNs) {
        creditNs = credit(timeNs) - nsPerToken;
        lastNs = timeNs;
    }

    private long credit(final long timeNs) {
        final long gainedNs = timeNs - lastNs;
        return gainedNs >= capacityNs - creditNs ? capacityNs : creditNs + gainedNs;
    }

    int writeState(final MutableDirectBuffer buffer, final int offset) {
        buffer.putLong(offset, creditNs);
        buffer.putLong(offset + Long.BYTES, lastNs);
        return offset + 2 * Long.BYTES;
    }
}
