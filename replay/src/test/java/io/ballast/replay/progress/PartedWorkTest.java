package io.ballast.replay.progress;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PartedWorkTest {
    private final PartProgress reading = new PartProgress();
    private final PartProgress running = new PartProgress();
    private final PartedWork work = new PartedWork().with(1, reading).with(3, running);

    @Test
    void shouldCountEachPartByHowLongItTakes() {
        assertThat(work.share()).isZero();
        reading.at(100, 1);
        assertThat(work.share()).isEqualTo(0.25);
        running.at(40, 0.5);
        assertThat(work.share()).isEqualTo(0.625);
        assertThat(work.inputs()).isEqualTo(140);
        running.at(80, 1);
        assertThat(work.share()).isEqualTo(1);
    }

    @Test
    void shouldNotKnowItsShareWhileAPartDoesNot() {
        reading.at(100, Double.NaN);
        assertThat(work.share()).isNaN();
        assertThat(work.inputs()).isEqualTo(100);
    }
}
