package io.ballast.replay.lab;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** One unit on its way. Of its run nothing is kept but how far it came, so that memory does not grow with the units done. */
final class UnitTask implements Callable<UnitResult> {
    private final SweepUnit unit;
    private final boolean keepsJournal;
    private volatile @Nullable LabRun run;
    private volatile boolean isDone;
    private volatile long inputsDone;

    UnitTask(final SweepUnit unit, final boolean keepsJournal) {
        this.unit = unit;
        this.keepsJournal = keepsJournal;
    }

    @Override
    public UnitResult call() {
        try {
            return unit.run(keepsJournal, begun -> run = begun);
        } finally {
            inputsDone = inputs();
            isDone = true;
            run = null;
        }
    }

    /** Inputs so far; any thread may ask. */
    long inputs() {
        final LabRun running = run;
        return running == null ? inputsDone : running.inputs();
    }

    /** Share that is done, NaN while nobody knows; any thread may ask. */
    double share() {
        final LabRun running = run;
        if (isDone) {
            return 1;
        }
        return running == null ? 0 : running.share();
    }
}
