package io.ballast.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.ballast.cli.ExitCode;
import io.ballast.harness.CommandRun;
import io.ballast.harness.SmallSession;
import io.ballast.settings.DriverPlace;
import io.ballast.settings.GatewayKind;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GatewayRulesTest {
    private static final String UDP = "'aeron:udp?endpoint=localhost:27301'";

    @TempDir
    private Path directory;

    private static EngineConfiguration with(final String gateway) {
        return ConfigurationFile.parse("small", SmallSession.yaml() + "gateway: {" + gateway + "}\n");
    }

    @Test
    void shouldKeepTheExchangeInTheEnginesProcessUnlessToldOtherwise() {
        final EngineConfiguration configuration = ConfigurationFile.parse("small", SmallSession.yaml());
        assertThat(configuration.gateway().kind()).isEqualTo(GatewayKind.SIM);
        assertThat(configuration.gateway()).isEqualTo(GatewaySection.embedded("small"));
        assertThat(ConfigurationReport.of(configuration)).doesNotContain("gateway\n");
    }

    @Test
    void shouldReadAndWriteEveryKey() {
        final EngineConfiguration configuration = with("kind: aeron, channel: " + UDP
                + ", orderChannel: 'aeron:udp?endpoint=localhost:27302', inputStream: 5, orderStream: 6,"
                + " directory: /tmp/aeron, driver: external, timeout: 3s, liveness: 2s");
        assertThat(ConfigurationFile.parse("resolved", configuration.resolvedYaml()))
                .isEqualTo(configuration);
        assertThat(configuration.gateway().driver()).isEqualTo(DriverPlace.EXTERNAL);
        assertThat(ConfigurationReport.of(configuration))
                .contains("another process over aeron:udp?endpoint=localhost:27301 stream 5, orders over")
                .contains("media driver in /tmp/aeron, run by somebody else");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "channel: aeron:tcp | gateway.channel: 'aeron:tcp' is not an Aeron channel: unknown media: tcp",
                "channel: ipc | gateway.channel: 'ipc' is not an Aeron channel",
                "channel: 'aeron:udp?mtu=1408' | has no endpoint",
                "orderStream: 7301 | gateway.orderStream: is the stream of the inputs",
                "driver: each | gateway.driver: two media drivers share no memory",
                "channel: 'aeron:udp?endpoint=a:1' | cannot listen on one endpoint",
                "channel: 'aeron:udp?endpoint=a:1', orderChannel: aeron:ipc | is not of the channel's kind",
                "liveness: 10ms | gateway.liveness: '10ms' is out of range"
            })
    void shouldRefuseWhatCannotWork(final String gateway, final String complaint) {
        assertThat(catchThrowable(() -> with(gateway)))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining(complaint);
    }

    @Test
    void shouldGiveBothSidesOneHashWhateverIsTheEnginesOwn() {
        final EngineConfiguration configuration = with("kind: aeron");
        assertThat(EmbeddedExchange.sha256(configuration.withEpoch(7)))
                .isEqualTo(EmbeddedExchange.sha256(configuration))
                .isEqualTo(EmbeddedExchange.sha256(ConfigurationFile.parse("small", SmallSession.yaml())))
                .isNotEqualTo(EmbeddedExchange.sha256(configuration.withSeed(99)));
    }

    /** Told so beside the file as in it: an exchange elsewhere is compared with. */
    @Test
    void shouldAskAnExchangeElsewhereForItsAccountWhoeverSaysThatItIsElsewhere() {
        final Path file = SmallSession.write(directory, SmallSession.yaml());
        assertThat(ConfigurationFile.read(file).reconcile().isAtStart()).isFalse();
        final EngineConfiguration remote = ConfigurationFile.read(file, GatewayKind.AERON);
        assertThat(remote.gateway().kind()).isEqualTo(GatewayKind.AERON);
        assertThat(remote.reconcile()).isEqualTo(with("kind: aeron").reconcile());
    }

    @Test
    void shouldEndWithoutAJournalWhenNoExchangeAnswers() {
        final Path journal = directory.resolve("journal");
        final String yaml =
                SmallSession.yaml() + "gateway: {timeout: 100ms, directory: '" + directory.resolve("driver") + "'}\n";
        final CommandRun run = CommandRun.ballast(
                "run", "--config", SmallSession.write(directory, yaml), "--journal", journal, "--gateway", "aeron");
        assertThat(run.exitCode()).as("%s", run).isEqualTo(ExitCode.FAILED);
        assertThat(run.err())
                .contains("no exchange answers at aeron:ipc stream 7301 (media driver in " + directory.resolve("driver")
                        + ") within 100 ms (gateway.timeout)")
                .doesNotContain("\tat ");
        assertThat(journal).doesNotExist();
    }
}
