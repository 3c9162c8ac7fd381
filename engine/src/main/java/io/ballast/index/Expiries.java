package io.ballast.index;

import io.ballast.instrument.Instrument;
import io.ballast.position.Settlement;
import io.ballast.state.StateCodec;
import io.ballast.state.Stateful;
import java.util.List;

/** When dated contracts end. Looking for one that has costs a comparison. */
final class Expiries implements Stateful {
    static final int NONE = -1;

    private final long[] expiryNs;
    private final long[] windowNs;
    private final boolean[] isExpired;
    private long nextNs;

    Expiries(final List<Instrument> instruments) {
        expiryNs = new long[instruments.size()];
        windowNs = new long[instruments.size()];
        isExpired = new boolean[instruments.size()];
        for (final Instrument instrument : instruments) {
            expiryNs[instrument.id()] =
                    instrument.terms().isDated() ? instrument.terms().expiryNs() : Settlement.NEVER_NS;
            windowNs[instrument.id()] = instrument.terms().settlementWindowNs();
        }
        nextNs = earliest();
    }

    /** Ends one contract whose time has come and returns it, or {@link #NONE}. */
    int poll(final long timeNs) {
        if (!Settlement.isExpired(timeNs, nextNs)) {
            return NONE;
        }
        for (int i = 0; i < expiryNs.length; i++) {
            if (expiryNs[i] == nextNs && !isExpired[i]) {
                isExpired[i] = true;
                nextNs = earliest();
                return i;
            }
        }
        return NONE;
    }

    private long earliest() {
        long earliestNs = Settlement.NEVER_NS;
        for (int i = 0; i < expiryNs.length; i++) {
            earliestNs = isExpired[i] ? earliestNs : Math.min(earliestNs, expiryNs[i]);
        }
        return earliestNs;
    }

    boolean isExpired(final int instrumentId) {
        return isExpired[instrumentId];
    }

    boolean isDated(final int instrumentId) {
        return expiryNs[instrumentId] != Settlement.NEVER_NS;
    }

    long expiryNs(final int instrumentId) {
        return expiryNs[instrumentId];
    }

    /** Share of a contract's delta that its settlement has not fixed yet. */
    double deltaShare(final int instrumentId, final long timeNs) {
        return isDated(instrumentId)
                ? Settlement.deltaShare(timeNs, expiryNs[instrumentId], windowNs[instrumentId])
                : 1;
    }

    @Override
    public void codeState(final StateCodec state) {
        state.each(isExpired);
        if (state.isReading()) {
            nextNs = earliest();
        }
    }
}
