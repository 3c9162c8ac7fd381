package io.ballast.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ballast.harness.SmallSession;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A playback that comes back to a place goes on from there as it did the first time. */
class PlaybackPlaceTest {
    private static final int RETURNS = 100;
    private static final int STRIDE = 11;

    @TempDir
    private static Path directory;

    private static Path journal;

    @BeforeAll
    static void record() {
        journal = SmallSession.run(directory, SmallSession.yamlOf("10m"));
    }

    @Test
    void shouldGoOnFromAnyPlaceAsTheFirstTime() {
        final long seed = 20250617;
        final Random random = new Random(seed);
        final List<PlaybackPlace> places = new ArrayList<>();
        final List<String> first = new ArrayList<>();
        try (JournalPlayback playback = JournalPlayback.open(journal)) {
            places.add(playback.place());
            while (playback.next()) {
                first.add(look(playback));
                places.add(playback.place());
            }
            for (int i = 0; i < RETURNS; i++) {
                final int place = random.nextInt(places.size() - 1);
                playback.returnTo(places.get(place));
                for (int at = place; at < Math.min(first.size(), place + STRIDE); at++) {
                    assertThat(playback.next()).isTrue();
                    assertThat(look(playback))
                            .as("seed %d, return %d to %d, at %d", seed, i, place, at)
                            .isEqualTo(first.get(at));
                }
            }
        }
    }

    @Test
    void shouldComeToTheSameEndOnceMore() {
        try (JournalPlayback playback = JournalPlayback.open(journal)) {
            final PlaybackPlace start = playback.place();
            final String first = end(playback);
            playback.returnTo(start);

            assertThat(playback.trailer()).isNull();
            assertThat(playback.inputs()).isZero();
            assertThat(playback.trailerOutputs()).isEmpty();
            assertThat(end(playback)).isEqualTo(first);
            assertThatThrownBy(playback::place).hasMessage("nothing follows the trailer");
        }
    }

    @Test
    void shouldTakeAPlaceOfAnotherPlaybackOfTheJournal() {
        try (JournalPlayback one = JournalPlayback.open(journal);
                JournalPlayback other = JournalPlayback.open(journal)) {
            for (int i = 0; i < STRIDE; i++) {
                one.next();
            }
            other.returnTo(one.place());

            assertThat(one.next() && other.next()).isTrue();
            assertThat(look(other)).isEqualTo(look(one));
        }
    }

    private static String end(final JournalPlayback playback) {
        while (playback.next()) {
            // To the end.
        }
        return playback.inputs() + " " + playback.outputs() + " " + playback.gatewayInputs() + " "
                + playback.lastTimeNs() + " " + playback.trailerOutputs().size() + " "
                + Objects.requireNonNull(playback.trailer()) + playback.end() + playback.divergence();
    }

    private static String look(final JournalPlayback playback) {
        final byte[] outputs = new byte[playback.slot().order.outputBytes];
        playback.slot().order.outputs.getBytes(0, outputs);
        return playback.sequence() + " " + playback.lastTimeNs() + " " + playback.outputs() + " "
                + playback.stages().stateSha256() + " " + Arrays.hashCode(outputs);
    }
}
