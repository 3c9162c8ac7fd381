package io.ballast.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.settings.CheckpointSettings;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CheckpointClockTest {
    /** Which inputs, by their place, a checkpoint comes before. */
    private static List<Integer> before(final CheckpointSettings settings, final long... timesNs) {
        final CheckpointClock clock = new CheckpointClock(settings);
        final List<Integer> places = new ArrayList<>();
        long lastNs = Long.MIN_VALUE;
        for (int i = 0; i < timesNs.length; i++) {
            if (clock.isDue(lastNs)) {
                places.add(i);
                clock.onCheckpoint(lastNs);
            }
            lastNs = timesNs[i];
            clock.onInput(lastNs);
        }
        return places;
    }

    @Test
    void shouldComeAfterSoManyInputs() {
        assertThat(before(new CheckpointSettings(3, 0), 1, 1, 1, 1, 1, 1, 1)).containsExactly(3, 6);
    }

    @Test
    void shouldComeOnceSoMuchTimeHasPassedSinceTheOneBefore() {
        assertThat(before(new CheckpointSettings(0, 10), 100, 105, 110, 111, 119, 120, 150, 151))
                .containsExactly(3, 6, 7);
    }

    @Test
    void shouldTakeWhicheverIsFirst() {
        assertThat(before(new CheckpointSettings(4, 10), 100, 110, 111, 112, 113, 114))
                .containsExactly(2);
    }

    @Test
    void shouldNeverComeUnlessToldTo() {
        assertThat(before(CheckpointSettings.NONE, 1, Long.MAX_VALUE, Long.MAX_VALUE))
                .isEmpty();
    }
}
