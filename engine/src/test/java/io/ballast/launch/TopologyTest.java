package io.ballast.launch;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.RecordedData;
import io.ballast.counter.Counter;
import io.ballast.pipeline.SessionEnd;
import io.ballast.settings.Profile;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever threads run it, a session writes one journal: header, inputs, outputs and the state at the end. */
@Tag("slow")
class TopologyTest {
    /** How many times as long as it takes to its first orders each market is. */
    private static final int LENGTH = Integer.getInteger("ballast.topologyLength", 1);

    @TempDir
    private Path directory;

    @ParameterizedTest
    @CsvSource({
        "defi-week.yaml, 25000",
        "btc-eth-ticks.yaml, 115000",
        "alts-handoff.yaml, 25000",
        "concentration.yaml, 25000",
        "defi-pair.yaml, 25000",
        "protect.yaml, 180000",
        "contract-choice.yaml, 25000"
    })
    void shouldWriteOneJournalOfARecordedMarketInEveryTopology(final String example, final long inputs) {
        compare(Sessions.example(example), RecordedData.require(), inputs);
    }

    @Test
    void shouldWriteOneJournalOfTheSyntheticMarketInEveryTopology() {
        compare(Sessions.demo(), directory, 135_000);
    }

    private void compare(final EngineConfiguration configuration, final Path data, final long inputs) {
        for (final Profile profile : Profile.values()) {
            final EngineConfiguration parked = Sessions.parked(configuration, profile);
            final SessionResult result = Sessions.run(parked, data, journal(profile), LENGTH * inputs);
            assertThat(result.configuration().topology().profile()).isEqualTo(profile);
            assertThat(result.end().kind()).isEqualTo(SessionEnd.Kind.CLEAN);
            assertThat(result.counters().get(Counter.ORDERS_SENT)).isPositive();
            assertThat(JournalDifference.between(journal(Profile.DIRECT), journal(profile)))
                    .as("%s", profile)
                    .isEmpty();
            if (profile == Profile.DIRECT) {
                verify(result);
            }
        }
    }

    /** Of one topology: the journals of the others are the same, byte for byte, the hash of the state included. */
    private static void verify(final SessionResult result) {
        final Verification verification = new JournalVerifier(result.journal(), inputs -> {}).verify();
        assertThat(verification.isIdentical()).isTrue();
        assertThat(verification.isStateCompared()).isTrue();
        assertThat(verification.stateSha256()).isEqualTo(result.stateSha256());
        assertThat(verification.inputs()).isEqualTo(result.counters().get(Counter.JOURNAL_DOCUMENTS));
    }

    private Path journal(final Profile profile) {
        return directory.resolve(profile.name());
    }
}
