package io.ballast.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.counter.Counters;
import io.ballast.slot.CommandKind;
import io.ballast.slot.EventKind;
import io.ballast.slot.Slot;
import io.ballast.slot.SlotShape;
import org.junit.jupiter.api.Test;

/** What lies between a kill and its cancellations. */
class KillLatchTest {
    private final KillLatch latch = new KillLatch(new Counters());
    private final Slot slot = new Slot(new SlotShape(1, 1, 1, 1, 1, 1));

    private void sent(final EventKind kind, final boolean isKill) {
        slot.input.claimedNanoTime = System.nanoTime();
        slot.ingest.kind = kind;
        slot.order.isKill = isKill;
        latch.onSent(slot);
    }

    private long measured() {
        return latch.seenToCancelNs().getTotalCount();
    }

    @Test
    void shouldMeasureABreachAsACommand() {
        sent(EventKind.EXECUTION, false);
        assertThat(measured()).isZero();
        sent(EventKind.EXECUTION, true);
        assertThat(measured()).isEqualTo(1);
        slot.ingest.commandKind = CommandKind.KILL;
        sent(EventKind.COMMAND, true);
        assertThat(measured()).isEqualTo(2);
        slot.ingest.commandKind = CommandKind.RESET_KILL;
        sent(EventKind.COMMAND, false);
        assertThat(measured()).isEqualTo(2);
        assertThat(latch.resets()).isEqualTo(1);
    }

    /** What the feed saw blocks the stages only once its own KILL has passed them. */
    @Test
    void shouldHoldOnThroughABreachUntilTheKillThatWasSeenHasPassed() {
        latch.hold(System.nanoTime());
        sent(EventKind.QUOTE, true);
        assertThat(latch.isHolding()).isTrue();
        slot.ingest.commandKind = CommandKind.KILL;
        sent(EventKind.COMMAND, true);
        assertThat(latch.isHolding()).isFalse();
    }
}
