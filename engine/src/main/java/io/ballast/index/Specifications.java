package io.ballast.index;

import java.util.Arrays;
import org.agrona.MutableDirectBuffer;

/**
 * Whether contracts are the configured ones. What a venue announces for a later time waits until then. Of what it
 * announces for later the last counts; what it says of now leaves that as it is, so that a change once announced is not
 * forgotten when the contract is listed again before it.
 */
final class Specifications {
    private static final long NEVER = Long.MAX_VALUE;

    private final boolean[] isQuarantined;
    private final boolean[] isPendingAsConfigured;
    private final long[] effectiveNs;
    private long nextNs = NEVER;

    Specifications(final int instruments) {
        isQuarantined = new boolean[instruments];
        isPendingAsConfigured = new boolean[instruments];
        effectiveNs = new long[instruments];
        Arrays.fill(effectiveNs, NEVER);
    }

    /** Takes what the venue says of a contract; returns whether it waits. */
    boolean onSpecification(
            final int instrumentId, final boolean isAsConfigured, final long fromNs, final long timeNs) {
        if (fromNs <= timeNs) {
            isQuarantined[instrumentId] = !isAsConfigured;
            return false;
        }
        isPendingAsConfigured[instrumentId] = isAsConfigured;
        effectiveNs[instrumentId] = fromNs;
        nextNs = earliest();
        return true;
    }

    /** Lets take effect what was announced for a time that has come; returns whether anything did. */
    boolean advance(final long timeNs) {
        if (timeNs < nextNs) {
            return false;
        }
        for (int i = 0; i < effectiveNs.length; i++) {
            if (effectiveNs[i] <= timeNs) {
                isQuarantined[i] = !isPendingAsConfigured[i];
                effectiveNs[i] = NEVER;
            }
        }
        nextNs = earliest();
        return true;
    }

    private long earliest() {
        long earliestNs = NEVER;
        for (final long ns : effectiveNs) {
            earliestNs = Math.min(earliestNs, ns);
        }
        return earliestNs;
    }

    /** Whether a contract is another one than configured, and must not be traded. */
    boolean isQuarantined(final int instrumentId) {
        return isQuarantined[instrumentId];
    }

    int writeState(final MutableDirectBuffer buffer, final int offset) {
        int end = offset;
        for (int i = 0; i < isQuarantined.length; i++) {
            final boolean isPending = effectiveNs[i] != NEVER && isPendingAsConfigured[i];
            buffer.putByte(end, (byte) ((isQuarantined[i] ? 1 : 0) | (isPending ? 2 : 0)));
            buffer.putLong(end + 1, effectiveNs[i]);
            end += 1 + Long.BYTES;
        }
        return end;
    }
}
