package io.ballast.launch;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.counter.Counter;
import io.ballast.harness.SmallSession;
import io.ballast.pipeline.SessionEnd;
import io.ballast.settings.DriverPlace;
import io.ballast.settings.Profile;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A session whose exchange is behind Aeron writes the journal of one that has it in its own process. */
@Timeout(60)
final class RemoteSessionTest {
    @TempDir
    private Path directory;

    private Path local;

    @BeforeEach
    void runInOneProcess() {
        local = directory.resolve("local");
        assertThat(Sessions.run(configuration(""), directory, local).end().kind())
                .isEqualTo(SessionEnd.Kind.CLEAN);
    }

    @ParameterizedTest
    @CsvSource({"DIRECT, EXCHANGE", "PIPELINED, EXCHANGE", "DIRECT, ENGINE", "SPLIT, ENGINE"})
    void shouldWriteTheSameJournalOverSharedMemory(final Profile profile, final DriverPlace driver) {
        compare(profile, "driver: " + driver.name().toLowerCase(Locale.ROOT));
    }

    @ParameterizedTest
    @CsvSource({"FUSED"})
    void shouldWriteTheSameJournalOverUdpWithADriverOnEachSide(final Profile profile) {
        compare(
                profile,
                "channel: 'aeron:udp?endpoint=localhost:27301', orderChannel: 'aeron:udp?endpoint=localhost:27302'");
    }

    private void compare(final Profile profile, final String gateway) {
        final EngineConfiguration configuration = configuration(gateway);
        final List<String> notices = new CopyOnWriteArrayList<>();
        final Path remote = directory.resolve("remote");
        try (ExchangeThread exchange = new ExchangeThread(configuration, directory.resolve("log"), notices)) {
            final EngineConfiguration engine = Sessions.parked(configuration, profile);
            final RemoteExchange connected = RemoteExchange.connect(engine, 0);
            final SessionResult result = new Session(engine, remote).run(connected.gateway(), connected.startNs());
            assertThat(result.end().kind())
                    .as("%s %s", result.end().cause(), notices)
                    .isEqualTo(SessionEnd.Kind.CLEAN);
            assertThat(result.counters().get(Counter.ORDERS_SENT)).isPositive();
            exchange.stop();
        }
        assertThat(JournalDifference.between(local, remote)).isEmpty();
    }

    private EngineConfiguration configuration(final String gateway) {
        return ConfigurationFile.parse(
                "small",
                SmallSession.yamlOf("40m") + "gateway: {kind: aeron, liveness: 3s, directory: '"
                        + directory.resolve("driver") + "'" + (gateway.isEmpty() ? "" : ", " + gateway) + "}\n");
    }
}
