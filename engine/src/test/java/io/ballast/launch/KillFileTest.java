package io.ballast.launch;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.harness.SmallSession;
import io.ballast.pipeline.SessionEnd;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A kill file that is there before a session begins. */
class KillFileTest {
    @TempDir
    private Path directory;

    /** It comes before the first input, blocks from the first order on, and is re-run like any other input. */
    @Test
    void shouldThrowTheKillSwitchBeforeTheFirstInputAndBeVerified() throws IOException {
        final Path file = Files.createFile(directory.resolve("kill"));
        final EngineConfiguration configuration =
                ConfigurationFile.parse("small", SmallSession.yamlOf("40m") + "risk: {killFile: '" + file + "'}\n");
        final Path journal = directory.resolve("journal");
        final SessionResult result = Sessions.run(configuration, directory, journal);
        assertThat(result.end().kind()).isEqualTo(SessionEnd.Kind.CLEAN);
        assertThat(DecisionLog.read(journal)).first().isInstanceOfSatisfying(Decision.RiskEvent.class, event -> {
            assertThat(event.kind()).isEqualTo("KILLED");
            assertThat(event.timeNs()).isEqualTo(1_735_689_600_000_000_000L);
        });
        assertThat(DecisionLog.read(journal)).doesNotHaveAnyElementsOfTypes(Decision.Order.class);
        final Verification verification = new JournalVerifier(journal, inputs -> {}).verify();
        assertThat(verification.divergence()).isNull();
        assertThat(verification.isIdentical()).isTrue();
    }
}
