package io.ballast.gateway.recorded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ballast.gateway.AllocatedBytes;
import io.ballast.gateway.FeedReading;
import io.ballast.gateway.ListFeed;
import io.ballast.gateway.MarketDataException;
import io.ballast.gateway.MarketFeed;
import io.ballast.gateway.synthetic.SyntheticFeed;
import io.ballast.settings.SyntheticSettings;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class PipedFeedTest {
    private static final int WARM_UP = 100_000;
    private static final int MEASURED = 400_000;
    /** A quote takes 88 bytes of a ring of 1 MiB. */
    private static final int MORE_THAN_ONE_RING = 12_500;

    private static final double LIMIT_BYTES = 0.01;

    @AfterEach
    void shouldLeaveNoThread() {
        assertThat(Thread.getAllStackTraces().keySet())
                .extracting(Thread::getName)
                .doesNotContain(PipedFeed.THREAD_NAME);
    }

    @Test
    void shouldHandOverEveryMessageUnchanged() {
        final Long[] timesNs = LongStream.range(0, 50_000).boxed().toArray(Long[]::new);

        try (PipedFeed feed = PipedFeed.start(ListFeed.of(4, timesNs))) {
            assertThat(FeedReading.bytes(feed)).containsExactlyElementsOf(FeedReading.bytes(ListFeed.of(4, timesNs)));
            assertThat(feed.peekTimeNs()).isEqualTo(MarketFeed.END);
            feed.advance();
            assertThat(feed.peekTimeNs()).isEqualTo(MarketFeed.END);
        }
    }

    @Test
    @SuppressWarnings("ThreadPriorityCheck") // waits for the reader's end
    void shouldHandOverWhatTheRingStillHoldsAfterItsEndWasReached() {
        final Long[] timesNs = LongStream.range(0, MORE_THAN_ONE_RING).boxed().toArray(Long[]::new);
        final ListFeed source = ListFeed.of(0, timesNs);

        try (PipedFeed feed = PipedFeed.start(source)) {
            for (int i = 0; i < MORE_THAN_ONE_RING / 10; i++) {
                feed.advance();
            }
            while (!source.isClosed()) {
                Thread.yield();
            }
            assertThat(FeedReading.lines(feed)).hasSize(MORE_THAN_ONE_RING - MORE_THAN_ONE_RING / 10);
        }
    }

    @Test
    void shouldEndAtOnceWithoutMessages() {
        try (PipedFeed feed = PipedFeed.start(ListFeed.of(0))) {
            assertThat(feed.peekTimeNs()).isEqualTo(MarketFeed.END);
        }
    }

    @Test
    void shouldThrowTheReadersErrorBehindItsMessages() {
        final ListFeed source = ListFeed.failing(new MarketDataException("bars.csv, line 4: broken"), 1L, 2L);

        try (PipedFeed feed = PipedFeed.start(source)) {
            feed.advance();
            assertThat(feed.peekTimeNs()).isEqualTo(2);
            feed.advance();
            for (int i = 0; i < 2; i++) {
                assertThatThrownBy(feed::peekTimeNs)
                        .isInstanceOf(MarketDataException.class)
                        .hasMessage("bars.csv, line 4: broken")
                        .hasCauseInstanceOf(MarketDataException.class);
            }
        }
        assertThat(source.isClosed()).isTrue();
    }

    @Test
    void shouldThrowAnUnexpectedErrorToo() {
        try (PipedFeed feed = PipedFeed.start(ListFeed.failing(new IllegalStateException("a bug")))) {
            assertThatThrownBy(feed::peekTimeNs)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("a bug");
        }
    }

    @Test
    void shouldStopAReaderThatWaitsForRoom() {
        final ListFeed source =
                ListFeed.of(0, LongStream.range(0, 100_000).boxed().toArray(Long[]::new));
        try (PipedFeed feed = PipedFeed.start(source)) {
            assertThat(feed.peekTimeNs()).isZero();
        }
        assertThat(source.isClosed()).isTrue();
    }

    @Test
    void shouldNotAllocateOnTheReadingThread() {
        assertThat(bytesPerMessage(0)).isLessThan(LIMIT_BYTES);
    }

    @Test
    void shouldNoticeOneByteArrayInAThousandMessages() {
        assertThat(bytesPerMessage(1_000)).isGreaterThan(LIMIT_BYTES);
    }

    /** @param controlEvery allocates an array once in so many messages; 0: never */
    private static double bytesPerMessage(final int controlEvery) {
        final SyntheticSettings settings = new SyntheticSettings(0, 2L * (WARM_UP + MEASURED) * 1_000, 1_000, 0);
        final SyntheticFeed source =
                new SyntheticFeed(settings, List.of(RecordedFiles.spot(0, 0, "BTC", "0.1", "0.001")), 1);
        try (PipedFeed feed = PipedFeed.start(source)) {
            read(feed, WARM_UP, controlEvery);
            final long before = AllocatedBytes.now();
            read(feed, MEASURED, controlEvery);
            return (double) (AllocatedBytes.now() - before) / MEASURED;
        }
    }

    private static void read(final MarketFeed feed, final int messages, final int controlEvery) {
        for (int i = 1; i <= messages; i++) {
            if (feed.peekTimeNs() == MarketFeed.END || feed.buffer().getByte(feed.offset()) == 0) {
                throw new AssertionError("no message " + i);
            }
            feed.advance();
            if (controlEvery > 0 && i % controlEvery == 0) {
                AllocatedBytes.allocate(controlEvery);
            }
        }
    }
}
