package io.ballast.benchmarks.openloop;

import io.ballast.benchmarks.BenchmarkPortfolio;
import io.ballast.benchmarks.QuoteRing;
import io.ballast.launch.EngineConfiguration;

/** Which ticks arrive, and when one of them is done. */
public enum Market {
    /** Every tick makes an order; it is done when that order is written. */
    TRADING,
    /** No tick makes an order; it is done when the last thread of the pipeline has decided and journaled it. */
    STEADY;

    /** Of one sleeve, one overlay and one contract. */
    public EngineConfiguration configuration(final int constituents) {
        return BenchmarkPortfolio.of(
                constituents, this == TRADING ? BenchmarkPortfolio.NARROW_BAND : BenchmarkPortfolio.WIDE_BAND);
    }

    /** The same quotes each time. */
    public QuoteRing quotes(final int constituents) {
        return this == TRADING ? QuoteRing.pulses(constituents) : QuoteRing.walk(constituents, 1);
    }

    boolean isTrading() {
        return this == TRADING;
    }
}
