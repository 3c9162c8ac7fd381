package io.ballast.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.counter.Counter;
import io.ballast.counter.Counters;
import io.ballast.slot.Slot;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The benchmarks measure what they say. */
class MarketsTest {
    private static final int TICKS = 100_000;

    @ParameterizedTest
    @ValueSource(ints = {20, 100, 500})
    void shouldGiveNoOutputInASteadyMarket(final int constituents) {
        final SteadyMarket market = new SteadyMarket();
        market.constituents = constituents;
        market.open();
        int outputs = 0;
        for (int i = 0; i < TICKS; i++) {
            outputs += market.tick();
        }
        assertThat(outputs).isZero();
        assertThat(market.slot().index.isNavValid).isTrue();
        assertThat(market.slot().index.positionLots[0]).isNegative();
        assertThat(market.counters().get(Counter.ORDERS_SENT)).isOne();
        assertThat(market.counters().get(Counter.QUOTES)).isEqualTo(TICKS + constituents + 2);
        assertNothingRefused(market.counters());
    }

    /** Past the samples that are needed, so that every tick solves for the least tracking error anew. */
    @ParameterizedTest
    @ValueSource(ints = {20, 500})
    void shouldSolveForTheLeastTrackingErrorInAFullMarketAndSendNothing(final int constituents) {
        final FullMarket market = new FullMarket();
        market.constituents = constituents;
        market.open();
        int outputs = 0;
        for (int i = 0; i < 6 * TICKS; i++) {
            outputs += market.tick();
        }
        final Slot slot = market.slot();
        assertThat(outputs).isZero();
        assertThat(slot.index.isNavValid).isTrue();
        assertThat(slot.index.isIndexValid).containsOnly(true);
        assertThat(slot.index.isLegValid).containsOnly(true);
        final long excessNanoUsd = slot.hedge.excessNanoUsd[0];
        assertThat(excessNanoUsd).as("not the drift").isNotEqualTo(slot.hedge.driftNanoUsd[0]);
        assertThat(slot.hedge.excessNanoUsd[1]).isNotIn(0L, excessNanoUsd);
        assertNothingRefused(market.counters());
    }

    @ParameterizedTest
    @ValueSource(ints = {20, 100, 500})
    void shouldSendAndFillAnOrderForEveryTickOfATradingMarket(final int constituents) {
        final TradingMarket market = new TradingMarket();
        market.constituents = constituents;
        market.open();
        final long navBefore = market.slot().index.navNanoUsd;
        for (int i = 0; i < TICKS; i++) {
            assertThat(market.tick()).isOne();
        }
        assertThat(market.counters().get(Counter.ORDERS_SENT)).isEqualTo(TICKS + 1);
        assertThat(market.counters().get(Counter.FILLS)).isEqualTo(TICKS + 1);
        assertThat(market.slot().index.navNanoUsd).isEqualTo(navBefore);
        assertNothingRefused(market.counters());
    }

    @ParameterizedTest
    @ValueSource(ints = {20, 500})
    void shouldRunEachStageAlone(final int constituents) {
        final SteadyMarket market = new SteadyMarket();
        market.constituents = constituents;
        market.open();
        final long targetLots = market.slot().hedge.targetLots[0];
        for (int i = 0; i < TICKS; i++) {
            assertThat(market.ingest()).isPositive();
            assertThat(market.index()).isPositive();
            assertThat(market.hedge()).isEqualTo(targetLots);
            assertThat(market.order()).isZero();
        }
        assertThat(market.slot().index.isMoved).isTrue();
        assertNothingRefused(market.counters());
    }

    @Test
    void shouldSendAndFillWithTheOrderStageAlone() {
        final OrderCycle cycle = new OrderCycle();
        cycle.open();
        for (int i = 0; i < TICKS; i++) {
            assertThat(cycle.sendAndFill()).isEqualTo(2);
        }
    }

    private static void assertNothingRefused(final Counters counters) {
        assertThat(Arrays.stream(Counter.values())
                        .filter(counter -> counter.name().startsWith("REFUSED_")
                                || counter.name().startsWith("GATE_"))
                        .filter(counter -> counters.get(counter) != 0))
                .isEmpty();
    }
}
