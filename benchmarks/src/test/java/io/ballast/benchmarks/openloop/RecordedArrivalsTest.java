package io.ballast.benchmarks.openloop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ballast.RecordedData;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Bursts keep their shape at another rate. */
class RecordedArrivalsTest {
    @TempDir
    private Path directory;

    private static long[] offsets(final Schedule schedule) {
        return IntStream.range(0, schedule.ticks())
                .mapToLong(schedule::offsetNs)
                .toArray();
    }

    /** Ten arrivals in 900 ns are 11.1 million a second: at a tenth of that the gaps are ten times as long. */
    @Test
    void shouldScaleEveryGapAlike() {
        final RecordedArrivals arrivals = RecordedArrivals.of(900, 0, 10, 10, 20, 500, 505, 510, 515, 520);
        final Schedule schedule = arrivals.schedule(1_000_000, 0, 0, 10_000);
        final double scale = 10_000 / 900.0;
        final long[] expected = Arrays.stream(new long[] {0, 10, 10, 20, 500, 505, 510, 515, 520})
                .map(time -> (long) (time * scale))
                .toArray();
        assertThat(offsets(schedule)).containsExactly(expected);
    }

    @Test
    void shouldCutStretchesOneBehindTheOther() {
        final RecordedArrivals arrivals = RecordedArrivals.of(0, 100, 200, 300, 400, 500, 600, 700, 800, 1_000);
        // Ten in a microsecond are a rate of ten million: at a million everything takes ten times as long.
        final Schedule first = arrivals.schedule(1_000_000, 0, 1_000, 4_000);
        final Schedule second = arrivals.schedule(1_000_000, 1, 1_000, 4_000);
        final Schedule again = arrivals.schedule(1_000_000, 2, 1_000, 4_000);
        assertThat(offsets(first)).containsExactly(0, 1_000, 2_000, 3_000, 4_000);
        assertThat(offsets(second)).containsExactly(0, 1_000, 2_000, 3_000);
        assertThat(offsets(again)).containsExactly(offsets(first));
        assertThat(first.measuredFromNs()).isEqualTo(1_000);
    }

    @Test
    void shouldRefuseArrivalsWithoutARate() {
        assertThatThrownBy(() -> RecordedArrivals.of(7, 7)).hasMessageContaining("no rate");
    }

    @Test
    void shouldReadTheTimesThatAllCapturesCover() throws IOException {
        capture("a.gz", "100 {\"x\":1}\n300 {}\n500 {}\n");
        capture("b.gz", "200 {}\n250 {}\n400 {}\n");
        final RecordedArrivals arrivals = RecordedArrivals.read(directory);
        assertThat(arrivals.count()).as("200, 250, 300, 400").isEqualTo(4);
    }

    @Test
    void shouldSayThatADirectoryHoldsNoCapture() {
        assertThatThrownBy(() -> RecordedArrivals.read(directory)).hasMessageContaining("holds no capture");
    }

    /** The rate asked for is that of the whole recording, and its stretches differ from each other. */
    @Test
    void shouldReplayTheRecordedMarketAtAnotherRate() throws IOException {
        final RecordedArrivals arrivals =
                RecordedArrivals.read(RecordedData.require().resolve("ticks"));
        final long lengthNs = 100_000_000;
        final int stretches = (int) (arrivals.count() / 10_000.0);
        long ticks = 0;
        long most = 0;
        for (int stretch = 0; stretch < stretches; stretch++) {
            final Schedule schedule = arrivals.schedule(100_000, stretch, 0, lengthNs);
            ticks += schedule.ticks();
            most = Math.max(most, schedule.ticks());
        }
        assertThat((double) ticks / stretches).isBetween(9_000.0, 11_000.0);
        assertThat(most).isGreaterThan(12_000);
    }

    private void capture(final String name, final String text) throws IOException {
        try (Writer out = new OutputStreamWriter(
                new GZIPOutputStream(Files.newOutputStream(directory.resolve(name))), StandardCharsets.US_ASCII)) {
            out.write(text);
        }
    }
}
