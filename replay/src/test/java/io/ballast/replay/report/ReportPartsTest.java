package io.ballast.replay.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.harness.SmallSession;
import io.ballast.launch.ConfigurationFile;
import io.ballast.launch.Decision;
import io.ballast.launch.EngineConfiguration;
import io.ballast.replay.order.OrderLife;
import io.ballast.replay.order.OrderLives;
import io.ballast.slot.ClientOrderId;
import io.ballast.slot.EventKind;
import io.ballast.slot.ExecutionKind;
import io.ballast.slot.IngestSection;
import io.ballast.slot.Slot;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a report keeps, counts and words, without a session. */
class ReportPartsTest {
    private static final EngineConfiguration CONFIGURATION = ConfigurationFile.parse("test", SmallSession.yaml());

    private final Slot slot = new Slot(CONFIGURATION.slotShape());

    private ReportedOrder order(final long sequence) {
        final long id = ClientOrderId.pack(1, sequence, 0);
        final OrderLife life = new OrderLives(CONFIGURATION, 0)
                .begin(new Decision.Order(sequence, 0, 3, id, 10, 1_000, "GOOD_TILL_CANCEL"), sequence, slot);
        return new ReportedOrder(life, "defi", "", List.of());
    }

    @Test
    void shouldKeepTheNewestOrdersAndCountTheOthers() {
        final KeptOrders kept = new KeptOrders();
        final int count = KeptOrders.NEWEST + KeptOrders.MOST_COSTLY + 5;
        final List<Long> ids = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            final ReportedOrder order = order(i);
            ids.add(order.id());
            kept.add(order);
        }
        assertThat(kept.leftOut()).isEqualTo(5);
        assertThat(kept.all()).extracting(ReportedOrder::id).isEqualTo(ids.subList(5, count));
    }

    @Test
    void shouldListWhatAVenueTradedOnItsOwn() {
        final VenueTrades trades = new VenueTrades(CONFIGURATION);
        assertThat(trades.blocks()).isEmpty();
        final IngestSection in = new IngestSection();
        in.kind = EventKind.EXECUTION;
        in.executionKind = ExecutionKind.FILL;
        trades.onInput(in);
        assertThat(trades.blocks()).as("an order's own fill is none").isEmpty();
        in.executionKind = ExecutionKind.LIQUIDATED;
        in.instrumentId = 3;
        in.executionSign = -1;
        in.lastLots = 1_500;
        in.lastTicks = 250_000;
        in.feeNanoUsd = 2_000_000_000L;
        trades.onInput(in);

        assertThat(((Block.Table) trades.blocks().get(0)).rows())
                .containsExactly(
                        List.of("1970-01-01 00:00:00.000", "liquidated", "sell", "1.500", "DEFI", "250.000", "2.00"));
    }

    /** Two episodes: the chart of one begins again, the session's total goes on. */
    @Test
    void shouldAddTheCostsOfAllEpisodes() {
        final SessionCost cost = new SessionCost(0, hedge -> hedge.ledgerCostNanoUsd[0]);
        slot.hedge.isLedgerClosed[0] = true;
        assertThat(cost.applyAsDouble(slot)).isNaN();
        episode(cost, 3_000_000_000L, 4_000_000_000L);
        assertThat(cost.applyAsDouble(slot)).isEqualTo(4);
        assertThat(episode(cost, 1_000_000_000L, 2_000_000_000L)).containsExactly(5.0, 6.0);
    }

    private List<Double> episode(final SessionCost cost, final long openNanoUsd, final long closedNanoUsd) {
        slot.hedge.isLedgerClosed[0] = false;
        slot.hedge.ledgerCostNanoUsd[0] = openNanoUsd;
        final double open = cost.applyAsDouble(slot);
        slot.hedge.isLedgerClosed[0] = true;
        slot.hedge.isLedgerEntry[0] = true;
        slot.hedge.ledgerCostNanoUsd[0] = closedNanoUsd;
        final double closed = cost.applyAsDouble(slot);
        slot.hedge.isLedgerEntry[0] = false;
        return List.of(open, closed);
    }

    @Test
    void shouldKnowWhetherAnEpisodeWasReviewed() {
        final LedgerReviews reviews = new LedgerReviews(CONFIGURATION);
        slot.hedge.ledgerOpenedNs[0] = 7;
        slot.hedge.isLedgerClosed[0] = false;
        reviews.onInput(slot.hedge);
        assertThat(reviews.isReviewed(0)).isFalse();
        slot.hedge.ledgerCloseNanoUsd[0] = 5;
        reviews.onInput(slot.hedge);
        assertThat(reviews.isReviewed(0)).isTrue();
        slot.hedge.isLedgerClosed[0] = true;
        slot.hedge.ledgerCloseNanoUsd[0] = 0;
        reviews.onInput(slot.hedge);
        assertThat(reviews.isReviewed(0)).as("behind its end").isTrue();
        slot.hedge.isLedgerClosed[0] = false;
        slot.hedge.ledgerOpenedNs[0] = 9;
        reviews.onInput(slot.hedge);
        assertThat(reviews.isReviewed(0)).as("another episode").isFalse();
    }

    @Test
    void shouldPutNoSignBeforeWhatIsShownAsZero() {
        assertThat(Numbers.signedPercent(0.00001, 2)).isEqualTo("0.00 %");
        assertThat(Numbers.signedPercent(-0.00001, 2)).isEqualTo("0.00 %");
        assertThat(Numbers.signedPercent(0.0123, 2)).isEqualTo("+1.23 %");
        assertThat(Numbers.signedPercent(-0.0123, 2)).isEqualTo("−1.23 %");
        assertThat(Numbers.signedPercent(Double.NaN, 2)).isEqualTo(Numbers.UNKNOWN);
    }
}
