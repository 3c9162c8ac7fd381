package io.ballast.position;

import io.ballast.state.StateCodec;
import io.ballast.state.Stateful;

/**
 * Trades in one direction, of which the market sees one large order: those within a day of the first. By the square-root
 * law Q dollars of it cost factor·Q<sup>3/2</sup>, factor = Y·σ ÷ √(dollars a day), so each trade costs what the order
 * costs with it less what it cost without.
 */
public final class ImpactRun implements Stateful {
    /** σ and volume are those of a day, and so is the order. */
    public static final long DAY_NS = 86_400_000_000_000L;

    private double usd;
    private long startNs;

    /** Impact of one order. */
    public static double cost(final double factor, final double usd) {
        return factor * usd * Math.sqrt(usd);
    }

    /**
     * Takes a trade and returns its impact in dollars.
     *
     * @param signedUsd bought above zero, sold below
     */
    public double onTrade(final double signedUsd, final double factor, final long timeNs) {
        if (usd == 0 || usd < 0 != signedUsd < 0 || timeNs - startNs >= DAY_NS) {
            usd = 0;
            startNs = timeNs;
        }
        final double before = Math.abs(usd);
        usd += signedUsd;
        return cost(factor, Math.abs(usd)) - cost(factor, before);
    }

    /** Forgets what was traded. */
    public void clear() {
        usd = 0;
        startNs = 0;
    }

    @Override
    public void codeState(final StateCodec state) {
        usd = state.of(usd);
        startNs = state.of(startNs);
    }
}
