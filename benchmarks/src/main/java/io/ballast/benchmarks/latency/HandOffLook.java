package io.ballast.benchmarks.latency;

import io.ballast.benchmarks.openloop.Market;
import io.ballast.benchmarks.openloop.NativeThreads;
import io.ballast.benchmarks.openloop.ScratchDirectory;
import io.ballast.benchmarks.report.Cell;
import io.ballast.benchmarks.report.Unpublished;
import io.ballast.settings.Profile;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;

/**
 * A short look at what a second thread costs: a tick to its order on one thread and on two, without a journal, and a bare hop
 * of the Disruptor, in turn in one JVM.
 *
 * @param cells       direct, fused and hop, if all could be measured
 * @param unpublished what could not, and why
 */
public record HandOffLook(List<Cell> cells, List<Unpublished> unpublished) {
    private static final long TICKS_PER_SECOND = 20_000;
    private static final int CONSTITUENTS = 20;
    private static final Effort EFFORT = new Effort(1, 10, 10, 80, 200, 2);

    public HandOffLook {
        cells = List.copyOf(cells);
        unpublished = List.copyOf(unpublished);
    }

    /**
     * Takes some seconds.
     *
     * @param out where progress goes
     * @throws IOException if a JVM cannot be started or breaks
     */
    public static HandOffLook measure(final PrintWriter out) throws IOException, InterruptedException {
        final List<CellSpec> wanted =
                List.of(engine(Profile.DIRECT), engine(Profile.FUSED), CellSpec.hop("disruptor", TICKS_PER_SECOND));
        try (ScratchDirectory scratch = new ScratchDirectory()) {
            final LatencyRun run =
                    new LatencyRun(out, EFFORT, NativeThreads.allowedCpus(), scratch.path(), scratch.path());
            run.measure("hand-off", wanted);
            return new HandOffLook(run.cells(), run.unpublished());
        }
    }

    private static CellSpec engine(final Profile profile) {
        return CellSpec.engine(profile, TICKS_PER_SECOND, false, CellSpec.STEADY, Market.TRADING, CONSTITUENTS);
    }

    /** Only if nothing is unpublished. */
    public Cell direct() {
        return cells.get(0);
    }

    /** Only if nothing is unpublished. */
    public Cell fused() {
        return cells.get(1);
    }

    /** Only if nothing is unpublished. */
    public Cell hop() {
        return cells.get(2);
    }
}
