package io.ballast.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.ballast.benchmarks.report.Cell;
import io.ballast.benchmarks.report.Fork;
import io.ballast.benchmarks.report.LinkState;
import io.ballast.benchmarks.report.Slice;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Each limit of the gate can be broken, and what could not be measured breaks none that the machine decides. */
class GateLimitsTest {
    @Test
    void shouldFailWhatAllocatesAHundredthOfAByte() {
        assertThat(GateLimits.isAllocating(0.0099)).isFalse();
        assertThat(GateLimits.isAllocating(0.01)).isTrue();
        assertThat(GateLimits.isAllocating(Double.NaN)).as("nothing seen").isTrue();
    }

    @Test
    void shouldFailWhatCostsMoreWithMoreConstituents() {
        assertThat(GateLimits.isScaling(1.19)).isFalse();
        assertThat(GateLimits.isScaling(1.21)).isTrue();
        assertThat(GateLimits.isScaling(Double.NaN)).as("not measured").isTrue();
    }

    @Test
    void shouldCompareHandOffsInOneStateOfTheMachine() {
        final Cell direct = paced(LinkState.SHARED_CACHE, 1_000, 1_010, 1_020);
        final Cell fused = paced(LinkState.SHARED_CACHE, 1_200, 1_210, 9_000);
        final Cell hop = paced(LinkState.SHARED_CACHE, 100, 100, 100);
        final double ratio = GateLimits.handOffRatio(direct, fused, hop);
        assertThat(ratio).isCloseTo(2, within(1e-9));
        assertThat(GateLimits.isSlowHandOff(ratio)).isFalse();
    }

    @Test
    void shouldFailAHandOffOfManyHops() {
        final Cell direct = paced(LinkState.FAR, 1_000, 1_010, 1_020);
        final Cell fused = paced(LinkState.FAR, 7_000, 7_010, 7_020);
        final Cell hop = paced(LinkState.FAR, 400, 400, 400);
        assertThat(GateLimits.isSlowHandOff(GateLimits.handOffRatio(direct, fused, hop)))
                .isTrue();
    }

    @Test
    void shouldNotCompareAcrossStates() {
        final Cell direct = paced(LinkState.FAR, 1_000, 1_010, 1_020);
        final Cell fused = paced(LinkState.SHARED_CACHE, 9_000, 9_010, 9_020);
        final double ratio = GateLimits.handOffRatio(direct, fused, direct);
        assertThat(ratio).isNaN();
        assertThat(GateLimits.isSlowHandOff(ratio)).isFalse();
    }

    @Test
    void shouldNotTrustTwoSlices() {
        final Cell cell = paced(LinkState.FAR, 1_000, 1_010);
        assertThat(GateLimits.handOffRatio(cell, cell, cell)).isNaN();
    }

    private static Cell paced(final LinkState state, final double... p50) {
        return cell(Arrays.stream(p50)
                .mapToObj(ns -> new Slice(state, Map.of(Slice.P50, ns)))
                .toList());
    }

    private static Cell cell(final List<Slice> slices) {
        return new Cell("a.b", "ns", Map.of(), List.of(new Fork(1, Double.NaN, -1, slices)), List.of(), "");
    }
}
