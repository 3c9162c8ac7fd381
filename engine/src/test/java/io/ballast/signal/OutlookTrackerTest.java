package io.ballast.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.ballast.settings.Outlook;
import io.ballast.settings.OutlookSettings;
import org.agrona.ExpandableArrayBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OutlookTrackerTest {
    /** An average so slow that corrections do not turn the base trend, and a range that never holds. */
    private static final OutlookSettings SLOW = SeriesRun.settings(50, 0, 2, 0);

    @ParameterizedTest
    @ValueSource(doubles = {1, -1})
    void shouldCallAConfirmedImpulseSustainedEitherWay(final double scale) {
        final SeriesRun run =
                new SeriesRun(SeriesRun.QUICK, scale).flat(100, 12).to(110, 104, 120, 114, 125);
        final OutlookTracker tracker = run.tracker();
        assertThat(tracker.phase()).isEqualTo(Wave.FOUR);
        assertThat(tracker.liveLeg()).isEqualTo(Wave.FIVE);
        assertThat(tracker.direction()).isEqualTo((int) scale);
        assertThat(tracker.trend()).isEqualTo((int) scale);
        assertThat(tracker.adx()).isGreaterThan(25);
        assertThat(tracker.score()).isGreaterThan(0.9);
        assertThat(tracker.macdHistogram() * scale).isPositive();
        assertThat(tracker.outlook()).isEqualTo(Outlook.SUSTAINED);
        assertThat(tracker.isCorrective()).isFalse();
    }

    @Test
    void shouldNotTrustACountWithAPoorScore() {
        final OutlookSettings strict =
                new OutlookSettings(SeriesRun.BAR_NS, 3, 8, 3, 0, 20_000_000, 0.99, 25, 20, 2, 0, false);
        final SeriesRun run = new SeriesRun(strict).flat(100, 12).to(110, 104, 120, 114, 125);
        assertThat(run.tracker().phase()).isEqualTo(Wave.FOUR);
        assertThat(run.tracker().outlook()).isNotEqualTo(Outlook.SUSTAINED);
    }

    @Test
    void shouldSeeTheEndOfTheImpulseAndTheCorrection() {
        final SeriesRun run = new SeriesRun(SeriesRun.QUICK).flat(100, 12).to(110, 104, 120, 114, 125);
        assertThat(run.tracker().isImpulseComplete()).isFalse();
        run.to(121);
        assertThat(run.tracker().phase()).isEqualTo(Wave.FIVE);
        assertThat(run.tracker().isImpulseComplete()).isTrue();
        assertThat(run.tracker().isCorrective()).isTrue();
        run.to(113, 117);
        assertThat(run.tracker().phase()).isEqualTo(Wave.A);
        assertThat(run.tracker().isImpulseComplete()).isFalse();
        assertThat(run.tracker().isCorrective()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(doubles = {1, -1})
    void shouldCallACorrectionAgainstTheBaseTrendTemporary(final double scale) {
        final SeriesRun run = new SeriesRun(SLOW, scale).flat(100, 60).to(130);
        assertThat(run.tracker().outlook()).as("one swing says nothing").isEqualTo(Outlook.UNKNOWN);
        run.to(124);
        assertThat(run.tracker().liveLeg()).isEqualTo(Wave.TWO);
        assertThat(run.tracker().trend()).isEqualTo((int) scale);
        assertThat(run.tracker().outlook()).isEqualTo(Outlook.TEMPORARY);
        assertThat(run.tracker().isCorrective())
                .as("leg 2 is no reason to protect")
                .isFalse();
    }

    @Test
    void shouldCallASeriesWithoutTrendTemporary() {
        final SeriesRun run = new SeriesRun(SeriesRun.QUICK).flat(100, 8);
        assertThat(run.tracker().outlook()).as("slow average not known").isEqualTo(Outlook.UNKNOWN);
        run.flat(100, 2);
        assertThat(run.tracker().isReady()).isTrue();
        assertThat(run.tracker().adx()).isZero();
        assertThat(run.tracker().outlook()).isEqualTo(Outlook.TEMPORARY);
        assertThat(run.changes()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(doubles = {1, -1})
    void shouldCallABrokenBaseTrendSustained(final double scale) {
        final SeriesRun run = new SeriesRun(SLOW, scale).flat(100, 60).to(130, 124);
        assertThat(run.tracker().isCountInvalidated()).isFalse();
        run.price(99);
        assertThat(run.tracker().isCountInvalidated()).as("between bars").isTrue();
        assertThat(run.tracker().phase()).isEqualTo(Wave.NONE);
        assertThat(run.tracker().liveLeg()).isEqualTo(Wave.NONE);
        assertThat(run.tracker().direction()).isZero();
        assertThat(run.tracker().outlook()).isEqualTo(Outlook.TEMPORARY);
        run.price(98).price(97);
        assertThat(run.tracker().outlook()).isEqualTo(Outlook.SUSTAINED);
        run.to(96, 100);
        assertThat(run.tracker().isCountInvalidated()).as("counted anew at 96").isFalse();
    }

    @Test
    void shouldNotSustainWhatOnlyTouchesTheStart() {
        final SeriesRun run = new SeriesRun(SLOW)
                .flat(100, 60)
                .to(130, 124)
                .price(100)
                .price(100)
                .price(100);
        assertThat(run.tracker().isCountInvalidated()).isFalse();
        assertThat(run.tracker().phase()).isEqualTo(Wave.ONE);
    }

    @Test
    void shouldDwellAfterAChange() {
        final OutlookSettings dwelling = SeriesRun.settings(8, 20, 2, 100 * SeriesRun.BAR_NS);
        final SeriesRun run = new SeriesRun(dwelling).flat(100, 12);
        assertThat(run.tracker().outlook()).isEqualTo(Outlook.TEMPORARY);
        run.to(110, 104, 120, 114, 125);
        assertThat(run.tracker().outlook()).as("changed less than 100 bars ago").isEqualTo(Outlook.TEMPORARY);
        assertThat(run.changes()).isEqualTo(1);
    }

    @Test
    void shouldPassOverPricesThatAreNotValid() {
        final SeriesRun run = new SeriesRun(SeriesRun.QUICK).flat(100, 12).to(110, 104, 120);
        final byte[] before = state(run.tracker());
        final long later = run.timeNs() + 10 * SeriesRun.BAR_NS;
        assertThat(run.tracker().onPrice(later, 1, false)).isFalse();
        assertThat(run.tracker().onPrice(later, Double.NaN, true)).isFalse();
        assertThat(run.tracker().onPrice(later, Double.POSITIVE_INFINITY, true)).isFalse();
        assertThat(run.tracker().onPrice(later, -1e101, true)).isFalse();
        assertThat(state(run.tracker())).isEqualTo(before);
    }

    @Test
    void shouldCountNoBarsThatHadNoPrice() {
        final OutlookTracker tracker = new OutlookTracker(SeriesRun.QUICK);
        tracker.onPrice(0, 100, true);
        tracker.onPrice(1_000_000, 101, true);
        assertThat(tracker.bars()).isEqualTo(1);
        tracker.onPrice(1_000_001, 101, true);
        assertThat(tracker.bars()).isEqualTo(1);
    }

    @Test
    void shouldKnowNothingAtTheStart() {
        final OutlookTracker tracker = new OutlookTracker(SeriesRun.QUICK);
        assertThat(tracker.outlook()).isEqualTo(Outlook.UNKNOWN);
        assertThat(tracker.phase()).isEqualTo(Wave.NONE);
        assertThat(tracker.trend()).isZero();
        assertThat(tracker.adx()).isNaN();
        assertThat(tracker.macdHistogram()).isNaN();
        assertThat(tracker.isReady()).isFalse();
    }

    @Test
    void shouldRefuseLengthsThatMakeNoBar() {
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        new OutlookTracker(new OutlookSettings(0, 3, 8, 3, 0, 20_000_000, 0.5, 25, 20, 2, 0, false)));
    }

    static byte[] state(final OutlookTracker tracker) {
        final ExpandableArrayBuffer buffer = new ExpandableArrayBuffer();
        final byte[] bytes = new byte[tracker.writeState(buffer, 0)];
        buffer.getBytes(0, bytes);
        return bytes;
    }
}
