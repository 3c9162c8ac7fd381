package io.ballast.launch;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.counter.Counter;
import io.ballast.harness.SmallSession;
import io.ballast.pipeline.SessionEnd;
import io.ballast.settings.Profile;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sessions whose indices are recomposed and whose coins venues price, from YAML to the journal and back. */
class RecomposedSessionTest {
    private static final String INDICES = """
            weights: {UNI: 60%, AAVE: 40%}
                base: 100
                recompositions:
                  - {at: 2025-01-01T00:30:00Z, weights: equal, assets: [UNI, AAVE, BTC]}
                  - {at: 2025-01-01T01:00:00Z, supplies: {UNI: 6.3e8, AAVE: 1.5e7}, cap: 60%}
              dom: {cross: {quote: BTC, quantities: {UNI: 100, AAVE: 3}}}""";

    @TempDir
    private Path directory;

    @Test
    void shouldRecomposeOnScheduleAndVerifyInEveryTopology() {
        final String yaml = SmallSession.yaml()
                .replace("defi: {quantities: {UNI: 24154.8, AAVE: 657.06}}", "defi:\n    " + INDICES.strip());
        final EngineConfiguration configuration = ConfigurationFile.parse("small.yaml", yaml);
        for (final Profile profile : Profile.values()) {
            final Path journal = directory.resolve(profile.name());
            final SessionResult result = Sessions.run(Sessions.parked(configuration, profile), directory, journal);
            assertThat(result.end().kind()).isEqualTo(SessionEnd.Kind.CLEAN);
            // The base of one index, and two recompositions of it.
            assertThat(result.counters().get(Counter.RECOMPOSITIONS_APPLIED)).isEqualTo(3);
            assertThat(result.counters().get(Counter.ORDERS_SENT)).isPositive();
            assertThat(Sessions.refusals(result).keySet()).noneMatch(name -> name.startsWith("REFUSED"));
            assertThat(JournalDifference.between(directory.resolve(Profile.DIRECT.name()), journal))
                    .isEmpty();
            assertThat(new JournalVerifier(journal, inputs -> {}).verify().isIdentical())
                    .isTrue();
        }
    }

    @Test
    void shouldSendNoOrderWhileOneVenueAlonePricesACoin() {
        final String yaml = SmallSession.yaml()
                .replace(
                        "BTC: {source: market, kind: spot, tick: 0.1, lot: 0.0001}",
                        "BTC: {kind: spot, venues: {VENUE: {weight: 100%}}, tick: 0.1, lot: 0.0001}\n"
                                + "  VENUE: {source: market, symbol: BTC, kind: spot, tick: 0.1, lot: 0.0001}");
        final SessionResult result =
                Sessions.run(ConfigurationFile.parse("small.yaml", yaml), directory, directory.resolve("journal"));
        assertThat(result.end().kind()).isEqualTo(SessionEnd.Kind.CLEAN);
        assertThat(result.counters().get(Counter.ORDERS_SENT)).isZero();
        assertThat(result.counters().get(Counter.GATE_DATA_DEGRADED)).isPositive();
    }
}
