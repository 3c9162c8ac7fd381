package io.ballast.margin;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.settings.LadderSettings;
import org.junit.jupiter.api.Test;

class LadderThresholdsTest {
    static final LadderSettings STANDARD = LadderSettings.DEFAULT;

    @Test
    void shouldHaveTheThresholdsOfTheReference() {
        final LadderThresholds thresholds = new LadderThresholds(STANDARD, 1.25);
        final double[] enter = {6, 5, 3.5, 2};
        final double[] leave = {7, 6, 5};
        final long[] enterPercent = {25, 35, 50, 70};
        final long[] leavePercent = {20, 25, 35};
        for (int step = MarginLadder.WARN; step <= MarginLadder.KILL; step++) {
            assertThat(thresholds.enterSigmas(step)).isEqualTo(enter[step - 1]);
            assertThat(thresholds.enterRatioPpb(step)).isEqualTo(enterPercent[step - 1] * 10_000_000);
            if (step < MarginLadder.KILL) {
                assertThat(thresholds.leaveSigmas(step)).isEqualTo(leave[step - 1]);
                assertThat(thresholds.leaveRatioPpb(step)).isEqualTo(leavePercent[step - 1] * 10_000_000);
            }
        }
    }

    @Test
    void shouldLookFartherWhileAnAnnouncementIsNear() {
        final LadderThresholds thresholds = new LadderThresholds(STANDARD, 1.25);
        assertThat(thresholds.tighten(true)).isTrue();
        assertThat(thresholds.tighten(true)).as("said again").isFalse();
        assertThat(thresholds.enterSigmas(MarginLadder.WARN)).isEqualTo(7.5);
        assertThat(thresholds.enterRatioPpb(MarginLadder.WARN)).isEqualTo(200_000_000);
        assertThat(thresholds.tighten(false)).isTrue();
        assertThat(thresholds.leaveSigmas(MarginLadder.WARN)).isEqualTo(7);
    }
}
