package io.ballast.position;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class SettlementTest {
    private static final long EXPIRY_NS = 1_735_891_200_000_000_000L;
    private static final long WINDOW_NS = 1_800_000_000_000L;

    @Test
    void shouldLoseDeltaLinearlyInsideTheWindow() {
        assertThat(Settlement.deltaShare(0, EXPIRY_NS, WINDOW_NS)).isEqualTo(1);
        assertThat(Settlement.deltaShare(EXPIRY_NS - WINDOW_NS, EXPIRY_NS, WINDOW_NS))
                .isEqualTo(1);
        assertThat(Settlement.deltaShare(EXPIRY_NS - WINDOW_NS / 4, EXPIRY_NS, WINDOW_NS))
                .isEqualTo(0.25);
        assertThat(Settlement.deltaShare(EXPIRY_NS - 1, EXPIRY_NS, WINDOW_NS)).isCloseTo(0, within(1e-12));
        assertThat(Settlement.deltaShare(EXPIRY_NS, EXPIRY_NS, WINDOW_NS)).isZero();
        assertThat(Settlement.deltaShare(EXPIRY_NS + 1, EXPIRY_NS, WINDOW_NS)).isZero();
    }

    @Test
    void shouldSettleAtOnePriceWithoutAWindow() {
        assertThat(Settlement.deltaShare(EXPIRY_NS - 1, EXPIRY_NS, 0)).isEqualTo(1);
        assertThat(Settlement.deltaShare(EXPIRY_NS, EXPIRY_NS, 0)).isZero();
    }

    /** Fixing the average step by step leaves the share of it that is still open. */
    @Test
    void shouldKeepTheShareOfTheAverageThatIsStillOpen() {
        final int fixings = 30;
        for (int fixed = 0; fixed <= fixings; fixed++) {
            final long timeNs = EXPIRY_NS - WINDOW_NS + fixed * (WINDOW_NS / fixings);
            assertThat(Settlement.deltaShare(timeNs, EXPIRY_NS, WINDOW_NS))
                    .isCloseTo((fixings - fixed) / (double) fixings, within(1e-12));
        }
    }

    @Test
    void shouldExpireAtItsTimeAndAPerpetualNever() {
        assertThat(Settlement.isExpired(EXPIRY_NS - 1, EXPIRY_NS)).isFalse();
        assertThat(Settlement.isExpired(EXPIRY_NS, EXPIRY_NS)).isTrue();
        assertThat(Settlement.isExpired(Long.MAX_VALUE, Settlement.NEVER_NS)).isFalse();
        assertThat(Settlement.deltaShare(-1, Settlement.NEVER_NS, WINDOW_NS)).isEqualTo(1);
    }
}
