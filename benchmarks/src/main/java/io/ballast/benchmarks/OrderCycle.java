package io.ballast.benchmarks;

import io.ballast.slot.Action;
import io.ballast.slot.ClientOrderId;
import io.ballast.slot.EventKind;
import io.ballast.slot.ExecutionKind;
import io.ballast.slot.Slot;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** The order stage alone, told by hand what the stages before it would write: the target goes up a lot and down again. */
@State(Scope.Thread)
public class OrderCycle {
    private static final int EPOCH = 1;

    private SteppedEngine engine;
    private long positionLots;
    private long stepLots = 1;

    /** For JMH, which then calls {@link #open}. */
    public OrderCycle() {}

    /** Opens an engine with a position. */
    @Setup(Level.Trial)
    public void open() {
        engine = new SteppedEngine(BenchmarkPortfolio.trading(20, 1, 1));
        positionLots = engine.slot().index.positionLots[0];
    }

    /** The target moves by one lot, an order goes out; it is filled. Returns the number of outputs of the first half. */
    public int sendAndFill() {
        final Slot slot = engine.slot();
        final long sequence = engine.nextSequence();
        slot.ingest.timeNs = engine.nextTimeNs();
        slot.ingest.kind = EventKind.QUOTE;
        slot.hedge.transitionCount = 0;
        slot.hedge.action[0] = Action.SCALE;
        slot.hedge.previousLots[0] = positionLots;
        slot.hedge.targetLots[0] = positionLots + stepLots;
        engine.stages().order().onSlot(slot, sequence);
        final int outputs = slot.order.outputCount;
        fill(slot, ClientOrderId.pack(EPOCH, sequence, 0));
        return outputs;
    }

    private void fill(final Slot slot, final long clientOrderId) {
        slot.ingest.kind = EventKind.EXECUTION;
        slot.ingest.executionKind = ExecutionKind.FILL;
        slot.ingest.clientOrderId = clientOrderId;
        slot.ingest.executionSign = (int) stepLots;
        slot.ingest.lastLots = 1;
        slot.hedge.action[0] = Action.NONE;
        positionLots += stepLots;
        stepLots = -stepLots;
        slot.index.positionLots[0] = positionLots;
        engine.stages().order().onSlot(slot, engine.nextSequence());
    }
}
