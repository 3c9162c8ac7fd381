package io.ballast.launch;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.RecordedData;
import io.ballast.counter.Counter;
import io.ballast.gateway.MarketFeed;
import io.ballast.harness.Shadow;
import io.ballast.harness.StateFields;
import io.ballast.pipeline.SlotObserver;
import io.ballast.settings.Profile;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The engine of every example can be set to its state, anywhere in the recorded market, and goes on from there. */
class ExampleRestoreTest {
    /** As many quotes of each as show what it is for. */
    @ParameterizedTest
    @CsvSource({
        "alts-handoff, 400000",
        "btc-eth-ticks, 130000",
        "concentration, 200000",
        "contract-choice, 60000",
        "defi-pair, 40000",
        "defi-week, 80000",
        "margin-ladder, 200000",
        "protect, 160000"
    })
    void shouldGoOnInEveryExample(final String example, final long quotes) {
        final EngineConfiguration configuration = Sessions.parked(Sessions.example(example + ".yaml"), Profile.DIRECT);
        try (MarketFeed market =
                MarketFeeds.open(configuration, RecordedData.require()).feed()) {
            final SoakRun run = new SoakRun(configuration, ShortFeed.ending(market, quotes), SlotObserver.NONE);
            final StateFields fields = new StateFields();
            final Shadow shadow = run.follow(fields::compare);
            assertThat(fields.forgotten()).isEmpty();
            assertThat(run.counters().get(Counter.FILLS)).isPositive();
            assertThat(shadow.cuts()).isGreaterThan(80);
        }
    }
}
