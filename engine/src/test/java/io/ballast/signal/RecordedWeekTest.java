package io.ballast.signal;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.RecordedData;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecordedWeekTest {
    private static final String WEEK = "bars/perp_1m_index_week_20250616_20250622.csv.gz";
    private static final int MINUTES = 8_641;

    @ParameterizedTest
    @ValueSource(strings = {"DEFIUSDT", "BTCDOMUSDT", "BTCUSDT", "ETHUSDT", "UNIUSDT", "YFIUSDT"})
    void shouldNeverRepaintAPivotOfTheWeek(final String symbol) throws IOException {
        final List<TestBar> bars = week(RecordedData.require(), symbol);
        assertThat(bars).hasSize(MINUTES);
        assertThat(PrefixCheck.check(bars, 14, 5, 0.003)).hasSizeGreaterThan(20);
    }

    private static List<TestBar> week(final Path directory, final String symbol) throws IOException {
        final List<TestBar> bars = new ArrayList<>();
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(directory.resolve(WEEK))), StandardCharsets.UTF_8))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                final String[] fields = line.split(",", -1);
                if (fields[1].equals(symbol)) {
                    bars.add(new TestBar(
                            Double.parseDouble(fields[3]),
                            Double.parseDouble(fields[4]),
                            Double.parseDouble(fields[5])));
                }
            }
        }
        return bars;
    }
}
