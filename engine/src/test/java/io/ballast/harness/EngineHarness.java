package io.ballast.harness;

import io.ballast.counter.Counter;
import io.ballast.counter.Counters;
import io.ballast.harness.Outputs.NewOrder;
import io.ballast.harness.Outputs.Output;
import io.ballast.message.AccountChange;
import io.ballast.message.CommandType;
import io.ballast.message.ExecutionEncoder;
import io.ballast.message.ExecutionType;
import io.ballast.message.IndexForm;
import io.ballast.message.Side;
import io.ballast.message.SourceStatus;
import io.ballast.message.VenueReason;
import io.ballast.pipeline.Stages;
import io.ballast.settings.OverlaySettings;
import io.ballast.slot.EventKind;
import io.ballast.slot.IngestOutcome;
import io.ballast.slot.Slot;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.ObjIntConsumer;
import org.agrona.DirectBuffer;
import org.agrona.ExpandableArrayBuffer;

/**
 * The four stages on the test's thread: one word in, decoded outputs out. All events share one recycled slot, and go also
 * through stages that were set to what these wrote: every test of what the engine does is one of its snapshots too.
 */
public final class EngineHarness {
    private static final long NANOS = 1_000_000_000L;
    private static final int MOST_OUTPUTS = 100_000;

    private final World world;
    private final Counters counters = new Counters();
    private final Stages stages;
    private final Slot slot;
    private final Shadow shadow;
    private final Inputs inputs = new Inputs();
    private final List<Output> history = new ArrayList<>();
    private final NewOrder[] lastOrder;
    private Consumer<Slot> beforeEvent = slot -> {};
    private ObjIntConsumer<DirectBuffer> recorder = (input, length) -> {};
    private DirectBuffer lastInput = inputs.timer();
    private long sequence;

    /** An engine that knows its account: no cash, and nothing held of any sleeve's assets. */
    public EngineHarness(final World world) {
        this(world, true);
    }

    private EngineHarness(final World world, final boolean isOpened) {
        this.world = world;
        stages = world.stages(counters);
        shadow = new Shadow(world.slotShape(), () -> world.stages(new Counters()));
        slot = new Slot(world.slotShape());
        lastOrder = new NewOrder[world.overlays().size()];
        if (isOpened) {
            open();
        }
    }

    /** An engine that was told nothing yet. */
    public static EngineHarness unopened(final World world) {
        return new EngineHarness(world, false);
    }

    private void open() {
        cash(0);
        world.sleeves().stream()
                .flatMap(sleeve -> sleeve.assetIds().stream())
                .sorted()
                .forEach(assetId -> hold(world.instruments().get(assetId).name(), 0));
    }

    /** Fills the slot with garbage before each event. */
    public EngineHarness poisonedBy(final Poison poison) {
        beforeEvent = poison::apply;
        shadow.ignoreSections();
        return this;
    }

    /** Shows every input from here on, with its length. */
    public EngineHarness recordedBy(final ObjIntConsumer<DirectBuffer> recorder) {
        this.recorder = recorder;
        return this;
    }

    /** Runs one encoded input through all stages. */
    public List<Output> feed(final DirectBuffer input) {
        return feed(input, input.capacity());
    }

    /** Shows the stages, and fresh ones that were set to what they wrote, whenever the harness does that. */
    public EngineHarness onRestored(final BiConsumer<Stages, Stages> look) {
        shadow.onRestored(look);
        return this;
    }

    /** Sets fresh stages to what these write after the next event. */
    public void restoreNext() {
        shadow.cutNext();
    }

    /** Feeds the last input again. */
    public List<Output> repeat() {
        return feed(lastInput);
    }

    /** Feeds what the other engine was fed last. */
    public List<Output> follow(final EngineHarness other) {
        return feed(other.lastInput);
    }

    public List<Output> feed(final DirectBuffer input, final int length) {
        lastInput = input;
        recorder.accept(input, length);
        beforeEvent.accept(slot);
        slot.input.buffer.putBytes(0, input, 0, length);
        slot.input.length = length;
        shadow.onSlot(stages, slot, sequence++);
        if (slot.ingest.kind == EventKind.EXECUTION) {
            inputs.onExecutionTaken(slot.ingest.sourceId, slot.ingest.executionSequence);
        }
        if (slot.index.unattributedNanoUsd() != 0) {
            throw new AssertionError("of NAV " + slot.index.navNanoUsd + " its parts leave out "
                    + slot.index.unattributedNanoUsd() + " after " + slot.ingest.kind);
        }
        final List<Output> outputs = Outputs.decode(slot.order);
        for (final Output output : outputs) {
            if (output instanceof NewOrder order) {
                lastOrder[order.overlay()] = order;
            }
        }
        history.addAll(outputs);
        return outputs;
    }

