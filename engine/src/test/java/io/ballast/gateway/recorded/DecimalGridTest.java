package io.ballast.gateway.recorded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DecimalGridTest {
    @ParameterizedTest
    @CsvSource({
        "0.01, 61837.63000000, 6183763",
        "0.1, 61800.20, 618002",
        "0.5, 3.5, 7",
        "0.5, 3, 6",
        "10, 61800, 6180",
        "100, 61800.000, 618",
        "0.000001, 0.012282, 12282",
        "1, 1645, 1645",
        "0.25, 100.75, 403",
        "0.01, 0.00, 0",
        "1, 5., 5"
    })
    void shouldReadWholeTicks(final String unit, final String text, final long expected) {
        assertThat(new DecimalGrid(new BigDecimal(unit)).exact(text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"0.1, 61800.25", "0.5, 3.4", "10, 61805", "1, 0.00000001", "0.25, 0.3"})
    void shouldRefusePricesOffTheGrid(final String unit, final String text) {
        final DecimalGrid grid = new DecimalGrid(new BigDecimal(unit));

        assertThatThrownBy(() -> grid.exact(text)).isExactlyInstanceOf(ArithmeticException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "NaN", "Infinity", "-1", "+1", "1e5", "1.2.3", "1,5", " 1", "0x10", "٣"})
    void shouldRefuseWhatIsNoPlainNumber(final String text) {
        final DecimalGrid grid = new DecimalGrid(new BigDecimal("0.01"));

        assertThatThrownBy(() -> grid.floor(text)).isInstanceOf(NumberFormatException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"9999999999999999999999", "92233720368547758.08", "0.0000000000000000001"})
    void shouldRefuseWhatDoesNotFit(final String text) {
        final DecimalGrid grid = new DecimalGrid(new BigDecimal("0.01"));

        assertThatThrownBy(() -> grid.exact(text)).isInstanceOf(ArithmeticException.class);
    }

    @Test
    void shouldAgreeWithBigDecimal() {
        final SplittableRandom random = new SplittableRandom(7);
        for (int i = 0; i < 20_000; i++) {
            final BigDecimal unit = BigDecimal.valueOf(random.nextLong(1, 50), random.nextInt(6));
            final BigDecimal value = BigDecimal.valueOf(random.nextLong(1_000_000_000L), random.nextInt(9));
            final long expected = value.divide(unit, 0, RoundingMode.FLOOR).longValueExact();

            assertThat(new DecimalGrid(unit).floor(value.toPlainString()))
                    .as("%s in units of %s", value, unit)
                    .isEqualTo(expected);
        }
    }
}
