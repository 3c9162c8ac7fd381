package io.ballast.replay.step;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HistoryFileTest {
    private static final Path JOURNAL = Path.of("/journals/one");

    @Test
    void shouldLieInTheStateDirectoryOfTheUser() {
        assertThat(HistoryFile.of(Map.of(), "/home/one", JOURNAL))
                .isEqualTo(Path.of("/home/one/.local/state/ballast/step-history"));
        assertThat(HistoryFile.of(Map.of("XDG_STATE_HOME", "/state"), "/home/one", JOURNAL))
                .isEqualTo(Path.of("/state/ballast/step-history"));
        assertThat(HistoryFile.of(Map.of("XDG_STATE_HOME", "relative"), "/home/one", JOURNAL))
                .isEqualTo(Path.of("/home/one/.local/state/ballast/step-history"));
    }

    @Test
    void shouldNeverLieInAJournal() {
        assertThat(HistoryFile.of(Map.of("XDG_STATE_HOME", "/journals/one/state"), "/home/one", JOURNAL))
                .isNull();
        assertThat(HistoryFile.of(Map.of(), "/journals/one", JOURNAL)).isNull();
    }
}
