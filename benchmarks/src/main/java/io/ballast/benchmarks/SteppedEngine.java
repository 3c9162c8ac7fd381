package io.ballast.benchmarks;

import io.ballast.counter.Counters;
import io.ballast.instrument.Instrument;
import io.ballast.launch.EngineConfiguration;
import io.ballast.launch.StagesFactory;
import io.ballast.message.AccountChange;
import io.ballast.message.AccountEncoder;
import io.ballast.message.ContractSpecificationEncoder;
import io.ballast.message.HoldingEncoder;
import io.ballast.message.MessageHeaderEncoder;
import io.ballast.pipeline.Stages;
import io.ballast.slot.Slot;

/**
 * The four stages without ring, threads or journal: inputs go one at a time through one recycled slot, and an instant
 * venue fills the orders. Engine time moves by a fixed step with every input.
 */
final class SteppedEngine {
    /** Engine time from one input to the next: 100,000 inputs a second. */
    static final long STEP_NS = 10_000;

    private static final long START_NS = 1_700_000_000_000_000_000L;

    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final InstantVenue venue = new InstantVenue();
    private final Counters counters = new Counters();
    private final Stages stages;
    private final Slot slot;
    private long sequence;
    private long timeNs = START_NS;

    /** An engine that knows its account and has a quote of everything, its first order filled. */
    SteppedEngine(final EngineConfiguration configuration) {
        stages = StagesFactory.create(configuration, counters);
        slot = new Slot(configuration.slotShape());
        balance(configuration.cashNanoUsd());
        configuration.instruments().forEach(instrument -> open(instrument, configuration));
        fill();
    }

    private void open(final Instrument instrument, final EngineConfiguration configuration) {
        if (instrument.isContract()) {
            specification(instrument);
            quote(instrument.id(), BenchmarkPortfolio.CONTRACT_TICKS);
        } else {
            holding(instrument, configuration.holdingLots().get(instrument.id()));
            quote(instrument.id(), BenchmarkPortfolio.CONSTITUENT_TICKS);
        }
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

    private void quote(final int instrumentId, final long midTicks) {
        QuoteRing.encode(slot.input, instrumentId, midTicks, nextTimeNs(), sequence);
        run();
    }

    private void run(final int blockLength) {
        slot.input.length = MessageHeaderEncoder.ENCODED_LENGTH + blockLength;
        run();
    }

    /** Takes the ring's next quote through all stages. */
    void quote(final QuoteRing ring) {
        take(ring);
        run();
    }

    /** Puts the ring's next quote into the slot and no further. */
    void take(final QuoteRing ring) {
        ring.next(slot.input, nextTimeNs(), sequence);
    }

    /** Takes the fill of the order just sent through all stages; false if none was sent. */
    boolean fill() {
        if (!venue.answer(slot, timeNs)) {
            return false;
        }
        run();
        return true;
    }

    private void run() {
        stages.onSlot(slot, sequence++);
    }

    /** Moves engine time by one step, for a stage that is run alone. */
    long nextTimeNs() {
        timeNs += STEP_NS;
        return timeNs;
    }

    /** The sequence for a stage that is run alone. */
    long nextSequence() {
        return sequence++;
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
