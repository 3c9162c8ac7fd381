package io.ballast.benchmarks;

import io.ballast.counter.Counters;
import io.ballast.message.ExecutionEncoder;
import io.ballast.message.MessageHeaderEncoder;
import io.ballast.slot.Action;
import io.ballast.slot.ClientOrderId;
import io.ballast.slot.InputSection;
import io.ballast.slot.Slot;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * One stage alone in the {@link TradingMarket}: a rise and a fall with the fills of both are taken through all stages once and
 * kept, each in a slot of its own, and the stage is given them again and again, as the stages before it left them, with new
 * times and numbers. Everything returns to where it was with every cycle, so this can go on for ever. One stage a trial.
 */
@State(Scope.Thread)
public class StageCycle extends PortfolioShape {
    private static final int EPOCH = 1;
    private static final int HALVES = 2;
    private static final int BODY = MessageHeaderEncoder.ENCODED_LENGTH;
    private static final int TIME_OFFSET = BODY + ExecutionEncoder.receiveTimeNsEncodingOffset();
    private static final int EXECUTION_OFFSET = BODY + ExecutionEncoder.sourceSequenceEncodingOffset();

    private final Slot[] quotes = new Slot[HALVES];
    private final Slot[][] fills = new Slot[HALVES][];
    private SteppedEngine engine;
    private QuoteRing ring;
    private long executions;
    private int half;

    /** For JMH, which sets the parameters and then calls {@link #open}. */
    public StageCycle() {}

    /** Brings a market to where it repeats itself, and keeps one cycle of it. */
    @Setup(Level.Trial)
    public void open() {
        engine = new SteppedEngine(BenchmarkPortfolio.trading(constituents, sleeves, contracts));
        engine.season(TimeUnit.HOURS.toNanos(1));
        ring = QuoteRing.pulses(constituents, sleeves);
        for (int i = 0; i < TradingMarket.FIRST_QUOTES; i++) {
            engine.quote(ring);
            engine.settle();
        }
        for (int i = 0; i < HALVES; i++) {
            quotes[i] = engine.renewSlot();
            engine.quote(ring);
            fills[i] = engine.settleInNewSlots();
            if (fills[i].length != contracts) {
                throw new IllegalStateException(
                        "a quote led to " + fills[i].length + " orders and not to " + contracts);
            }
        }
        executions = engine.executions();
    }

    /** A quote and the fills of its orders through ingest; returns the last fill's size. */
    public long ingest() {
        final Slot quote = quotes[half];
        ring.next(quote.input, engine.nextTimeNs(), engine.sequence());
        engine.stages().ingest().onSlot(quote, engine.nextSequence());
        long lots = 0;
        for (final Slot fill : fills[turn()]) {
            stamp(fill.input);
            engine.stages().ingest().onSlot(fill, engine.nextSequence());
            lots = fill.ingest.lastLots;
        }
        return lots;
    }

    private void stamp(final InputSection input) {
        input.buffer.putLong(TIME_OFFSET, engine.nextTimeNs());
        input.buffer.putLong(EXECUTION_OFFSET, ++executions);
    }

    /** A quote and fills, as ingest would leave them, through index; returns the position behind them. */
    public long index() {
        final Slot quote = quotes[half];
        ring.next(quote.ingest, engine.nextTimeNs());
        engine.stages().index().onSlot(quote, engine.nextSequence());
        long lots = 0;
        for (final Slot fill : fills[turn()]) {
            fill.ingest.timeNs = engine.nextTimeNs();
            engine.stages().index().onSlot(fill, engine.nextSequence());
            lots = fill.index.positionLots[0];
        }
        return lots;
    }

    /** What index said of a quote and of fills through hedge; returns how many targets changed. */
    public int hedge() {
        final Slot quote = quotes[half];
        quote.ingest.timeNs = engine.nextTimeNs();
        engine.stages().hedge().onSlot(quote, engine.nextSequence());
        for (final Slot fill : fills[turn()]) {
            fill.ingest.timeNs = engine.nextTimeNs();
            engine.stages().hedge().onSlot(fill, engine.nextSequence());
        }
        int changed = 0;
        for (final Action action : quote.hedge.action) {
            changed += action == Action.NONE ? 0 : 1;
        }
        return changed;
    }

    /** What hedge said of a quote and of fills through order; returns the number of outputs of the quote. */
    public int order() {
        final Slot quote = quotes[half];
        quote.ingest.timeNs = engine.nextTimeNs();
        final long sequence = engine.nextSequence();
        engine.stages().order().onSlot(quote, sequence);
        for (final Slot fill : fills[turn()]) {
            fill.ingest.timeNs = engine.nextTimeNs();
            fill.ingest.clientOrderId =
                    ClientOrderId.pack(EPOCH, sequence, ClientOrderId.legId(fill.ingest.clientOrderId));
            engine.stages().order().onSlot(fill, engine.nextSequence());
        }
        return quote.order.outputCount;
    }

    /** The half that it is, and the other one next. */
    private int turn() {
        final int now = half;
        half = HALVES - 1 - now;
        return now;
    }

    Counters counters() {
        return engine.counters();
    }

    /** Behind the last fill of the half that comes next, which is the one before it. */
    Slot lastSlot() {
        return fills[HALVES - 1 - half][contracts - 1];
    }
}
