package io.ballast.benchmarks;

import io.ballast.slot.EventKind;
import io.ballast.slot.Slot;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** The index stage alone, told of nothing but its contracts' prices, with and without positions in them. */
@State(Scope.Thread)
public class ContractMarket {
    private static final int CONSTITUENTS = 20;
    private static final int QUOTES = 64;

    /** Contracts with positions in one margin account. */
    @Param({"1", "4"})
    public int contracts = 1;

    /** Whether positions are open: what they add is the margin account's work, and their profit. */
    @Param({"true", "false"})
    public boolean isHeld = true;

    private SteppedEngine engine;
    private int next;

    /** For JMH, which sets the parameters and then calls {@link #open}. */
    public ContractMarket() {}

    /** Opens the account, fills the first orders if there are to be positions, and gathers estimates. */
    @Setup(Level.Trial)
    public void open() {
        engine = new SteppedEngine(
                isHeld
                        ? BenchmarkPortfolio.steady(CONSTITUENTS, 1, contracts)
                        : BenchmarkPortfolio.idle(CONSTITUENTS, 1, contracts));
        engine.season(TimeUnit.SECONDS.toNanos(1));
    }

    /** The next contract's next price, as ingest would leave it; returns the account's maintenance margin. */
    public long quote() {
        final int at = next++ & QUOTES - 1;
        final Slot slot = engine.slot();
        slot.ingest.kind = EventKind.QUOTE;
        slot.ingest.timeNs = engine.nextTimeNs();
        slot.ingest.instrumentId = CONSTITUENTS + (at & contracts - 1);
        slot.ingest.bidTicks = BenchmarkPortfolio.CONTRACT_TICKS + at;
        slot.ingest.askTicks = slot.ingest.bidTicks + 2;
        engine.stages().index().onSlot(slot, engine.nextSequence());
        return slot.index.maintenanceNanoUsd[0];
    }

    Slot slot() {
        return engine.slot();
    }
}
