package io.ballast.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.ballast.harness.Generator;
import io.ballast.harness.Seeds;
import io.ballast.slot.Quality;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.agrona.ExpandableArrayBuffer;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

class ConstituentPriceTest {
    private static final double DELTA = 0.005;
    private static final double EXCLUSION = 0.03;

    /** 100, 101 and 120 weighing 25, 50 and 25, within half a percent: 100.495, 101 and 101.505 make 101. */
    @Test
    void tv5ShouldClampVenuesToTheMedian() {
        assertThat(clampedMean(DELTA, new double[] {25, 50, 25}, 100, 101, 120)).isCloseTo(101, within(1e-9));
        final double moreOfTheLowest = clampedMean(DELTA, new double[] {50, 25, 25}, 100, 101, 120);
        assertThat(moreOfTheLowest).isCloseTo((2 * 100.495 + 101 + 101.505) / 4, within(1e-9));
        final double moreOfTheHighest = clampedMean(DELTA, new double[] {25, 25, 50}, 100, 101, 120);
        assertThat(moreOfTheHighest).isCloseTo((100.495 + 101 + 2 * 101.505) / 4, within(1e-9));
    }

    /** Median 20000 and three percent: venues 7 % above and 6 % below count as 20600 and 19400. */
    @Test
    void tv6ShouldClampVenuesAtThreePercent() {
        assertThat(clampedMean(0.03, new double[] {1, 2, 1}, 20_000, 21_400, 18_800))
                .isCloseTo((20_000 + 2 * 20_600 + 19_400) / 4.0, within(1e-6));
        assertThat(clampedMean(0.03, new double[] {1, 1, 2}, 20_000, 21_400, 18_800))
                .isCloseTo((20_000 + 20_600 + 2 * 19_400) / 4.0, within(1e-6));
    }

    private static double clampedMean(final double delta, final double[] weights, final double... prices) {
        final ConstituentPrice constituent = new ConstituentPrice(prices.length, weights, delta, 0);
        show(constituent, prices);
        assertThat(constituent.quality()).isEqualTo(Quality.NORMAL);
        return constituent.price();
    }

    @Test
    void shouldBeInvalidBeforeAnyPrice() {
        final ConstituentPrice constituent = equal(3);
        assertThat(constituent.quality()).isEqualTo(Quality.INVALID);
        constituent.evaluate();
        assertThat(constituent.quality()).isEqualTo(Quality.INVALID);
        assertThat(constituent.price()).isZero();
    }

    @Test
    void shouldDegradeWithTheNumberOfVenues() {
        final ConstituentPrice constituent = equal(4);
        show(constituent, 100, 100.1, 100.2, 100.3);
        assertState(constituent, Quality.NORMAL, 100.15);
        show(constituent, 100, 100.1, 100.2, 0);
        assertState(constituent, Quality.NORMAL, 100.1);
        show(constituent, 0, 100.1, 100.2, 0);
        assertState(constituent, Quality.DEGRADED, 100.15);
        show(constituent, 0, 0, 100.2, 0);
        assertState(constituent, Quality.DEGRADED, 100.2);
        show(constituent, 0, 0, 0, 0);
        assertState(constituent, Quality.INVALID, 100.2);
    }

    @Test
    void shouldHoldTheLastPriceWhileTwoVenuesDisagree() {
        final ConstituentPrice constituent = equal(2);
        show(constituent, 100, 100.4);
        assertState(constituent, Quality.DEGRADED, 100.2);
        show(constituent, 100, 100.6);
        assertState(constituent, Quality.INVALID, 100.2);
        show(constituent, 100, 200);
        assertState(constituent, Quality.INVALID, 100.2);
        show(constituent, 100, 0);
        assertState(constituent, Quality.DEGRADED, 100);
        show(constituent, 100, 100.4);
        assertState(constituent, Quality.DEGRADED, 100.2);
    }

