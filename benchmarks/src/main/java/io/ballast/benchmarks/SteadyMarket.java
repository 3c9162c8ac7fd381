package io.ballast.benchmarks;

import io.ballast.counter.Counters;
import io.ballast.slot.Slot;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * A market that gives no reason to trade: an overlay with open positions, a band of ±1 % of NAV around a drift that moves
 * by a fraction of that. Constituents are quoted in random order, each as often as any other; every sixteenth quote is a
 * contract's. Once a second of engine time, which is every hundred thousandth quote, estimates and timers are due.
 */
@State(Scope.Thread)
public class SteadyMarket extends PortfolioShape {
    private SteppedEngine engine;
    private QuoteRing ring;

    /** For JMH, which sets the parameters and then calls {@link #open}. */
    public SteadyMarket() {}

    /** Opens the account, fills the first orders, and gathers estimates. */
    @Setup(Level.Trial)
    public void open() {
        engine = new SteppedEngine(BenchmarkPortfolio.steady(constituents, sleeves, contracts));
        ring = QuoteRing.walk(constituents, contracts);
        engine.season(TimeUnit.SECONDS.toNanos(1));
        tick();
    }

    /** One quote through all stages; returns the number of outputs. */
    public int tick() {
        engine.quote(ring);
        return engine.slot().order.outputCount;
    }

    /** One quote through ingest alone. */
    public long ingest() {
        engine.take(ring);
        engine.stages().ingest().onSlot(engine.slot(), engine.nextSequence());
        return engine.slot().ingest.bidTicks;
    }

    /** One quote, as ingest would leave it, through index alone. */
    public long index() {
        final Slot slot = engine.slot();
        ring.next(slot.ingest, engine.nextTimeNs());
        engine.stages().index().onSlot(slot, engine.nextSequence());
        return slot.index.navNanoUsd;
    }

    /** One look of hedge alone at what index left in the slot, as if a contract had been quoted. */
    public long hedge() {
        return hedge(false);
    }

    /** Hedge alone behind the quote of a constituent: nothing that the overlay has to look at. */
    public long calmHedge() {
        return hedge(true);
    }

    private long hedge(final boolean areLegsKept) {
        final Slot slot = engine.slot();
        slot.index.areLegsKept = areLegsKept;
        slot.ingest.timeNs = engine.nextTimeNs();
        engine.stages().hedge().onSlot(slot, engine.nextSequence());
        return slot.hedge.targetLots[0];
    }

    /** One look of order alone at what hedge left in the slot. */
    public int order() {
        final Slot slot = engine.slot();
        slot.ingest.timeNs = engine.nextTimeNs();
        engine.stages().order().onSlot(slot, engine.nextSequence());
        return slot.order.outputCount;
    }

    long timerOutputs() {
        return engine.timerOutputs();
    }

    Slot slot() {
        return engine.slot();
    }

    Counters counters() {
        return engine.counters();
    }
}
