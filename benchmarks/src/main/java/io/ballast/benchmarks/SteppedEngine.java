package io.ballast.benchmarks;

import io.ballast.counter.Counters;
import io.ballast.instrument.Instrument;
import io.ballast.launch.EngineConfiguration;
import io.ballast.launch.StagesFactory;
import io.ballast.message.AccountChange;
import io.ballast.message.AccountEncoder;
import io.ballast.message.CommandEncoder;
import io.ballast.message.CommandType;
import io.ballast.message.ContractSpecificationEncoder;
import io.ballast.message.HoldingEncoder;
import io.ballast.message.MessageHeaderEncoder;
import io.ballast.message.TimerEncoder;
import io.ballast.pipeline.Stages;
import io.ballast.slot.Slot;
import java.util.ArrayList;
import java.util.List;

/**
 * The four stages without ring, threads or journal: inputs go one at a time through one recycled slot, and an instant
 * venue fills the orders. Engine time moves by a fixed step with every input, and a timer goes in whenever one is due.
 */
final class SteppedEngine {
    /** Engine time from one input to the next: 100,000 inputs a second. */
    static final long STEP_NS = 10_000;
    /** From one timer to the next, as the portfolio is configured. */
    private static final long TIMER_NS = 1_000_000_000;

    private static final long START_NS = 1_700_000_000_000_000_000L;
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final InstantVenue venue = new InstantVenue();
    private final TimerEncoder timer = new TimerEncoder();
    private final Counters counters = new Counters();
    private final EngineConfiguration configuration;
    private final Stages stages;
    private Slot slot;
    private long sequence;
    private long timeNs = START_NS;
    private long timerNs = START_NS + TIMER_NS;
    private long timerOutputs;

    /** An engine that knows its account and has a quote of everything, its first orders filled. */
    SteppedEngine(final EngineConfiguration configuration) {
        this.configuration = configuration;
        stages = StagesFactory.create(configuration, counters);
        slot = new Slot(configuration.slotShape());
        balance(configuration.cashNanoUsd());
        configuration.instruments().forEach(this::open);
        settle();
    }

    /** Gathers a sample for every estimate at each of these spacings. */
    void season(final long gridNs) {
        new Seasoning(this, configuration.instruments()).season(gridNs);
        timerOutputs = 0;
    }

    private void open(final Instrument instrument) {
        if (instrument.isContract()) {
            specification(instrument);
        } else {
            holding(instrument, configuration.holdingLots().get(instrument.id()));
        }
        quote(
                instrument,
                instrument.isContract() ? BenchmarkPortfolio.CONTRACT_TICKS : BenchmarkPortfolio.CONSTITUENT_TICKS);
    }

    /** Takes a quote of one instrument through all stages. */
    void quote(final Instrument instrument, final long midTicks) {
        QuoteRing.encode(slot.input, instrument.id(), midTicks, nextTimeNs(), sequence);
        run();
    }

    private void balance(final long cashNanoUsd) {
        new AccountEncoder()
                .wrapAndApplyHeader(slot.input.buffer, 0, header)
                .receiveTimeNs(nextTimeNs())
                .eventTimeNs(0)
                .sourceSequence(sequence)
                .amountNanoUsd(cashNanoUsd)
                .instrumentId(-1)
                .sourceId(0)
                .change(AccountChange.OPENING_BALANCE);
        run(AccountEncoder.BLOCK_LENGTH);
    }

    private void holding(final Instrument instrument, final long qtyLots) {
        new HoldingEncoder()
                .wrapAndApplyHeader(slot.input.buffer, 0, header)
                .receiveTimeNs(nextTimeNs())
                .eventTimeNs(0)
                .sourceSequence(sequence)
                .qtyLots(qtyLots)
                .instrumentId(instrument.id())
                .sourceId(instrument.sourceId());
        run(HoldingEncoder.BLOCK_LENGTH);
    }

