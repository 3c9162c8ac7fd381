package io.ballast.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class PriceBarTest {
    private final PriceBar bar = new PriceBar(10);

    @Test
    void shouldEndABarWithTheFirstPriceBehindIt() {
        assertThat(bar.onPrice(3, 100)).isFalse();
        assertThat(bar.onPrice(5, 104)).isFalse();
        assertThat(bar.onPrice(7, 97)).isFalse();
        assertThat(bar.onPrice(9, 99)).isFalse();
        assertThat(bar.onPrice(10, 120)).isTrue();
        assertThat(bar.high()).isEqualTo(104);
        assertThat(bar.low()).isEqualTo(97);
        assertThat(bar.close()).isEqualTo(99);
        assertThat(bar.onPrice(20, 1)).isTrue();
        assertThat(bar.close()).isEqualTo(120);
    }

    @Test
    void shouldMakeUpNoBarForAnEmptyInterval() {
        bar.onPrice(0, 1);
        assertThat(bar.onPrice(95, 2)).isTrue();
        assertThat(bar.close()).isEqualTo(1);
        assertThat(bar.onPrice(100, 3)).isTrue();
        assertThat(bar.close()).isEqualTo(2);
    }

    @Test
    void shouldCutIntervalsDownwardsBeforeTimeZero() {
        bar.onPrice(-11, 1);
        assertThat(bar.onPrice(-10, 2)).isTrue();
        assertThat(bar.onPrice(-1, 3)).isFalse();
        assertThat(bar.onPrice(0, 4)).isTrue();
        assertThat(bar.close()).isEqualTo(3);
    }

    @Test
    void shouldPutALatePriceIntoTheBarUnderWay() {
        bar.onPrice(12, 5);
        assertThat(bar.onPrice(8, 6)).isFalse();
        assertThat(bar.onPrice(21, 7)).isTrue();
        assertThat(bar.high()).isEqualTo(6);
        assertThat(bar.close()).isEqualTo(6);
    }

    @Test
    void shouldRefuseABarWithoutLength() {
        assertThatIllegalArgumentException().isThrownBy(() -> new PriceBar(0));
    }
}
