package io.ballast.index;

import io.ballast.state.StateCodec;
import io.ballast.state.Stateful;
import java.util.Arrays;

/**
 * Whether contracts are the configured ones. What a venue announces for a later time waits until then. Of what it
 * announces for later the last counts; what it says of now leaves that as it is, so that a change once announced is not
 * forgotten when the contract is listed again before it.
 */
final class Specifications implements Stateful {
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

    @Override
    public void codeState(final StateCodec state) {
        state.each(isQuarantined);
        state.each(isPendingAsConfigured);
        state.each(effectiveNs);
        if (state.isReading()) {
            nextNs = earliest();
        }
    }
}
