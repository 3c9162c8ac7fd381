package io.ballast.gateway.recorded;

import static io.ballast.gateway.recorded.RecordedFiles.BAR_HEADER;
import static io.ballast.gateway.recorded.RecordedFiles.bars;
import static io.ballast.gateway.recorded.RecordedFiles.capture;
import static io.ballast.gateway.recorded.RecordedFiles.spot;
import static io.ballast.gateway.recorded.RecordedFiles.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ballast.gateway.FeedReading;
import io.ballast.gateway.MarketDataException;
import io.ballast.instrument.Instrument;
import io.ballast.settings.SourceSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordedFeedsTest {
    private static final String QUOTE =
            "30000000000 {\"stream\":\"a@bookTicker\",\"data\":{\"u\":7,\"s\":\"AAA\",\"b\":\"1\",\"B\":\"1\",\"a\":\"2\",\"A\":\"1\"}}";

    @TempDir
    Path directory;

    @Test
    void shouldMergeBarsAndCaptures() throws IOException {
        write(directory.resolve("bars.csv"), BAR_HEADER, "0,AAA,5,5,5,5,1");
        write(directory.resolve("capture"), QUOTE);
        final List<Instrument> instruments = List.of(spot(0, 0, "AAA", "1", "1"), spot(1, 1, "AAA", "1", "1"));

        final RecordedFeeds feeds =
                RecordedFeeds.open(List.of(bars("bars.csv"), capture(1, "capture")), instruments, directory);

        try (var feed = feeds.feed()) {
            assertThat(FeedReading.lines(feed))
                    .extracting(line -> line.split(" ", -1)[1] + line.substring(line.indexOf('@')))
                    .containsExactly(
                            "0@0.0", "15000000000@0.0", "30000000000@0.0", "30000000000@1.1", "45000000000@0.0");
        }
        assertThat(feeds.tally().count(FeedCount.QUOTES, 0)).isEqualTo(4);
        assertThat(feeds.tally().count(FeedCount.QUOTES, 1)).isEqualTo(1);
    }

    @Test
    void shouldNameAllMissingFilesAtOnce() {
        final List<SourceSettings> sources = List.of(bars("a.csv", "b.csv"), capture(1, "c.gz"));

        assertThatThrownBy(() -> RecordedFeeds.open(sources, List.of(), directory))
                .isInstanceOf(MarketDataException.class)
                .hasMessageContainingAll(
                        "a.csv (source source-0)", "b.csv (source source-0)", "c.gz (source source-1)", "--data");
    }

    @Test
    void shouldNameAnInstrumentWithoutACapture() throws IOException {
        write(directory.resolve("capture"), QUOTE);
        final List<Instrument> instruments = List.of(spot(0, 1, "AAA", "1", "1"), spot(1, 1, "BBB", "1", "1"));

        assertThatThrownBy(() -> RecordedFeeds.open(List.of(capture(1, "capture")), instruments, directory))
                .isInstanceOf(MarketDataException.class)
                .hasMessageContaining("source source-1 has no file of BBB");
    }
}