    public EngineHarness elapse(final long ns) {
        inputs.elapse(ns);
        return this;
    }

    public List<Output> quote(final String name, final long bid, final long ask) {
        return feed(inputs.quote(world.id(name), sourceOf(name), bid, ask));
    }

    /** With so many lots on either side. */
    public List<Output> quote(final String name, final long bid, final long ask, final long lots) {
        return feed(inputs.quote(world.id(name), sourceOf(name), bid, ask, lots));
    }

    public List<Output> mark(final String name, final long ticks) {
        return feed(inputs.mark(mark -> mark.markTicks(ticks)
                .indexTicks(ticks)
                .instrumentId(world.id(name))
                .sourceId(sourceOf(name))));
    }

    /** Mark and index apart, with the rate predicted for the funding period that ends so long from now. */
    public List<Output> mark(
            final String name, final long markTicks, final long indexTicks, final long ratePpb, final long untilNs) {
        return feed(inputs.mark(mark -> mark.markTicks(markTicks)
                .indexTicks(indexTicks)
                .fundingRatePpb(ratePpb)
                .nextFundingTimeNs(inputs.timeNs() + untilNs)
                .instrumentId(world.id(name))
                .sourceId(sourceOf(name))));
    }

    public List<Output> hold(final String name, final long lots) {
        return feed(inputs.holding(world.id(name), sourceOf(name), lots));
    }

    public List<Output> cash(final long usd) {
        return feed(inputs.account(0, AccountChange.TRANSFER, usd * NANOS));
    }

    public List<Output> funding(final String contract, final long nanoUsd) {
        return feed(inputs.account(account -> account.amountNanoUsd(nanoUsd)
                .instrumentId(world.id(contract))
                .sourceId(sourceOf(contract))
                .change(AccountChange.FUNDING)));
    }

    public List<Output> specification(final String contract, final long nanoUsdPerHalfTickLot) {
        return feed(inputs.specification(world.id(contract), sourceOf(contract), nanoUsdPerHalfTickLot));
    }

    /** A specification for so long from now. */
    public List<Output> specification(final String contract, final long nanoUsdPerHalfTickLot, final long inNs) {
        return feed(inputs.specification(
                world.id(contract), sourceOf(contract), nanoUsdPerHalfTickLot, inputs.timeNs() + inNs));
    }

    /** A fill of an order that the engine did not send. */
    public List<Output> trade(final String contract, final long signedLots, final long ticks) {
        final NewOrder foreign = new NewOrder(1L << 40, 0, world.id(contract), signedLots, ticks, false);
        return execution(
                foreign,
                fields -> fields.executionType(ExecutionType.FILL)
                        .lastLots(Math.abs(signedLots))
                        .lastTicks(ticks));
    }

    public List<Output> target(final String sleeve, final double weight, final int remaining) {
        return feed(inputs.target(world.sleeveId(sleeve), Math.round(weight * NANOS), remaining));
    }

    public List<Output> command(final CommandType type) {
        return feed(inputs.command(type, -1, 0));
    }

    /** A command that stands until {@code expiryNs}; 0: until the next one. */
    public List<Output> command(final CommandType type, final int overlay, final long value, final long expiryNs) {
        return feed(inputs.command(type, overlay, value, expiryNs));
    }

    /** Fills every order among these outputs, and every one that follows from that, whole and at mid; all outputs. */
    public List<Output> settle(final List<Output> outputs) {
        final List<Output> all = new ArrayList<>(outputs);
        for (int i = 0; i < all.size(); i++) {
            if (all.size() > MOST_OUTPUTS) {
                throw new AssertionError("orders without end: " + all.subList(all.size() - 10, all.size()));
            }
            if (all.get(i) instanceof NewOrder order) {
                all.addAll(fill(order, Math.abs(order.lots()), midTicks(order.contract()), 0));
            }
        }
        return all;
    }

    private long midTicks(final int instrument) {
        for (int leg = 0; leg < slot.index.bidTicks.length; leg++) {
            if (instrumentOf(leg) == instrument) {
                return (slot.index.bidTicks[leg] + slot.index.askTicks[leg]) / 2;
            }
        }
        throw new AssertionError("no leg trades instrument " + instrument);
    }