    @Test
    void shouldReadmitAnExcludedVenueOnlyBelowHalfTheThreshold() {
        final ConstituentPrice constituent = equal(4);
        show(constituent, 100, 100, 100, 102.9);
        assertThat(constituent.isCounting(3)).isTrue();
        show(constituent, 100, 100, 100, 103.1);
        assertThat(constituent.isCounting(3)).isFalse();
        assertState(constituent, Quality.NORMAL, 100);
        show(constituent, 100, 100, 100, 101.6);
        assertThat(constituent.isCounting(3)).as("inside, yet above half of it").isFalse();
        show(constituent, 100, 100, 100, 0);
        show(constituent, 100, 100, 100, 101.6);
        assertThat(constituent.isCounting(3)).as("back from silence").isFalse();
        show(constituent, 100, 100, 100, 101.4);
        assertThat(constituent.isCounting(3)).isTrue();
        assertState(constituent, Quality.NORMAL, 100.125);
        show(constituent, 100, 100, 100, 102.9);
        assertThat(constituent.isCounting(3)).isTrue();
    }

    @Test
    void shouldNotLetAnExcludedVenueVouchForItself() {
        final ConstituentPrice constituent = equal(3);
        show(constituent, 100, 100, 110);
        assertState(constituent, Quality.DEGRADED, 100);
        show(constituent, 0, 0, 110);
        assertState(constituent, Quality.INVALID, 100);
        show(constituent, 110, 0, 110);
        assertState(constituent, Quality.DEGRADED, 110);
    }

    @Test
    void shouldNotTakeWhatIsNoPrice() {
        final ConstituentPrice constituent = equal(3);
        show(constituent, 100, 100, 100);
        for (final double bad : new double[] {Double.NaN, Double.POSITIVE_INFINITY, 0, -1}) {
            constituent.onVenue(0, bad, true);
            constituent.evaluate();
            assertThat(constituent.isCounting(0)).isFalse();
            assertState(constituent, Quality.DEGRADED, 100);
        }
        constituent.onVenue(0, 101, false);
        constituent.evaluate();
        assertState(constituent, Quality.DEGRADED, 100);
    }

    @Test
    void shouldWriteWhatInfluencesTheNextPrice() {
        final ConstituentPrice readmitted = equal(4);
        final ConstituentPrice excluded = equal(4);
        show(excluded, 100, 100, 100, 104);
        show(readmitted, 100, 100, 100, 101.6);
        show(excluded, 100, 100, 100, 101.6);
        assertThat(state(excluded)).isNotEqualTo(state(readmitted));
        show(excluded, 100, 100, 100, 101);
        show(readmitted, 100, 100, 100, 101);
        assertThat(state(excluded)).isEqualTo(state(readmitted));
    }

    private static byte[] state(final ConstituentPrice constituent) {
        final ExpandableArrayBuffer buffer = new ExpandableArrayBuffer();
        final byte[] bytes = new byte[constituent.writeState(buffer, 0)];
        buffer.getBytes(0, bytes);
        return bytes;
    }

    @Test
    void shouldRefuseSettingsThatMeanNothing() {
        assertRefused(0, DELTA, EXCLUSION);
        assertRefused(9, DELTA, EXCLUSION);
        assertRefused(3, DELTA, EXCLUSION, 1, 1);
        assertRefused(2, DELTA, EXCLUSION, 1, 0);
        assertRefused(2, 0, EXCLUSION, 1, 1);
        assertRefused(2, DELTA, DELTA / 2, 1, 1);
        assertRefused(2, DELTA, Double.NaN, 1, 1);
    }

