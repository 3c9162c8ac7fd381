package io.ballast.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.counter.Counter;
import io.ballast.counter.Counters;
import io.ballast.slot.MarginState;
import io.ballast.slot.Slot;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The benchmarks measure what they say. */
class MarketsTest {
    /** A second of engine time, so that a timer and a sample fall into them. */
    private static final int TICKS = 100_000;

    private static final int TICKS_WITH_ORDERS = 10_000;

    @ParameterizedTest
    @CsvSource({"20,1,1", "100,1,1", "500,1,1", "20,8,1", "20,1,4", "20,8,4", "500,8,4"})
    void shouldGiveNoOutputInASteadyMarket(final int constituents, final int sleeves, final int contracts) {
        final SteadyMarket market = new SteadyMarket();
        market.setSize(constituents, sleeves, contracts);
        market.open();
        final long quotesBefore = market.counters().get(Counter.QUOTES);
        final long ordersBefore = market.counters().get(Counter.ORDERS_SENT);
        int outputs = 0;
        for (int i = 0; i < TICKS; i++) {
            outputs += market.tick();
        }
        final Slot slot = market.slot();
        assertThat(outputs).isZero();
        assertThat(market.timerOutputs()).isZero();
        assertThat(slot.index.isNavValid).isTrue();
        assertThat(Arrays.stream(slot.index.positionLots).boxed())
                .hasSize(contracts)
                .allMatch(lots -> lots < 0);
        assertThat(market.counters().get(Counter.ORDERS_SENT)).isEqualTo(ordersBefore);
        assertThat(market.counters().get(Counter.QUOTES)).isEqualTo(TICKS + quotesBefore);
        assertNothingRefused(market.counters());
    }