    private int instrumentOf(final int leg) {
        return OverlaySettings.legsOf(world.overlays()).get(leg).instrumentId();
    }

    /** Id of the leg that trades this instrument. */
    public int leg(final String instrument) {
        for (int leg = 0; leg < slot.index.bidTicks.length; leg++) {
            if (instrumentOf(leg) == world.id(instrument)) {
                return leg;
            }
        }
        throw new AssertionError("no leg trades " + instrument);
    }

    public long position(final String instrument) {
        return slot.index.positionLots[leg(instrument)];
    }

    public long targetLots(final String instrument) {
        return slot.hedge.targetLots[leg(instrument)];
    }

    public List<Output> status(final int sourceId, final SourceStatus status) {
        return feed(inputs.status(sourceId, status));
    }

    public List<Output> begin(final String index, final IndexForm form, final int members) {
        return feed(inputs.recompositionBegin(world.indexId(index), form, members, 0, 0));
    }

    public List<Output> member(final String index, final String name, final String amount) {
        final BigDecimal value = new BigDecimal(amount);
        return feed(inputs.recompositionMember(
                world.indexId(index), world.id(name), value.unscaledValue().longValueExact(), -value.scale()));
    }

    public List<Output> commit(final String index) {
        return feed(inputs.recompositionCommit(world.indexId(index)));
    }

    public List<Output> timer() {
        return feed(inputs.timer());
    }

    /** The venue took the first overlay's last order. */
    public List<Output> accept() {
        return answer(
                lastOrder(0), ExecutionType.ACCEPTED, Math.abs(lastOrder(0).lots()));
    }

    public List<Output> answer(final NewOrder order, final ExecutionType type, final long leaves) {
        return execution(order, fields -> fields.executionType(type).leavesLots(leaves));
    }

    /** The first overlay's last order is filled in part; {@code leaves} stay open. */
    public List<Output> fill(final long lots, final long leaves) {
        return fill(lastOrder(0), lots, lastOrder(0).limit(), leaves);
    }

    public List<Output> fill(final NewOrder order, final long lots, final long ticks, final long leaves) {
        return execution(
                order,
                fields -> fields.executionType(ExecutionType.FILL)
                        .lastLots(lots)
                        .lastTicks(ticks)
                        .leavesLots(leaves));
    }

    /** The first overlay's last order is filled at once and whole. */
    public List<Output> fillAll() {
        return fill(Math.abs(lastOrder(0).lots()), 0);
    }

    public List<Output> execution(final NewOrder order, final Consumer<ExecutionEncoder> fields) {
        return feed(inputs.execution(execution -> {
            execution
                    .clientOrderId(order.clientOrderId())
                    .instrumentId(order.contract())
                    .sourceId(world.instruments().get(order.contract()).sourceId())
                    .side(order.lots() > 0 ? Side.BUY : Side.SELL)
                    .venueReason(VenueReason.NONE);
            fields.accept(execution);
        }));
    }

    public List<Output> sendFailure(final NewOrder order, final int templateId) {
        return feed(inputs.sendFailure(order.clientOrderId(), order.contract(), templateId));
    }

    private int sourceOf(final String name) {
        return world.instrument(name).sourceId();
    }

    public NewOrder lastOrder(final int overlay) {
        if (lastOrder[overlay] == null) {
            throw new AssertionError("overlay " + overlay + " has sent no order; outputs so far: " + history);
        }
        return lastOrder[overlay];
    }

    /** What is sent when the session ends. */
    public List<Output> cancelAll() {
        shadow.letGo();
        stages.order().cancelAll(slot.order, inputs.timeNs(), false);
        return Outputs.decode(slot.order);
    }

    /** All state of all stages. */
    public byte[] state() {
        final ExpandableArrayBuffer buffer = new ExpandableArrayBuffer(1 << 12);
        final int end = stages.writeState(buffer, 0);
        return Arrays.copyOf(buffer.byteArray(), end);
    }

    public long count(final Counter counter) {
        return counters.get(counter);
    }

    public IngestOutcome outcome() {
        return slot.ingest.outcome;
    }

    /** As the last event left it. */
    public Slot slot() {
        return slot;
    }

    public Inputs inputs() {
        return inputs;
    }

    public World world() {
        return world;
    }

    public Stages stages() {
        return stages;
    }

    /** Every output since the start, or since the last call. */
    public List<Output> takeHistory() {
        final List<Output> taken = List.copyOf(history);
        history.clear();
        return taken;
    }
}
