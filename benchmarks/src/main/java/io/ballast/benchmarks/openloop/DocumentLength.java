package io.ballast.benchmarks.openloop;

import io.ballast.counter.Counters;
import io.ballast.pipeline.InputJournal;
import io.ballast.settings.Profile;
import io.ballast.slot.EventKind;
import io.ballast.slot.Slot;
import java.util.List;

/** How long the journal's document of one tick is: what a bare append has to write to be compared with it. */
public final class DocumentLength implements InputJournal {
    /** What the journal puts before each input: see {@code DocumentDescriptor}. */
    private static final int HEADER_BYTES = 32;

    private static final long RATE = 100_000;
    private static final long LENGTH_NS = 2_000_000;

    private int bytes;

    private DocumentLength() {}

    /** In bytes, its header included. */
    public static int of(final List<Integer> allowed, final int constituents, final Market market) {
        final DocumentLength length = new DocumentLength();
        final Counters counters = new Counters();
        new PacedSubject(
                        allowed,
                        constituents,
                        market,
                        (configuration, gateway) -> new PipelineEngine(
                                configuration, Profile.DIRECT, length, gateway, gateway.observer(), counters))
                .run(Schedule.steady(RATE, LENGTH_NS, LENGTH_NS));
        return length.bytes;
    }

    @Override
    public void append(final long sequence, final Slot slot) {
        if (slot.ingest.kind == EventKind.QUOTE) {
            bytes = HEADER_BYTES + slot.input.length + slot.order.outputBytes;
        }
    }

    @Override
    public void appendUnprocessed(final long sequence, final Slot slot) {
        throw new IllegalStateException("the engine left input " + sequence + " behind");
    }
}
