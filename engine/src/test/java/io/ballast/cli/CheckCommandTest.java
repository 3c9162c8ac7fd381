package io.ballast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.harness.CommandRun;
import io.ballast.harness.SmallSession;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code ballast check}, and what every command says of itself. */
class CheckCommandTest {
    @TempDir
    private Path root;

    @ParameterizedTest
    @ValueSource(strings = {"defi-week.yaml", "btc-eth-ticks.yaml"})
    void shouldAcceptTheExamples(final String example) {
        final Path file = Path.of("examples", example);
        final CommandRun run = CommandRun.ballast("check", file);
        final CommandRun yaml = CommandRun.ballast("check", "--yaml", file);

        assertThat(run.exitCode()).as("%s", run).isZero();
        assertThat(run.out()).isNotEmpty();
        assertThat(run.err()).isEmpty();
        assertThat(yaml.exitCode()).isZero();
        final CommandRun again = CommandRun.ballast("check", "--yaml", SmallSession.write(root, yaml.out()));
        assertThat(again.out()).as("what is resolved resolves to itself").isEqualTo(yaml.out());
    }

    @Test
    void shouldListEveryErrorWithItsPlaceAndARemedy() {
        final Path file = SmallSession.write(
                root, SmallSession.yaml().replace("band: 1%", "band: wide").replace("assets: [BTC]", "assets: [BTX]"));
        final CommandRun run = CommandRun.ballast("check", file);

        assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(run.out()).isEmpty();
        assertThat(run.err())
                .contains("2 problems in " + file)
                .containsPattern("line \\d+: overlays.defi.band: 'wide' is not a share")
                .containsPattern("line \\d+: sleeves.majors.assets.*BTX.*did you mean 'BTC'")
                .doesNotContain("\tat ");
    }

    @Test
    void shouldNameAFileThatIsNotThere() {
        final CommandRun run = CommandRun.ballast("check", root.resolve("absent.yaml"));

        assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(run.err()).contains("absent.yaml").contains("there is no such file");
    }

    @Test
    void shouldSayOfATopologyTooLargeForThisMachineWhatItIsAndRefuseIt() {
        final int cores = Runtime.getRuntime().availableProcessors();
        Assumptions.assumeTrue(cores < 6, "six threads may spin here");
        final Path file = SmallSession.write(
                root, SmallSession.yaml().replace("profile: direct, wait: park", "profile: pipelined, wait: spin"));
        final CommandRun run = CommandRun.ballast("check", file);

        assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(run.err()).contains("spins on 6 threads");
    }

    @Test
    void shouldExplainEveryCommand() {
        assertThat(CommandRun.ballast().out()).contains("demo", "run", "check", "Exit codes");
        assertThat(CommandRun.ballast().exitCode()).isZero();
        assertThat(CommandRun.ballast("run", "--help").out())
                .contains("--config", "--data", "--summary", "--journal", "--profile", "--wait");
        assertThat(CommandRun.ballast("demo", "--help").exitCode()).isZero();
        assertThat(CommandRun.ballast("check", "--help").exitCode()).isZero();
        assertThat(CommandRun.ballast("--version").exitCode()).isZero();
    }
}
