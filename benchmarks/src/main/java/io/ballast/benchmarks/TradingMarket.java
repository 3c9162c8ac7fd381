package io.ballast.benchmarks;

import io.ballast.counter.Counters;
import io.ballast.slot.Slot;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * A market whose every quote makes an order: constituents jump by a quarter and back, one after another, through a
 * band of ±50 USD. The position scales down and up again around 2 % of NAV. Orders are filled at once, at mid and
 * without a fee, so NAV stays what it is however long this goes on.
 */
@State(Scope.Thread)
public class TradingMarket {
    /** Spot instruments in the sleeve and in its index. */
    @Param({"20", "100", "500"})
    public int constituents;

    private SteppedEngine engine;
    private QuoteRing ring;

    /** For JMH, which sets the parameters and then calls {@link #open}. */
    public TradingMarket() {}

    /** Opens the account, quotes everything once and fills the first order. */
    @Setup(Level.Trial)
    public void open() {
        engine = new SteppedEngine(BenchmarkPortfolio.of(constituents, BenchmarkPortfolio.NARROW_BAND));
        ring = QuoteRing.pulses(constituents);
    }

    /**
     * One quote through all stages, which sends an order, and its fill through all stages.
     *
     * @throws IllegalStateException if no order was sent: the figure would be of something else
     */
    public int tick() {
        engine.quote(ring);
        if (!engine.fill()) {
            throw new IllegalStateException("a quote without an order");
        }
        return engine.slot().order.outputCount;
    }

    Slot slot() {
        return engine.slot();
    }

    Counters counters() {
        return engine.counters();
    }
}
