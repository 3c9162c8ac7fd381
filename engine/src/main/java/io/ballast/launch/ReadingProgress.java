package io.ballast.launch;

import java.util.concurrent.atomic.AtomicLong;

/** How far a re-run has come. Written by one thread, looked at by any. */
public final class ReadingProgress {
    private final AtomicLong inputs = new AtomicLong();
    private final AtomicLong bytes = new AtomicLong();
    private final AtomicLong totalBytes = new AtomicLong();
    private long earlierBytes;

    /** The journals to be read have so many bytes together, zeros behind the last document included. */
    void begin(final long total) {
        inputs.set(0);
        earlierBytes = 0;
        totalBytes.set(total);
    }

    /** An input that begins at this byte of its journal is done with. */
    void onInput(final long fileOffset) {
        inputs.lazySet(inputs.getPlain() + 1);
        bytes.lazySet(earlierBytes + fileOffset);
    }

    /** A journal of so many bytes has been read to where the next session went on. */
    void onJournalEnd(final long journalBytes) {
        earlierBytes += journalBytes;
    }

    /** Share of all bytes that has been read, less than the truth: a file ends with zeros. NaN before reading began. */
    public double share() {
        final long total = totalBytes.get();
        return total == 0 ? Double.NaN : Math.min(1, (double) bytes.get() / total);
    }

    /** Inputs read, those of earlier sessions included. */
    public long inputs() {
        return inputs.get();
    }
}
