package io.ballast.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.ballast.estimator.ReturnCovariance;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is measured apart from stages does what it is measured for. */
class PartsTest {
    private static final int OPERATIONS = 10_000;

    @Test
    void shouldDecodeWhatWasEncoded() {
        final CodecBenchmark codec = new CodecBenchmark();
        codec.open();
        final long quote = codec.decodeQuote();
        final long order = codec.decodeOrder();
        codec.encodeQuote();
        codec.encodeOrder();
        assertThat(codec.decodeQuote()).as("five fields are two more").isEqualTo(quote + 10);
        assertThat(codec.decodeOrder()).as("three fields are two more").isEqualTo(order + 6);
    }

    @Test
    void shouldChangeTheOutlookAgainAndAgain() {
        final OutlookBenchmark outlook = new OutlookBenchmark();
        outlook.open();
        final long barsBefore = outlook.tracker().bars();
        int changes = 0;
        for (int i = 0; i < OPERATIONS; i++) {
            changes += outlook.bar() ? 1 : 0;
        }
        assertThat(changes).isGreaterThan(100);
        assertThat(outlook.tracker().bars()).isEqualTo(barsBefore + OPERATIONS);
        for (int i = 0; i < OPERATIONS; i++) {
            outlook.price();
        }
        assertThat(outlook.tracker().bars())
                .as("the first price may end a bar")
                .isBetween(barsBefore + OPERATIONS, barsBefore + OPERATIONS + 1);
    }

    @Test
    void shouldTakeReturnsThatFollowOneMarket() {
        final CovarianceBenchmark benchmark = new CovarianceBenchmark();
        benchmark.open();
        int refused = 0;
        for (int i = 0; i < OPERATIONS; i++) {
            refused += benchmark.sample() == ReturnCovariance.REFUSED ? 1 : 0;
        }
        final ReturnCovariance covariance = benchmark.covariance();
        assertThat(refused).isZero();
        assertThat(covariance.isReady()).isTrue();
        for (int i = 1; i < CovarianceBenchmark.SERIES; i++) {
            assertThat(covariance.beta(i, 0)).isCloseTo(1, within(0.2));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4})
    void shouldShareTheExposureAmongContracts(final int contracts) {
        final MinTrackingErrorBenchmark benchmark = new MinTrackingErrorBenchmark();
        benchmark.contracts = contracts;
        benchmark.open();
        assertThat(benchmark.solve()).isNegative();
        assertThat(Arrays.stream(benchmark.usd()).sum()).isCloseTo(-20_000, within(2_000.0));
        assertThat(benchmark.solveAtBounds()).isNegative();
        assertThat(benchmark.usd()).containsOnly(-10_000.0 / contracts);
        assertThat(benchmark.prepare()).isTrue();
    }
}