    private static void assertRefused(
            final int venues, final double delta, final double exclusion, final double... weights) {
        final double[] all = weights.length == 0 ? ones(venues) : weights;
        assertThatThrownBy(() -> new ConstituentPrice(venues, all, delta, exclusion))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static double[] ones(final int venues) {
        final double[] weights = new double[venues];
        Arrays.fill(weights, 1);
        return weights;
    }

    private static ConstituentPrice equal(final int venues) {
        return new ConstituentPrice(venues, ones(venues), DELTA, EXCLUSION);
    }

    /** A price for every venue, 0 for none. */
    private static void show(final ConstituentPrice constituent, final double... prices) {
        for (int venue = 0; venue < prices.length; venue++) {
            constituent.onVenue(venue, prices[venue], prices[venue] != 0);
        }
        constituent.evaluate();
    }

    private static void assertState(final ConstituentPrice constituent, final Quality quality, final double price) {
        assertThat(constituent.quality()).isEqualTo(quality);
        assertThat(constituent.price()).isCloseTo(price, within(1e-9));
    }

    @Test
    void shouldEqualTheRuleWrittenOnLists() {
        final int[] qualities = new int[Quality.values().length];
        Seeds.forEach(200, generator -> checkAgainstLists(generator, qualities));
        assertThat(Arrays.stream(qualities)).as("every quality occurs").allMatch(count -> count > 200);
    }

    private static void checkAgainstLists(final Generator generator, final int[] qualities) {
        final int venues = 1 + generator.below(ConstituentPrice.MAX_VENUES);
        final double[] weights = new double[venues];
        final List<Venue> oracle = new ArrayList<>();
        for (int i = 0; i < venues; i++) {
            weights[i] = generator.between(1, 10);
            oracle.add(new Venue(weights[i]));
        }
        final double exclusion = generator.oneIn(4) ? 0 : EXCLUSION;
        final ConstituentPrice constituent = new ConstituentPrice(venues, weights, DELTA, exclusion);
        double held = 0;
        for (int i = 0; i < 100; i++) {
            final int changed = generator.below(venues);
            final double spread = generator.oneOf(List.of(0.001, 0.004, 0.02, 0.06));
            oracle.get(changed).price = 100 * (1 + spread * generator.gaussian());
            oracle.get(changed).isValid = !generator.oneIn(4);
            constituent.onVenue(changed, oracle.get(changed).price, oracle.get(changed).isValid);
            constituent.evaluate();

            final Quality expected = expected(oracle, exclusion);
            held = expected == Quality.INVALID ? held : mean(oracle);
            assertThat(constituent.quality()).isEqualTo(expected);
            assertThat(constituent.price()).isCloseTo(held, Percentage.withPercentage(1e-10));
            for (int venue = 0; venue < venues; venue++) {
                assertThat(constituent.isCounting(venue))
                        .isEqualTo(oracle.get(venue).isCounting());
            }
            qualities[expected.ordinal()]++;
        }
    }

    private static final class Venue {
        private final double weight;
        private double price;
        private boolean isValid;
        private boolean isExcluded;

        Venue(final double weight) {
            this.weight = weight;
        }

        boolean isCounting() {
            return isValid && !isExcluded;
        }
    }

    private static Quality expected(final List<Venue> venues, final double exclusion) {
        final List<Venue> valid = venues.stream().filter(venue -> venue.isValid).toList();
        final double median = median(valid);
        for (final Venue venue : valid) {
            final double away = Math.abs(venue.price / median - 1);
            if (venue.isExcluded && valid.size() > 1 && away < exclusion / 2) {
                venue.isExcluded = false;
            } else if (exclusion > 0 && valid.size() > 2 && away > exclusion) {
                venue.isExcluded = true;
            }
        }
        final List<Venue> counting = venues.stream().filter(Venue::isCounting).toList();
        if (counting.size() >= 3) {
            return Quality.NORMAL;
        }
        if (counting.size() == 2) {
            final double apart = Math.abs(counting.get(0).price - counting.get(1).price);
            return apart <= DELTA * median(counting) ? Quality.DEGRADED : Quality.INVALID;
        }
        return counting.isEmpty() ? Quality.INVALID : Quality.DEGRADED;
    }

    private static double median(final List<Venue> venues) {
        final List<Double> prices =
                venues.stream().map(venue -> venue.price).sorted().toList();
        if (prices.isEmpty()) {
            return Double.NaN;
        }
        return (prices.get((prices.size() - 1) / 2) + prices.get(prices.size() / 2)) / 2;
    }

    private static double mean(final List<Venue> venues) {
        final List<Venue> counting = venues.stream().filter(Venue::isCounting).toList();
        final double median = median(counting);
        double sum = 0;
        double weight = 0;
        for (final Venue venue : counting) {
            sum += venue.weight * Math.min(Math.max(venue.price, median * (1 - DELTA)), median * (1 + DELTA));
            weight += venue.weight;
        }
        return sum / weight;
    }
}
