package io.ballast.launch;

import io.ballast.counter.Counter;
import io.ballast.counter.Counters;
import io.ballast.journal.JournalWriter;
import io.ballast.pipeline.InputJournal;
import io.ballast.slot.OrderSection;
import io.ballast.slot.Slot;

/** Hands slots to the journal's writer. */
public final class SessionJournal implements InputJournal {
    private final JournalWriter writer;
    private final Counters counters;

    public SessionJournal(final JournalWriter writer, final Counters counters) {
        this.writer = writer;
        this.counters = counters;
    }

    @Override
    public void append(final long sequence, final Slot slot) {
        final OrderSection order = slot.order;
        writer.append(
                sequence, slot.input.buffer, 0, slot.input.length, order.outputs, order.outputBytes, order.outputCount);
        counters.increment(Counter.JOURNAL_DOCUMENTS);
        counters.add(Counter.JOURNAL_BYTES, slot.input.length + order.outputBytes);
    }

    /** Touches pages before they are needed: a page fault in an append costs microseconds. */
    @Override
    public int onIdle() {
        return writer.touchAhead();
    }

    @Override
    public long nextSequence() {
        return writer.nextSequence();
    }

    @Override
    public void appendUnprocessed(final long sequence, final Slot slot) {
        writer.appendUnprocessed(sequence, slot.input.buffer, 0, slot.input.length);
    }
}
