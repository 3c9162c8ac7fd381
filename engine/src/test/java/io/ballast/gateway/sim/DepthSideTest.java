package io.ballast.gateway.sim;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.harness.Seeds;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** One side of a book against a sorted map that forgets its worst price. */
class DepthSideTest {
    @Test
    void shouldKeepTheBestPricesInOrder() {
        Seeds.forEach(100, generator -> {
            final int sign = generator.oneIn(2) ? 1 : -1;
            final DepthSide side = new DepthSide(sign);
            final TreeMap<Long, Long> naive = new TreeMap<>(sign > 0 ? Comparator.reverseOrder() : null);
            final int span = generator.oneIn(2) ? 40 : 2_000;
            for (int i = 0; i < 3_000; i++) {
                final long ticks = 1L + generator.below(span);
                final long lots = generator.oneIn(3) ? 0 : generator.between(1, 9);
                side.set(ticks, lots);
                set(naive, ticks, lots);
                check(side, naive, sign, 1 + generator.below(span));
            }
            side.clear();
            assertThat(side.size()).isZero();
        });
    }

    private static void set(final NavigableMap<Long, Long> naive, final long ticks, final long lots) {
        if (lots == 0) {
            naive.remove(ticks);
        } else {
            naive.put(ticks, lots);
        }
        if (naive.size() > DepthSide.MAX_LEVELS) {
            naive.pollLastEntry();
        }
    }

    private static void check(
            final DepthSide side, final NavigableMap<Long, Long> naive, final int sign, final long price) {
        final List<Long> beyond = new ArrayList<>();
        for (int level = side.firstBeyond(price); level < side.size(); level++) {
            beyond.add(side.ticks(level));
        }
        assertThat(beyond)
                .isEqualTo(naive.keySet().stream()
                        .filter(ticks -> sign * ticks < sign * price)
                        .toList());
        assertThat(side.lotsAt(price)).isEqualTo(naive.getOrDefault(price, 0L));
        assertThat(side.size()).isEqualTo(naive.size());
    }

    @Test
    void shouldLoseWhatIsTaken() {
        final DepthSide side = new DepthSide(-1);
        side.set(10, 5);
        side.take(0, 3);
        assertThat(Map.of(side.ticks(0), side.lots(0))).isEqualTo(Map.of(10L, 2L));
        side.set(10, 5);
        assertThat(side.lotsAt(10)).isEqualTo(5);
    }
}