    @ParameterizedTest
    @ValueSource(ints = {20, 500})
    void shouldSolveForTheLeastTrackingErrorInAFullMarketAndSendNothing(final int constituents) {
        final FullMarket market = new FullMarket();
        market.constituents = constituents;
        market.open();
        int outputs = 0;
        for (int i = 0; i < TICKS; i++) {
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
    @CsvSource({"20,1,1", "100,1,1", "500,1,1", "20,8,1", "20,1,4", "100,8,4", "500,8,4"})
    void shouldSendAndFillAnOrderInEachContractForEveryTickOfATradingMarket(
            final int constituents, final int sleeves, final int contracts) {
        final TradingMarket market = new TradingMarket();
        market.setSize(constituents, sleeves, contracts);
        market.open();
        final long navBefore = market.slot().index.navNanoUsd;
        final long ordersBefore = market.counters().get(Counter.ORDERS_SENT);
        for (int i = 0; i < TICKS_WITH_ORDERS; i++) {
            assertThat(market.tick()).isEqualTo(contracts);
        }
        final long orders = market.counters().get(Counter.ORDERS_SENT);
        assertThat(orders).isEqualTo(ordersBefore + (long) TICKS_WITH_ORDERS * contracts);
        assertThat(market.counters().get(Counter.FILLS)).isEqualTo(orders);
        assertThat(market.slot().index.navNanoUsd).isEqualTo(navBefore);
        assertThat(market.slot().index.marginState).containsExactly(MarginState.NORMAL);
        assertNothingRefused(market.counters());
    }

    @ParameterizedTest
    @ValueSource(ints = {20, 500})
    void shouldRunEachStageAlone(final int constituents) {
        final SteadyMarket market = new SteadyMarket();
        market.setSize(constituents, 1, 1);
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

    @ParameterizedTest
    @CsvSource({"20,1,1", "500,8,4"})
    void shouldTakeQuotesAndFillsThroughIngestAlone(final int constituents, final int sleeves, final int contracts) {
        final StageCycle cycle = cycle(constituents, sleeves, contracts);
        final long quotesBefore = cycle.counters().get(Counter.QUOTES);
        final long executionsBefore = cycle.counters().get(Counter.EXECUTIONS);
        for (int i = 0; i < TICKS_WITH_ORDERS; i++) {
            assertThat(cycle.ingest()).isPositive();
        }
        assertThat(cycle.counters().get(Counter.QUOTES)).isEqualTo(quotesBefore + TICKS_WITH_ORDERS);
        assertThat(cycle.counters().get(Counter.EXECUTIONS))
                .isEqualTo(executionsBefore + (long) TICKS_WITH_ORDERS * contracts);
        assertNothingRefused(cycle.counters());
    }

    @ParameterizedTest
    @CsvSource({"20,1,1", "500,8,4"})
    void shouldTakeQuotesAndFillsThroughIndexAlone(final int constituents, final int sleeves, final int contracts) {
        final StageCycle cycle = cycle(constituents, sleeves, contracts);
        final long up = cycle.index();
        final long down = cycle.index();
        final long navNanoUsd = cycle.lastSlot().index.navNanoUsd;
        assertThat(up).isLessThan(down);
        for (int i = 0; i < TICKS_WITH_ORDERS; i += 2) {
            assertThat(List.of(cycle.index(), cycle.index())).containsExactly(up, down);
        }
        assertThat(cycle.lastSlot().index.navNanoUsd).isEqualTo(navNanoUsd);
        assertThat(cycle.lastSlot().index.isNavValid).isTrue();
        assertThat(cycle.lastSlot().index.maintenanceNanoUsd[0]).isPositive();
    }

    @ParameterizedTest
    @CsvSource({"20,1,1", "500,8,4"})
    void shouldChangeEveryTargetWithHedgeAlone(final int constituents, final int sleeves, final int contracts) {
        final StageCycle cycle = cycle(constituents, sleeves, contracts);
        for (int i = 0; i < TICKS_WITH_ORDERS; i++) {
            assertThat(cycle.hedge()).isEqualTo(contracts);
        }
    }

    @ParameterizedTest
    @CsvSource({"20,1,1", "500,8,4"})
    void shouldSendAndFillWithOrderAlone(final int constituents, final int sleeves, final int contracts) {
        final StageCycle cycle = cycle(constituents, sleeves, contracts);
        final long ordersBefore = cycle.counters().get(Counter.ORDERS_SENT);
        for (int i = 0; i < TICKS_WITH_ORDERS; i += 2) {
            assertThat(List.of(cycle.order(), cycle.order()))
                    .as("transition, targets and orders, and the prediction of what adds risk")
                    .containsExactly(2 + 2 * contracts, 1 + 2 * contracts);
        }
        assertThat(cycle.counters().get(Counter.ORDERS_SENT))
                .isEqualTo(ordersBefore + (long) TICKS_WITH_ORDERS * contracts);
        assertNothingRefused(cycle.counters());
    }

    private static StageCycle cycle(final int constituents, final int sleeves, final int contracts) {
        final StageCycle cycle = new StageCycle();
        cycle.setSize(constituents, sleeves, contracts);
        cycle.open();
        return cycle;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4})
    void shouldHaveMarginEvaluatedForHeldContractsAlone(final int contracts) {
        final List<Long> flat = maintenance(contracts, false);
        final List<Long> held = maintenance(contracts, true);
        assertThat(flat).containsOnly(0L);
        assertThat(held).doesNotContain(0L).doesNotHaveDuplicates();
    }

    /** With prices that rise from each to the next. */
    private static List<Long> maintenance(final int contracts, final boolean isHeld) {
        final ContractMarket market = new ContractMarket();
        market.contracts = contracts;
        market.isHeld = isHeld;
        market.open();
        final List<Long> maintenanceNanoUsd =
                IntStream.range(0, 50).mapToObj(i -> market.quote()).toList();
        assertThat(market.slot().index.marginState).containsExactly(MarginState.NORMAL);
        return maintenanceNanoUsd;
    }

    private static void assertNothingRefused(final Counters counters) {
        assertThat(Arrays.stream(Counter.values())
                        .filter(counter -> counter.name().startsWith("REFUSED_")
                                || counter.name().startsWith("GATE_"))
                        .filter(counter -> counters.get(counter) != 0))
                .isEmpty();
    }
}
