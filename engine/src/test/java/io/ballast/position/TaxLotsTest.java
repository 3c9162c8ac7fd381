package io.ballast.position;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ballast.harness.Generator;
import io.ballast.harness.Seeds;
import io.ballast.settings.LotMethod;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.agrona.ExpandableArrayBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class TaxLotsTest {
    private static final long NANO = 1_000_000_000L;

    private record Lot(long qty, long cost, long acquired, long id) {}

    /** TV-40: lots 1@10k, 1@50k, 1@30k; sell 1.5@40k. Tenths are lots. */
    @ParameterizedTest
    @CsvSource({"FIFO, 25000", "LIFO, 5000", "HIFO, -5000"})
    void shouldRealiseWhatTheMethodSays(final LotMethod method, final long gainUsd) {
        final TaxLots lots = new TaxLots(method);
        lots.acquire(10, 10_000 * NANO, 1);
        lots.acquire(10, 50_000 * NANO, 2);
        lots.acquire(10, 30_000 * NANO, 3);
        final long proceeds = 60_000 * NANO;
        assertThat(proceeds - lots.costNanoUsdOf(15)).isEqualTo(gainUsd * NANO);
        lots.sell(15, proceeds);
        assertThat(lots.realisedNanoUsd()).isEqualTo(gainUsd * NANO);
        assertThat(lots.heldLots()).isEqualTo(15);
        assertThat(lots.heldCostNanoUsd()).isEqualTo((90_000 - 60_000 + gainUsd) * NANO);
    }

    @ParameterizedTest
    @EnumSource(LotMethod.class)
    void shouldTakeLotsOfOneTimeAndPriceByNumber(final LotMethod method) {
        final TaxLots lots = new TaxLots(method);
        lots.acquire(10, 100, 5);
        lots.acquire(10, 101, 5);
        assertThat(lots.costNanoUsdOf(10)).isEqualTo(method == LotMethod.FIFO ? 100 : 101);
    }

    @ParameterizedTest
    @EnumSource(LotMethod.class)
    void shouldSellAsANaiveListWould(final LotMethod method) {
        Seeds.forEach(200, generator -> check(method, generator));
    }

    private static void check(final LotMethod method, final Generator generator) {
        final TaxLots lots = new TaxLots(method);
        final List<Lot> naive = new ArrayList<>();
        long realised = 0;
        for (int step = 0; step < 120; step++) {
            if (generator.oneIn(3) && !naive.isEmpty()) {
                final long held = naive.stream().mapToLong(Lot::qty).sum();
                final long sold = generator.between(1, held);
                final long proceeds = generator.between(0, 1L << 40);
                final long cost = sell(method, naive, sold);
                realised += proceeds - cost;
                assertThat(lots.costNanoUsdOf(sold)).isEqualTo(cost);
                lots.sell(sold, proceeds);
            } else if (naive.size() < TaxLots.CAPACITY) {
                final Lot lot = new Lot(
                        generator.between(1, 1L << 30),
                        generator.between(0, 1L << 50),
                        generator.between(0, 20),
                        lotsSoFar(naive, step));
                naive.add(lot);
                lots.acquire(lot.qty(), lot.cost(), lot.acquired());
            }
            assertThat(lots.realisedNanoUsd()).isEqualTo(realised);
            assertThat(lots.heldLots())
                    .isEqualTo(naive.stream().mapToLong(Lot::qty).sum());
            assertThat(lots.heldCostNanoUsd())
                    .isEqualTo(naive.stream().mapToLong(Lot::cost).sum());
            assertThat(lots.count()).isEqualTo(naive.size());
        }
    }

    /** Numbers rise with time: the step is one. */
    private static long lotsSoFar(final List<Lot> naive, final int step) {
        return naive.stream().mapToLong(Lot::id).max().orElse(0) + step + 1;
    }

    /** The dearest by the price at which a lot was bought: what rounding a share leaves does not move it. */
    private static long sell(final LotMethod method, final List<Lot> naive, final long qty) {
        long left = qty;
        long cost = 0;
        final List<Lot> order = new ArrayList<>(naive);
        final Comparator<Lot> oldest = Comparator.comparingLong(Lot::acquired).thenComparingLong(Lot::id);
        switch (method) {
            case FIFO -> order.sort(oldest);
            case LIFO -> order.sort(oldest.reversed());
            case HIFO ->
                order.sort(Comparator.<Lot, BigDecimal>comparing(lot -> price(lot))
                        .reversed()
                        .thenComparing(oldest));
        }
        for (final Lot lot : order) {
            if (left == 0) {
                break;
            }
            final long taken = Math.min(left, lot.qty());
            final long share = new BigDecimal(BigInteger.valueOf(lot.cost()).multiply(BigInteger.valueOf(taken)))
                    .divide(BigDecimal.valueOf(lot.qty()), 0, RoundingMode.HALF_UP)
                    .longValueExact();
            naive.remove(lot);
            if (taken < lot.qty()) {
                naive.add(new Lot(lot.qty() - taken, lot.cost() - share, lot.acquired(), lot.id()));
            }
            cost += share;
            left -= taken;
        }
        return cost;
    }

    private static BigDecimal price(final Lot lot) {
        return BigDecimal.valueOf(lot.cost()).divide(BigDecimal.valueOf(lot.qty()), 40, RoundingMode.HALF_EVEN);
    }

    @Test
    void shouldMakeOneLotOfTheTwoNewestWhenThereIsNoRoom() {
        final TaxLots lots = new TaxLots(LotMethod.FIFO);
        for (int i = 0; i < TaxLots.CAPACITY; i++) {
            lots.acquire(10, 100 + i, i);
        }
        lots.acquire(10, 1_000, 0);
        assertThat(lots.count()).isEqualTo(TaxLots.CAPACITY);
        assertThat(lots.heldLots()).isEqualTo(10L * TaxLots.CAPACITY + 10);
        assertThat(lots.costNanoUsdOf(20))
                .as("the first, then the one of the same time")
                .isEqualTo(1_100);
        final long allButNewest = 10L * (TaxLots.CAPACITY - 1);
        assertThat(lots.heldCostNanoUsd() - lots.costNanoUsdOf(allButNewest))
                .isEqualTo(100 + TaxLots.CAPACITY - 2 + 100 + TaxLots.CAPACITY - 1);
    }

    @Test
    void shouldRefuseToSellWhatWasNeverAcquired() {
        final TaxLots lots = new TaxLots(LotMethod.FIFO);
        lots.acquire(10, 100, 1);
        assertThatThrownBy(() -> lots.sell(11, 1)).isInstanceOf(IllegalStateException.class);
        assertThat(lots.heldLots()).isEqualTo(10);
    }

    @Test
    void shouldTellStatesApart() {
        final TaxLots lots = new TaxLots(LotMethod.LIFO);
        final ExpandableArrayBuffer buffer = new ExpandableArrayBuffer();
        final int empty = lots.writeState(buffer, 0);
        lots.acquire(10, 100, 1);
        assertThat(lots.writeState(buffer, 0)).isGreaterThan(empty);
    }
}
