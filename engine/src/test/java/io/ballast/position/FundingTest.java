package io.ballast.position;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class FundingTest {
    private static final long EIGHT_HOURS_NS = Duration.ofHours(8).toNanos();

    /** P̄ .03 %, .10 %, −.10 %. */
    @Test
    void tv10ShouldClampInterestAgainstThePremium() {
        assertThat(Funding.rate(0.0003, Funding.DEFAULT_INTEREST)).isCloseTo(0.0001, within(1e-15));
        assertThat(Funding.rate(0.0010, Funding.DEFAULT_INTEREST)).isCloseTo(0.0005, within(1e-15));
        assertThat(Funding.rate(-0.0010, Funding.DEFAULT_INTEREST)).isCloseTo(-0.0005, within(1e-15));
    }

    @Test
    void shouldPayTheInterestWhileThePremiumIsNearIt() {
        for (final double premium : new double[] {-0.00039, 0, 0.0001, 0.00059}) {
            assertThat(Funding.rate(premium, 0.0001)).as("premium %s", premium).isCloseTo(0.0001, within(1e-15));
        }
        assertThat(Funding.rate(-0.00041, 0.0001)).isLessThan(0.000095);
        assertThat(Funding.rate(0.00061, 0.0001)).isGreaterThan(0.000105);
        assertThat(Funding.perYear(0.0001, EIGHT_HOURS_NS)).isCloseTo(0.1095, within(1e-12));
    }

    @Test
    void shouldCountAPremiumOnlyBeyondTheImpactPrices() {
        assertThat(Funding.premiumIndex(99.9, 100.1, 100)).as("index inside").isZero();
        assertThat(Funding.premiumIndex(100.2, 100.3, 100)).as("sells above").isCloseTo(0.002, within(1e-12));
        assertThat(Funding.premiumIndex(99.5, 99.7, 100)).as("buys below").isCloseTo(-0.003, within(1e-12));
    }
}
