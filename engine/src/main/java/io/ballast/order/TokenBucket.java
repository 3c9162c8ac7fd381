package io.ballast.order;

import io.ballast.state.StateCodec;
import io.ballast.state.Stateful;

/** Limits a rate in engine time: holds up to a burst of tokens and gains them steadily. */
final class TokenBucket implements Stateful {
    private static final long SECOND_NS = 1_000_000_000L;

    private long perSecond;
    private long burst;
    private long nsPerToken;
    private long capacityNs;
    private long creditNs;
    private long lastNs;

    TokenBucket(final int tokensPerSecond, final int burst) {
        set(tokensPerSecond, burst);
        creditNs = capacityNs;
    }

    private void set(final long newRate, final long newBurst) {
        perSecond = newRate;
        burst = newBurst;
        nsPerToken = SECOND_NS / newRate;
        capacityNs = nsPerToken * newBurst;
    }

    /** Lowers the rate, and the burst to no more than that; returns the rate before, or −1 if it is as low already. */
    long tighten(final long tokensPerSecond, final long timeNs) {
        final long before = perSecond;
        if (tokensPerSecond >= before) {
            return -1;
        }
        final long tokens = credit(timeNs) / nsPerToken;
        set(tokensPerSecond, Math.min(burst, tokensPerSecond));
        creditNs = Math.min(tokens, burst) * nsPerToken;
        lastNs = timeNs;
        return before;
    }

    boolean isEmpty(final long timeNs) {
        return credit(timeNs) < nsPerToken;
    }

    /** Messages that may be sent at once. */
    long tokens(final long timeNs) {
        return credit(timeNs) / nsPerToken;
    }

    void take(final long timeNs) {
        creditNs = credit(timeNs) - nsPerToken;
        lastNs = timeNs;
    }

    private long credit(final long timeNs) {
        final long gainedNs = timeNs - lastNs;
        return gainedNs >= capacityNs - creditNs ? capacityNs : creditNs + gainedNs;
    }

    @Override
    public void codeState(final StateCodec state) {
        perSecond = state.of(perSecond);
        burst = state.of(burst);
        creditNs = state.of(creditNs);
        lastNs = state.of(lastNs);
        if (state.isReading()) {
            set(perSecond, burst);
        }
    }
}
