package io.ballast.pipeline;

import io.ballast.slot.Slot;

/** Where every input goes before anything it caused may leave. One thread calls. */
public interface InputJournal {
    /** Writes nothing: for benchmarks and for re-running a journal. */
    InputJournal NONE = new InputJournal() {
        @Override
        public void append(final long sequence, final Slot slot) {}

        @Override
        public void appendUnprocessed(final long sequence, final Slot slot) {}
    };

    /** One input with its outputs. */
    void append(long sequence, Slot slot);

    /** Called by a thread that appends and has nothing else to do; returns a work count. */
    default int onIdle() {
        return 0;
    }

    /** Sequence that the next input must have, or 0 if that is not counted. Once no thread appends. */
    default long nextSequence() {
        return 0;
    }

    /** An input that a fail-stop kept from being processed. */
    void appendUnprocessed(long sequence, Slot slot);
}
