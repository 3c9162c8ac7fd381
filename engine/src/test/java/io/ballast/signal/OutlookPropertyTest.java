package io.ballast.signal;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.harness.Generator;
import io.ballast.harness.Seeds;
import io.ballast.settings.Outlook;
import io.ballast.settings.OutlookSettings;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The tracker against one that keeps every price and bar, and against its own mirror image. */
class OutlookPropertyTest {
    private static final int PRICES = 1_500;

    private static OutlookSettings settings(final Generator generator) {
        final int emaFast = 2 + generator.below(6);
        return new OutlookSettings(
                60,
                emaFast,
                emaFast + 1 + generator.below(30),
                2 + generator.below(8),
                0.5 * generator.below(4),
                5_000_000L * (1 + generator.below(4)),
                0.3 + 0.1 * generator.below(4),
                generator.between(15, 30),
                generator.between(5, 15),
                1 + generator.below(3),
                60L * generator.below(10),
                generator.oneIn(2));
    }

    @Test
    void shouldEqualTheOutlookOfTheWholeHistory() {
        final Set<Outlook> seen = EnumSet.noneOf(Outlook.class);
        final Set<NaiveOutlook.Cause> causes = EnumSet.noneOf(NaiveOutlook.Cause.class);
        Seeds.forEach(60, generator -> checkAgainstHistory(generator, seen, causes));
        if (Long.getLong("ballast.seed") == null) {
            assertThat(seen).containsExactlyInAnyOrder(Outlook.values());
            assertThat(causes).containsExactlyInAnyOrder(NaiveOutlook.Cause.values());
        }
    }

    private static void checkAgainstHistory(
            final Generator generator, final Set<Outlook> seen, final Set<NaiveOutlook.Cause> causes) {
        final OutlookSettings settings = settings(generator);
        final OutlookTracker tracker = new OutlookTracker(settings);
        final NaiveOutlook naive = new NaiveOutlook(settings);
        double price = 200;
        long timeNs = generator.between(-1000, 1000);
        for (int i = 0; i < PRICES; i++) {
            timeNs += generator.oneIn(200) ? 500 : generator.below(60);
            price = Math.max(20, price + 0.25 * generator.between(-8, 8));
            final boolean isValid = !generator.oneIn(20);
            final Outlook before = tracker.outlook();
            final boolean isChanged = tracker.onPrice(timeNs, isValid ? price : 1e6, isValid);
            if (isValid) {
                naive.onPrice(timeNs, price);
            }
            assertThat(tracker.outlook()).isEqualTo(naive.outlook());
            assertThat(isChanged).isEqualTo(tracker.outlook() != before);
            assertThat(tracker.bars()).isEqualTo(naive.bars());
            assertThat(tracker.trend()).isEqualTo(naive.trend());
            assertThat(tracker.phase()).isEqualTo(naive.phase());
            assertThat(tracker.isCountInvalidated()).isEqualTo(naive.isInvalidated());
            seen.add(tracker.outlook());
        }
        causes.addAll(naive.causes());
    }

    /** Logarithms of a price change their sign with the ratio they stand for: the mirror is exact. */
    @Test
    void shouldMirrorRisingAndFallingSeries() {
        Seeds.forEach(40, OutlookPropertyTest::checkMirror);
    }

    private static void checkMirror(final Generator generator) {
        final OutlookSettings settings = settings(generator);
        final OutlookTracker tracker = new OutlookTracker(settings);
        final OutlookTracker mirror = new OutlookTracker(settings);
        double price = 0;
        for (long timeNs = 0; timeNs < 20L * PRICES; timeNs += 20) {
            price += 0.01 * generator.gaussian();
            assertThat(mirror.onPrice(timeNs, -price, true)).isEqualTo(tracker.onPrice(timeNs, price, true));
            assertThat(mirror.outlook()).isEqualTo(tracker.outlook());
            assertThat(mirror.phase()).isEqualTo(tracker.phase());
            assertThat(mirror.liveLeg()).isEqualTo(tracker.liveLeg());
            assertThat(mirror.direction()).isEqualTo(-tracker.direction());
            assertThat(mirror.trend()).isEqualTo(-tracker.trend());
            assertThat(mirror.score()).isEqualTo(tracker.score());
            assertThat(mirror.adx()).isEqualTo(Double.valueOf(tracker.adx()));
            assertThat(mirror.macdHistogram() + tracker.macdHistogram()).isIn(0.0, Double.NaN);
            assertThat(mirror.isCountInvalidated()).isEqualTo(tracker.isCountInvalidated());
        }
    }

    /** An old price may be forgotten to the last bit; a recent one may not. */
    @Test
    void shouldHaveTheSameStateAfterTheSamePricesOnly() {
        Seeds.forEach(20, OutlookPropertyTest::checkState);
    }

    private static void checkState(final Generator generator) {
        final OutlookSettings settings = settings(generator);
        final List<Double> prices = new ArrayList<>();
        double price = 200;
        for (int i = 0; i < 300; i++) {
            price += 0.25 * generator.between(-8, 8);
            prices.add(price);
        }
        final byte[] state = stateAfter(settings, prices);
        assertThat(stateAfter(settings, prices)).isEqualTo(state);
        final int changed = prices.size() - 1 - generator.below(10);
        prices.set(changed, prices.get(changed) + 50);
        assertThat(Arrays.equals(stateAfter(settings, prices), state))
                .as("price %s changed", changed)
                .isFalse();
    }

    private static byte[] stateAfter(final OutlookSettings settings, final List<Double> prices) {
        final OutlookTracker tracker = new OutlookTracker(settings);
        for (int i = 0; i < prices.size(); i++) {
            tracker.onPrice(60L * i, prices.get(i), true);
        }
        return OutlookTrackerTest.state(tracker);
    }
}
