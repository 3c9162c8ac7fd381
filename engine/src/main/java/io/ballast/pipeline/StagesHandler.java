package io.ballast.pipeline;

import com.lmax.disruptor.EventHandler;
import io.ballast.slot.Slot;
import io.ballast.slot.Stage;

/**
 * Runs one stage, or several in their order, on one thread.
 *
 * <p>One call site for all of them: what it calls is of four classes, so that the compiler takes each stage for a unit of its
 * own. All four in one are more than it inlines, and what is rare in one of them would throw away the code of all.
 */
final class StagesHandler implements EventHandler<Slot> {
    private final Stage[] stages;

    StagesHandler(final Stage... stages) {
        this.stages = stages.clone();
    }

    @Override
    public void onEvent(final Slot slot, final long sequence, final boolean endOfBatch) {
        for (final Stage stage : stages) {
            stage.onSlot(slot, sequence);
        }
    }
}