    private void specification(final Instrument instrument) {
        new ContractSpecificationEncoder()
                .wrapAndApplyHeader(slot.input.buffer, 0, header)
                .receiveTimeNs(nextTimeNs())
                .eventTimeNs(0)
                .sourceSequence(sequence)
                .effectiveTimeNs(timeNs)
                .nanoUsdPerHalfTickLot(instrument.nanoUsdPerHalfTickLot())
                .instrumentId(instrument.id())
                .sourceId(instrument.sourceId());
        run(ContractSpecificationEncoder.BLOCK_LENGTH);
    }

    /** Takes an operator's command to all overlays through all stages. */
    void command(final CommandType type) {
        new CommandEncoder()
                .wrapAndApplyHeader(slot.input.buffer, 0, header)
                .receiveTimeNs(nextTimeNs())
                .eventTimeNs(0)
                .sourceSequence(sequence)
                .value(0)
                .overlayId(-1)
                .commandType(type)
                .author("benchmark")
                .reason("seasoning")
                .expiryTimeNs(0);
        run(CommandEncoder.BLOCK_LENGTH);
    }

    private void run(final int blockLength) {
        slot.input.length = MessageHeaderEncoder.ENCODED_LENGTH + blockLength;
        run();
    }

    /** Takes the ring's next quote through all stages, and before it a timer if one is due. */
    void quote(final QuoteRing ring) {
        if (timeNs >= timerNs) {
            onTimer();
        }
        take(ring);
        run();
    }

    /** Puts the ring's next quote into the slot and no further. */
    void take(final QuoteRing ring) {
        ring.next(slot.input, nextTimeNs(), sequence);
    }

    /** Lets time pass to the beginning of the next cell of a grid, with a timer there. */
    void skipTo(final long gridNs) {
        timeNs = (Math.floorDiv(timeNs, gridNs) + 1) * gridNs;
        onTimer();
    }

    private void onTimer() {
        timerNs = timeNs + TIMER_NS;
        timer.wrapAndApplyHeader(slot.input.buffer, 0, header)
                .receiveTimeNs(nextTimeNs())
                .eventTimeNs(0)
                .sourceSequence(sequence);
        run(TimerEncoder.BLOCK_LENGTH);
        timerOutputs += slot.order.outputCount;
    }

    /** Takes the fills of the orders just sent through all stages, and those of what they lead to; returns how many. */
    int settle() {
        int fills = 0;
        venue.take(slot.order);
        while (venue.hasOrder()) {
            venue.fill(slot.index, slot.input, nextTimeNs());
            run();
            venue.take(slot.order);
            fills++;
        }
        return fills;
    }

    private void run() {
        stages.onSlot(slot, sequence++);
    }

    /** As {@link #settle}, each fill in a slot of its own. */
    Slot[] settleInNewSlots() {
        final List<Slot> slots = new ArrayList<>();
        venue.take(slot.order);
        while (venue.hasOrder()) {
            final Slot before = slot;
            slot = new Slot(configuration.slotShape());
            venue.fill(before.index, slot.input, nextTimeNs());
            run();
            venue.take(slot.order);
            slots.add(slot);
        }
        return slots.toArray(Slot[]::new);
    }

    /** Goes on in a new slot. */
    Slot renewSlot() {
        slot = new Slot(configuration.slotShape());
        return slot;
    }

    /** Number of the last fill. */
    long executions() {
        return venue.executions();
    }

    /** Moves engine time by one step, for a stage that is run alone. */
    long nextTimeNs() {
        timeNs += STEP_NS;
        return timeNs;
    }

    /** The sequence of the next input. */
    long sequence() {
        return sequence;
    }

    /** The sequence for a stage that is run alone. */
    long nextSequence() {
        return sequence++;
    }

    /** What timers have led to since the market was seasoned. */
    long timerOutputs() {
        return timerOutputs;
    }

    Stages stages() {
        return stages;
    }

    Slot slot() {
        return slot;
    }

    Counters counters() {
        return counters;
    }
}
