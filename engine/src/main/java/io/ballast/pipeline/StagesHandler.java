package io.ballast.pipeline;

import com.lmax.disruptor.EventHandler;
import io.ballast.slot.Slot;
import io.ballast.slot.Stage;

/** Runs one stage, or several in their order, on one thread. */
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
