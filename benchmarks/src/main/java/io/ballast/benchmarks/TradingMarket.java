package io.ballast.benchmarks;

import io.ballast.counter.Counters;
import io.ballast.slot.Slot;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * A market whose every quote makes an order in each contract: constituents of the overlay's sleeve are lifted by what makes
 * the sleeve worth 20 USD more, and let down again, one after another, through a band of ±0.5 USD. Positions scale up and down
 * around 2 % of NAV. Orders are filled at once, at mid and without a fee, so NAV stays what it is however long this goes on.
 */
@State(Scope.Thread)
public class TradingMarket extends PortfolioShape {
    /** Until positions are where pulses take them and orders are of their usual sizes; even, to begin with a rise. */
    static final int FIRST_QUOTES = 64;

    private SteppedEngine engine;
    private QuoteRing ring;

    /** For JMH, which sets the parameters and then calls {@link #open}. */
    public TradingMarket() {}

    /** Opens the account, fills the first orders, and gathers estimates. */
    @Setup(Level.Trial)
    public void open() {
        engine = new SteppedEngine(BenchmarkPortfolio.trading(constituents, sleeves, contracts));
        engine.season(TimeUnit.HOURS.toNanos(1));
        ring = QuoteRing.pulses(constituents, sleeves);
        for (int i = 0; i < FIRST_QUOTES; i++) {
            engine.quote(ring);
            engine.settle();
        }
    }

    /**
     * One quote through all stages, which sends an order for each contract, and their fills through all stages.
     *
     * @throws IllegalStateException if another number of orders was sent: the figure would be of something else
     */
    public int tick() {
        engine.quote(ring);
        final int fills = engine.settle();
        if (fills != contracts) {
            throw new IllegalStateException("a quote led to " + fills + " orders and not to " + contracts);
        }
        return fills;
    }

    Slot slot() {
        return engine.slot();
    }

    Counters counters() {
        return engine.counters();
    }
}
