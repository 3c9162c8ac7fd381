package io.ballast.gateway.recorded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ballast.gateway.FeedReading;
import io.ballast.gateway.ListFeed;
import java.util.List;
import org.junit.jupiter.api.Test;

class MergedFeedTest {
    @Test
    void shouldOrderByTimeThenByFeed() {
        final ListFeed first = ListFeed.of(0, 10L, 20L, 20L, 50L);
        final ListFeed second = ListFeed.of(1, 10L, 15L, 20L);

        try (MergedFeed feed = new MergedFeed(List.of(first, second, ListFeed.of(2)))) {
            assertThat(FeedReading.lines(feed))
                    .extracting(line -> line.split(" ", -1)[1] + line.substring(line.indexOf('@')))
                    .containsExactly("10@0.0", "10@1.0", "15@1.0", "20@0.0", "20@0.0", "20@1.0", "50@0.0");
        }
        assertThat(first.isClosed()).isTrue();
        assertThat(second.isClosed()).isTrue();
    }

    @Test
    void shouldRefuseToMergeNothing() {
        assertThatThrownBy(() -> new MergedFeed(List.of())).isInstanceOf(IllegalArgumentException.class);
    }
}
