package io.ballast.pipeline;

import com.lmax.disruptor.AlertException;
import com.lmax.disruptor.SequenceBarrier;
import com.lmax.disruptor.TimeoutException;

/** What the appending thread waits at: until the next slot is there, the journal prepares for it. */
final class JournalBarrier implements SequenceBarrier {
    private final SequenceBarrier barrier;
    private final InputJournal journal;

    JournalBarrier(final SequenceBarrier barrier, final InputJournal journal) {
        this.barrier = barrier;
        this.journal = journal;
    }

    @Override
    public long waitFor(final long sequence) throws AlertException, InterruptedException, TimeoutException {
        while (barrier.getCursor() < sequence && journal.onIdle() > 0) {
            barrier.checkAlert();
        }
        return barrier.waitFor(sequence);
    }

    @Override
    public long getCursor() {
        return barrier.getCursor();
    }

    @Override
    public boolean isAlerted() {
        return barrier.isAlerted();
    }

    @Override
    public void alert() {
        barrier.alert();
    }

    @Override
    public void clearAlert() {
        barrier.clearAlert();
    }

    @Override
    public void checkAlert() throws AlertException {
        barrier.checkAlert();
    }
}
