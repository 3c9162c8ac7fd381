package io.ballast.estimator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ballast.harness.Seeds;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RefreshTimeGridTest {
    @Test
    void shouldSampleWhenEveryLegHasTickedAndThenStartAnew() {
        final RefreshTimeGrid grid = new RefreshTimeGrid(3);
        assertThat(grid.onTick(0)).isFalse();
        assertThat(grid.onTick(0)).isFalse();
        assertThat(grid.onTick(2)).isFalse();
        assertThat(grid.onTick(1)).isTrue();
        assertThat(grid.onTick(1)).isFalse();
        assertThat(grid.onTick(0)).isFalse();
        assertThat(grid.onTick(2)).isTrue();
    }

    @Test
    void shouldSampleEveryTickOfOneLeg() {
        final RefreshTimeGrid grid = new RefreshTimeGrid(1);
        assertThat(grid.onTick(0)).isTrue();
        assertThat(grid.onTick(0)).isTrue();
    }

    @Test
    void shouldEqualASetOfLegs() {
        Seeds.forEach(100, generator -> {
            final int legs = 1 + generator.below(64);
            final RefreshTimeGrid grid = new RefreshTimeGrid(legs);
            final Set<Integer> seen = new HashSet<>();
            for (int i = 0; i < 1_000; i++) {
                final int leg = generator.below(legs);
                seen.add(leg);
                final boolean isDue = seen.size() == legs;
                assertThat(grid.onTick(leg)).isEqualTo(isDue);
                if (isDue) {
                    seen.clear();
                }
            }
        });
    }

    @Test
    void shouldRefuseLegsThatItDoesNotHave() {
        assertThatThrownBy(() -> new RefreshTimeGrid(0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new RefreshTimeGrid(65)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new RefreshTimeGrid(2).onTick(2)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void shouldWriteWhichLegsHaveTicked() {
        final RefreshTimeGrid grid = new RefreshTimeGrid(2);
        final byte[] before = StateBytes.of(grid::writeState);
        grid.onTick(1);
        assertThat(StateBytes.of(grid::writeState)).isNotEqualTo(before);
        grid.onTick(0);
        assertThat(StateBytes.of(grid::writeState)).isEqualTo(before);
    }
}
