package io.ballast.replay.export;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.launch.Decision;
import io.ballast.slot.ExecutionKind;
import io.ballast.slot.IngestSection;
import org.junit.jupiter.api.Test;

/** What a venue tells of an order behind its end still belongs to it. */
class OrderLifeTest {
    private final OrderLife life = new OrderLife(new Decision.Order(0, 0, 0, 7, 10, 1_000, "IMMEDIATE_OR_CANCEL"), 3);

    private void execution(final ExecutionKind kind, final long timeNs, final long lots, final long leavesLots) {
        final IngestSection in = new IngestSection();
        in.executionKind = kind;
        in.timeNs = timeNs;
        in.lastLots = lots;
        in.lastTicks = 1_000;
        in.feeNanoUsd = lots;
        in.leavesLots = leavesLots;
        life.onExecution(in);
    }

    @Test
    void shouldCountAFillThatComesBehindTheEnd() {
        execution(ExecutionKind.EXPIRED, 100, 0, 0);
        execution(ExecutionKind.FILL, 200, 4, 6);
        assertThat(life.status).isEqualTo(OrderLife.Status.EXPIRED);
        assertThat(life.filledLots).isEqualTo(4);
        assertThat(life.feeNanoUsd).isEqualTo(4);
        assertThat(life.endedNs).isEqualTo("100");
    }

    @Test
    void shouldNotOpenAgainForAnAcknowledgementThatComesBehindTheEnd() {
        execution(ExecutionKind.FILL, 100, 10, 0);
        execution(ExecutionKind.ACCEPTED, 200, 0, 0);
        assertThat(life.status).isEqualTo(OrderLife.Status.FILLED);
        assertThat(life.acceptedNs).isEqualTo("200");
    }

    @Test
    void shouldBeWaitedForAMinuteBehindItsEnd() {
        assertThat(life.isOver(Long.MAX_VALUE)).as("still working").isFalse();
        execution(ExecutionKind.CANCELED, 100, 0, 0);
        assertThat(life.isOver(100 + OrderLife.LATEST_FILL_NS - 1)).isFalse();
        assertThat(life.isOver(100 + OrderLife.LATEST_FILL_NS)).isTrue();
    }
}
