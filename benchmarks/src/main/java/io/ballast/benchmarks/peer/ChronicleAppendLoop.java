package io.ballast.benchmarks.peer;

import io.ballast.benchmarks.openloop.DocumentLength;
import io.ballast.benchmarks.openloop.Market;
import io.ballast.benchmarks.openloop.Measurement;
import io.ballast.benchmarks.openloop.Placement;
import io.ballast.benchmarks.openloop.Schedule;
import io.ballast.benchmarks.openloop.Subject;
import io.ballast.benchmarks.openloop.Window;
import java.util.List;

/** Appends flat out to a bare queue, each document as long as the journal's of a tick without outputs. */
public final class ChronicleAppendLoop implements Subject {
    private static final int SETTLING = 50_000;
    private static final int DOCUMENTS = 400_000;

    private final List<Integer> allowed;
    private final int length;

    /** @param allowed processors of this process */
    public ChronicleAppendLoop(final List<Integer> allowed, final int constituents) {
        this.allowed = List.copyOf(allowed);
        length = DocumentLength.of(allowed, constituents, Market.STEADY);
    }

    @Override
    public Measurement run(final Schedule schedule) {
        final Placement placement = new Placement(allowed);
        try (BareQueue queue = new BareQueue(length)) {
            final Window window = placement.apply();
            append(queue, SETTLING);
            window.open();
            final long beginNs = System.nanoTime();
            append(queue, DOCUMENTS);
            final long elapsedNs = System.nanoTime() - beginNs;
            window.close();
            return Measurement.flatOut(DOCUMENTS, elapsedNs, window);
        } finally {
            placement.release();
        }
    }

    private static void append(final BareQueue queue, final int documents) {
        for (int i = 0; i < documents; i++) {
            queue.append();
        }
    }
}
