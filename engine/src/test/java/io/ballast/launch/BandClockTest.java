package io.ballast.launch;

import static io.ballast.launch.ConfigurationText.RICH;
import static io.ballast.launch.ConfigurationText.parse;
import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.slot.Slot;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** The overlay's legs are 0, 1, 2 (contracts) and 3 (spot); its candidates are 0 and 1, and 0, 1 and 2. */
class BandClockTest {
    private static final int OVERLAY = 0;

    private final EngineConfiguration configuration = parse(RICH);
    private final Slot slot = new Slot(configuration.slotShape());
    private final BandClock clock = new BandClock(configuration.overlays().get(OVERLAY));

    BandClockTest() {
        slot.index.isNavValid = true;
        Arrays.fill(slot.index.isIndexValid, true);
        Arrays.fill(slot.index.isLegValid, true);
        slot.hedge.effectiveDriftNanoUsd[OVERLAY] = 2;
        slot.hedge.bandNanoUsd[OVERLAY] = 1;
    }

    private void at(final long timeNs) {
        slot.ingest.timeNs = timeNs;
        clock.onSlot(slot);
    }

    @Test
    void shouldAskForTheLegsOfTheSelectedCandidateAlone() {
        slot.index.isLegValid[2] = false;
        slot.index.isLegValid[3] = false;
        at(0);
        at(10);
        assertThat(clock.notNormalShare())
                .as("the first candidate needs neither")
                .isZero();
        slot.hedge.candidate[OVERLAY] = 1;
        at(10);
        at(20);
        assertThat(clock.notNormalShare()).as("the second needs leg 2").isEqualTo(0.5);
        assertThat(clock.outsideShare()).isEqualTo(0.5);
    }

    @Test
    void shouldBeGatedUntilEveryLegIsAtItsTarget() {
        at(0);
        slot.hedge.targetLots[1] = 5;
        clock.onRefusal();
        at(10);
        at(20);
        slot.index.positionLots[1] = 5;
        at(30);
        at(40);
        assertThat(clock.gatedShare()).isEqualTo(0.75);
        assertThat(clock.outsideShare()).isEqualTo(0.25);
    }
}
