package io.ballast.benchmarks.peer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.ballast.benchmarks.openloop.EngineOrders;
import io.ballast.benchmarks.openloop.Market;
import io.ballast.benchmarks.openloop.NativeThreads;
import io.ballast.benchmarks.openloop.PacedGateway;
import io.ballast.benchmarks.openloop.Placement;
import io.ballast.benchmarks.openloop.Schedule;
import io.ballast.launch.EngineConfiguration;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a team would write first is slow and right: it sends the orders that Ballast sends. */
class WrittenFirstTest {
    private static final Schedule SCHEDULE = Schedule.steady(100_000, 10_000_000, 40_000_000);

    private final List<Integer> allowed = NativeThreads.allowedCpus();

    @ParameterizedTest
    @ValueSource(ints = {20, 100})
    void shouldSendTheOrdersThatBallastSends(final int constituents) {
        final EngineConfiguration configuration = Market.TRADING.configuration(constituents);
        final List<String> ballast = EngineOrders.ofPipeline(allowed, constituents, SCHEDULE);
        assertThat(ballast)
                .as("what the opening needs, then one order a tick")
                .hasSizeGreaterThan(5_000)
                .doesNotHaveDuplicates();

        final PacedGateway one = gateway(configuration, constituents);
        final EngineOrders ofOne = new EngineOrders(one);
        new FirstInOneThread(configuration, ofOne).run(one);
        new Placement(allowed).release();
        assertThat(ofOne.orders()).containsExactlyElementsOf(ballast);

        assumeThat(allowed.size()).as("processors").isGreaterThan(1);
        final PacedGateway several = gateway(configuration, constituents);
        final EngineOrders ofStages = new EngineOrders(several);
        new FirstInStages(configuration, ofStages).run(several);
        new Placement(allowed).release();
        assertThat(ofStages.orders()).containsExactlyElementsOf(ballast);
    }

    private PacedGateway gateway(final EngineConfiguration configuration, final int constituents) {
        final PacedGateway gateway =
                new PacedGateway(configuration, Market.TRADING.quotes(constituents), true, SCHEDULE);
        gateway.place(new Placement(allowed));
        return gateway;
    }
}
