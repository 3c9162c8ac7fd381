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
        return this == TRADING
                ? BenchmarkPortfolio.trading(constituents, 1, 1)
                : BenchmarkPortfolio.steady(constituents, 1, 1);
    }

    /** The same quotes each time. */
    public QuoteRing quotes(final int constituents) {
        return this == TRADING ? QuoteRing.pulses(constituents, 1) : QuoteRing.walk(constituents, 1);
    }

    boolean isTrading() {
        return this == TRADING;
    }
}
