package io.ballast.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ballast.settings.WaitMode;
import java.math.BigDecimal;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ValueTypesTest {
    private static final int SAMPLES = 10_000;

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "15us, 15000",
        "250ms, 250000000",
        "90s, 90000000000",
        "1.5m, 90000000000",
        "5m, 300000000000",
        "2h, 7200000000000",
        "10d, 864000000000000",
        "-1276ms, -1276000000",
        "7ns, 7",
        "5 ms, 5000000"
    })
    void shouldReadDurations(final String text, final long nanoseconds) throws MalformedValueException {
        assertThat(Durations.parse(text)).isEqualTo(nanoseconds);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "5", "s", "5sec", "1e3s", "0.5ns", "106752d", "1,5s", "--1s", "5M"})
    void shouldRefuseWhatIsNoDuration(final String text) {
        assertThatThrownBy(() -> Durations.parse(text)).isInstanceOf(MalformedValueException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "38%, 380000000",
        "5bp, 500000",
        "0.05, 50000000",
        "2, 2000000000",
        "0, 0",
        "-1%, -10000000",
        "0.0000001%, 1",
        "0.00001bp, 1",
        "0.000000001, 1",
        "5 bp, 500000"
    })
    void shouldReadShares(final String text, final long ppb) throws MalformedValueException {
        assertThat(Shares.parse(text)).isEqualTo(ppb);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "%", "bp", "5 percent", "5%%", "0.0000000001", "1e-3", "NaN", "999999999999999999"})
    void shouldRefuseWhatIsNoShare(final String text) {
        assertThatThrownBy(() -> Shares.parse(text)).isInstanceOf(MalformedValueException.class);
    }

    @ParameterizedTest
    @CsvSource({"512B, 512", "4KiB, 4096", "64MiB, 67108864", "1GiB, 1073741824", "1 TiB, 1099511627776", "0B, 0"})
    void shouldReadSizes(final String text, final long bytes) throws MalformedValueException {
        assertThat(ByteSizes.parse(text)).isEqualTo(bytes);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "64", "64MB", "-1MiB", "1.5GiB", "999999999999TiB"})
    void shouldRefuseWhatIsNoSize(final String text) {
        assertThatThrownBy(() -> ByteSizes.parse(text)).isInstanceOf(MalformedValueException.class);
    }

    @Test
    void shouldReadInstants() throws MalformedValueException {
        assertThat(Instants.parse("1970-01-01T00:00:00.000000001Z")).isEqualTo(1);
        assertThat(Instants.parse("2025-06-16T21:00:00Z")).isEqualTo(1_750_107_600_000_000_000L);
        assertThat(Instants.parse("2262-04-11T23:47:16.854775807Z")).isEqualTo(Long.MAX_VALUE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "now",
                "2025-06-16",
                "2025-06-16T21:00:00+02:00",
                "1969-12-31T23:59:59Z",
                "2262-04-11T23:47:16.854775808Z"
            })
    void shouldRefuseWhatIsNoInstant(final String text) {
        assertThatThrownBy(() -> Instants.parse(text)).isInstanceOf(MalformedValueException.class);
    }

    @Test
    void shouldReadDecimalsExactly() throws MalformedValueException {
        assertThat(Decimals.parse("1250.7500")).isEqualTo(new BigDecimal("1250.75"));
        assertThat(Decimals.parse("1000")).isEqualTo(new BigDecimal("1000"));
        assertThat(Decimals.nanoUsd("20000.000000001")).isEqualTo(20_000_000_000_001L);
        assertThat(Decimals.lots(new BigDecimal("0.0001")).parse("3.4943")).isEqualTo(34_943);
        assertThat(Decimals.lots(new BigDecimal("0.05")).parse("0.15")).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", ".", "1.", ".5", "1e5", "0x10", "NaN", "Infinity", "1_000", "1,5", "1234567890123456789"})
    void shouldRefuseWhatIsNoDecimal(final String text) {
        assertThatThrownBy(() -> Decimals.parse(text)).isInstanceOf(MalformedValueException.class);
    }

    @Test
    void shouldListTheConstantsOfAnEnum() throws MalformedValueException {
        assertThat(ValueType.oneOf(WaitMode.class).parse("Spin")).isEqualTo(WaitMode.SPIN);
        assertThatThrownBy(() -> ValueType.oneOf(WaitMode.class).parse("rest"))
                .hasMessage("'rest' is not known; choose one of spin, yield, park");
    }

    @Test
    void shouldReadBackEverythingItWrites() throws MalformedValueException {
        final long seed = new Random().nextLong();
        final Random random = new Random(seed);
        for (int i = 0; i < SAMPLES; i++) {
            final long value = random.nextLong() >> random.nextInt(63);
            final long magnitude = value & Long.MAX_VALUE;
            final String label = "seed " + seed + ", value " + value;
            assertThat(Durations.parse(Durations.format(value))).as(label).isEqualTo(value);
            assertThat(ByteSizes.parse(ByteSizes.format(magnitude >> 4)))
                    .as(label)
                    .isEqualTo(magnitude >> 4);
            assertThat(Instants.parse(Instants.format(magnitude))).as(label).isEqualTo(magnitude);
            assertThat(Shares.parse(Shares.format(value / 1000))).as(label).isEqualTo(value / 1000);
            final long nano = value % 1_000_000_000_000_000_000L;
            assertThat(Decimals.nanoUsd(Decimals.ofNanoUsd(nano))).as(label).isEqualTo(nano);
            final double real = (value % 10_000_000_000L) / 1e9;
            assertThat(Decimals.real(Decimals.format(real))).as(label).isEqualTo(real);
        }
    }

    @Test
    void shouldKeepLotsOnAnyGrid() throws MalformedValueException {
        final long seed = new Random().nextLong();
        final Random random = new Random(seed);
        for (int i = 0; i < SAMPLES; i++) {
            final BigDecimal lot = BigDecimal.valueOf(1 + random.nextInt(1000), random.nextInt(7));
            final long lots = random.nextInt(Integer.MAX_VALUE);
            assertThat(Decimals.lots(lot).parse(Decimals.ofLots(lots, lot)))
                    .as("seed %d, %d lots of %s", seed, lots, lot)
                    .isEqualTo(lots);
        }
    }
}
