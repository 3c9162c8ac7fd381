package io.ballast.replay.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.harness.SmallSession;
import io.ballast.instrument.Instrument;
import io.ballast.launch.ConfigurationFile;
import io.ballast.launch.Decision;
import io.ballast.slot.ExecutionKind;
import io.ballast.slot.IngestSection;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

/** What a venue tells of an order, in front of its end and behind it. */
class OrderLifeTest {
    private static final Instrument INSTRUMENT =
            ConfigurationFile.parse("test", SmallSession.yaml()).instruments().get(0);

    private final OrderLife life =
            new OrderLife(new Decision.Order(0, 0, 0, 7, 10, 1_000, "IMMEDIATE_OR_CANCEL"), 3, INSTRUMENT, 4);

    private void execution(final ExecutionKind kind, final long timeNs, final long lots, final long leavesLots) {
        final IngestSection in = new IngestSection();
        in.executionKind = kind;
        in.timeNs = timeNs;
        in.lastLots = lots;
        in.lastTicks = 1_000;
        in.feeNanoUsd = lots;
        in.leavesLots = leavesLots;
        life.onExecution(in, 2 * lots);
    }

    @Test
    void shouldCountAFillThatComesBehindTheEnd() {
        execution(ExecutionKind.EXPIRED, 100, 0, 0);
        execution(ExecutionKind.FILL, 200, 4, 6);
        assertThat(life.status()).isEqualTo(OrderStatus.EXPIRED);
        assertThat(life.filledLots()).isEqualTo(4);
        assertThat(life.feeNanoUsd()).isEqualTo(4);
        assertThat(life.spreadNanoUsd()).isEqualTo(8);
        assertThat(life.averagePrice(0))
                .isEqualByComparingTo(INSTRUMENT.tickSize().multiply(new BigDecimal(1_000)));
        assertThat(life.endedNs()).isEqualTo(100);
    }

    @Test
    void shouldNotOpenAgainForAnAcknowledgementThatComesBehindTheEnd() {
        execution(ExecutionKind.FILL, 100, 10, 0);
        execution(ExecutionKind.ACCEPTED, 200, 0, 0);
        assertThat(life.status()).isEqualTo(OrderStatus.FILLED);
        assertThat(life.acceptedNs()).isEqualTo(200);
        assertThat(life.answeredNs()).isEqualTo(100);
    }

    @Test
    void shouldEndWithAChangeThatLeavesNothingToDo() {
        execution(ExecutionKind.ACCEPTED, 100, 0, 10);
        execution(ExecutionKind.FILL, 200, 4, 6);
        execution(ExecutionKind.AMENDED, 300, 0, 0);
        assertThat(life.status()).isEqualTo(OrderStatus.FILLED);
        assertThat(life.endedNs()).isEqualTo(300);
    }

    @Test
    void shouldEndWhenItNeverLeftOrIsLost() {
        life.onNotSent(100);
        assertThat(life.status()).isEqualTo(OrderStatus.NOT_SENT);
        final OrderLife lost = new OrderLife(life.order(), 3, INSTRUMENT, 4);
        lost.onLost(200);
        assertThat(lost.status()).isEqualTo(OrderStatus.EXPIRED);
        assertThat(lost.events()).containsExactly(OrderEvent.of(200, OrderEvent.Kind.LOST));
    }

    @Test
    void shouldBeWaitedForAMinuteBehindItsEnd() {
        assertThat(life.isOver(Long.MAX_VALUE)).as("still working").isFalse();
        execution(ExecutionKind.CANCELED, 100, 0, 0);
        assertThat(life.isOver(100 + OrderLife.LATEST_FILL_NS - 1)).isFalse();
        assertThat(life.isOver(100 + OrderLife.LATEST_FILL_NS)).isTrue();
    }

    @Test
    void shouldKeepNoMoreEventsThanItIsToldAndCountTheRest() {
        for (int i = 0; i < 6; i++) {
            execution(ExecutionKind.FILL, i, 1, 9 - i);
        }
        assertThat(life.events()).extracting(OrderEvent::timeNs).containsExactly(0L, 1L, 2L, 3L);
        assertThat(life.unkeptEvents()).isEqualTo(2);
        assertThat(life.filledLots()).isEqualTo(6);
    }
}
