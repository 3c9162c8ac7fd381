package io.ballast.benchmarks;

import io.ballast.counter.Counters;
import io.ballast.slot.Slot;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * The {@link SteadyMarket} with everything configured: least tracking error over two contracts with a second candidate,
 * outlook, hand-off, protection by rule, and a capped and a cross-quoted index beside the basket.
 */
@State(Scope.Thread)
public class FullMarket {
    /** Spot instruments in the sleeve and in every index. */
    @Param({"20", "100", "500"})
    public int constituents = 20;

    private static final int CONTRACTS = 3;

    private SteppedEngine engine;
    private QuoteRing ring;

    /** For JMH, which sets the parameters and then calls {@link #open}. */
    public FullMarket() {}

    /** Opens the account, quotes everything and gathers estimates. */
    @Setup(Level.Trial)
    public void open() {
        engine = new SteppedEngine(BenchmarkPortfolio.withEverything(constituents));
        ring = QuoteRing.walk(constituents, CONTRACTS);
        engine.season(TimeUnit.SECONDS.toNanos(1));
        tick();
    }

    /** One quote through all stages; returns the number of outputs. */
    public int tick() {
        engine.quote(ring);
        return engine.slot().order.outputCount;
    }

    long timerOutputs() {
        return engine.timerOutputs();
    }

    Counters counters() {
        return engine.counters();
    }

    Slot slot() {
        return engine.slot();
    }
}
