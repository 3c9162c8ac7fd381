package io.ballast.pipeline;

import com.lmax.disruptor.EventHandler;
import io.ballast.slot.Slot;

/** Journal, then egress: no order leaves before its cause is journaled. */
final class TailHandler implements EventHandler<Slot> {
    private final InputJournal journal;
    private final Egress egress;
    private final KillLatch latch;
    private final SlotObserver observer;

    TailHandler(final InputJournal journal, final Egress egress, final KillLatch latch, final SlotObserver observer) {
        this.journal = journal;
        this.egress = egress;
        this.latch = latch;
        this.observer = observer;
    }

    @Override
    public void onEvent(final Slot slot, final long sequence, final boolean endOfBatch) {
        journal.append(sequence, slot);
        egress.send(slot.order, slot.ingest.timeNs);
        latch.onSent(slot);
        observer.onSlot(slot, sequence);
    }
}
