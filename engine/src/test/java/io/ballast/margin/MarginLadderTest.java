package io.ballast.margin;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.harness.Seeds;
import io.ballast.settings.LadderSettings;
import org.junit.jupiter.api.Test;

class MarginLadderTest {
    /** An account whose distance and margin ratio are simply said. */
    private static final class Account implements MarginLadder.Figures {
        private final LadderThresholds thresholds = new LadderThresholds(LadderSettings.DEFAULT, 1.25);
        private double sigmas = 10;
        private double percent;

        Account at(final double distance, final double ratioPercent) {
            sigmas = distance;
            percent = ratioPercent;
            return this;
        }

        @Override
        public boolean isEntered(final int step) {
            return sigmas < thresholds.enterSigmas(step) || percent * 1e7 >= thresholds.enterRatioPpb(step);
        }

        @Override
        public boolean isLeft(final int step) {
            return sigmas > thresholds.leaveSigmas(step) && percent * 1e7 < thresholds.leaveRatioPpb(step);
        }
    }

    private final MarginLadder ladder = new MarginLadder();
    private final Account account = new Account();

    private int at(final double distance, final double ratioPercent) {
        ladder.update(account.at(distance, ratioPercent));
        return ladder.step();
    }

    @Test
    void shouldEnterEachStepByDistance() {
        assertThat(at(6, 5)).isEqualTo(MarginLadder.TOP);
        assertThat(at(5.99, 5)).isEqualTo(MarginLadder.WARN);
        assertThat(at(5, 5)).isEqualTo(MarginLadder.WARN);
        assertThat(at(4.99, 5)).isEqualTo(MarginLadder.TOP_UP);
        assertThat(at(3.49, 5)).isEqualTo(MarginLadder.REDUCE);
        assertThat(at(1.99, 5)).isEqualTo(MarginLadder.KILL);
    }

    @Test
    void shouldEnterEachStepByMarginRatio() {
        assertThat(at(10, 24.9)).isEqualTo(MarginLadder.TOP);
        assertThat(at(10, 25)).isEqualTo(MarginLadder.WARN);
        assertThat(at(10, 35)).isEqualTo(MarginLadder.TOP_UP);
        assertThat(at(10, 50)).isEqualTo(MarginLadder.REDUCE);
        assertThat(at(10, 70)).isEqualTo(MarginLadder.KILL);
    }

    @Test
    void shouldLeaveAStepOnlyWhenBothTriggersAreClear() {
        at(5.9, 10);
        assertThat(at(7.1, 21)).as("ratio not clear").isEqualTo(MarginLadder.WARN);
        assertThat(at(7, 10)).as("distance not clear").isEqualTo(MarginLadder.WARN);
        assertThat(at(7.1, 19)).isEqualTo(MarginLadder.TOP);
        at(3, 10);
        assertThat(at(5.1, 10)).isEqualTo(MarginLadder.TOP_UP);
        assertThat(at(6.1, 10)).isEqualTo(MarginLadder.WARN);
        at(3, 10);
        assertThat(at(9, 10)).as("several at once").isEqualTo(MarginLadder.TOP);
    }

    @Test
    void shouldSkipStepsInAGap() {
        assertThat(at(1, 10)).isEqualTo(MarginLadder.KILL);
    }

    @Test
    void shouldLeaveKillByAPersonOnly() {
        at(1, 10);
        assertThat(at(20, 1)).isEqualTo(MarginLadder.KILL);
        assertThat(ladder.reset(account.at(4, 1))).isTrue();
        assertThat(ladder.step()).as("as the figures say").isEqualTo(MarginLadder.TOP_UP);
        ladder.force(MarginLadder.KILL);
        assertThat(ladder.reset(account.at(1, 1))).as("still as near").isFalse();
        assertThat(ladder.step()).isEqualTo(MarginLadder.KILL);
    }

    @Test
    void shouldReduceWhenATopUpIsOverdue() {
        at(4.5, 10);
        assertThat(ladder.force(MarginLadder.REDUCE)).isTrue();
        assertThat(at(4.5, 10)).as("until it is far enough").isEqualTo(MarginLadder.REDUCE);
        assertThat(at(5.5, 10)).isEqualTo(MarginLadder.TOP_UP);
    }

    @Test
    void shouldNeverStandDeeperThanWhatWasSeenNorHigherThanAllowed() {
        Seeds.forEach(200, generator -> {
            final MarginLadder walker = new MarginLadder();
            final Account figures = new Account();
            for (int i = 0; i < 200; i++) {
                figures.at(generator.between(15, 100) / 10.0, generator.below(80));
                walker.update(figures);
                for (int step = MarginLadder.WARN; step <= MarginLadder.KILL; step++) {
                    assertThat(figures.isEntered(step) && walker.step() < step).isFalse();
                    assertThat(figures.isLeft(step) && walker.step() == step && step != MarginLadder.KILL)
                            .isFalse();
                }
            }
        });
    }
}
