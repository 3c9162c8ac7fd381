package io.ballast.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.benchmarks.BallastBench;
import io.ballast.cli.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CompareCommandTest {
    @TempDir
    private Path directory;

    @Test
    void shouldEndWithZeroForAResultAgainstItself() throws IOException {
        final String file = file("a.json", Samples.whole());
        assertThat(BallastBench.run("compare", file, file)).isEqualTo(ExitCode.OK);
    }

    @Test
    void shouldEndWithOneForASlowerResult() throws IOException {
        final Cell clock = Samples.jmh(Peers.CLOCK, Map.of(), 25, 25.2, 24.9);
        final String before =
                file("a.json", Samples.result(clock, Samples.jmh(Targets.NO_ORDER, Map.of(), 30, 31, 30.5)));
        final String after = file("b.json", Samples.result(clock, Samples.jmh(Targets.NO_ORDER, Map.of(), 90, 93, 91)));
        assertThat(BallastBench.run("compare", before, after)).isEqualTo(ExitCode.FAILED);
        assertThat(BallastBench.run("compare", after, before)).isEqualTo(ExitCode.OK);
        assertThat(BallastBench.run("compare", before, after, "--least", "3")).isEqualTo(ExitCode.OK);
    }

    @Test
    void shouldEndWithTwoForFilesThatCannotBeCompared() throws IOException {
        final String good = file("a.json", Samples.whole());
        final String other = file("b.json", Samples.result(Samples.jmh("A.a", Map.of(), 1, 1)));
        final String broken =
                Files.writeString(directory.resolve("c.json"), "{").toString();
        assertThat(BallastBench.run(
                        "compare", good, directory.resolve("none.json").toString()))
                .isEqualTo(ExitCode.USAGE);
        assertThat(BallastBench.run("compare", good, broken)).isEqualTo(ExitCode.USAGE);
        assertThat(BallastBench.run("compare", good, other)).isEqualTo(ExitCode.USAGE);
    }

    @Test
    void shouldEndWithTwoForAWrongCommandLine() throws IOException {
        final String good = file("a.json", Samples.whole());
        final String out = directory.resolve("out").toString();
        assertThat(BallastBench.run("compare", good)).isEqualTo(ExitCode.USAGE);
        assertThat(BallastBench.run("compare", good, good, "--run", out)).isEqualTo(ExitCode.USAGE);
        assertThat(BallastBench.run("compare", "--run", out, "--rounds", "1")).isEqualTo(ExitCode.USAGE);
        assertThat(BallastBench.run("compare", good, good, "--error-rate", "0")).isEqualTo(ExitCode.USAGE);
        assertThat(BallastBench.run("compare", good, good, "--least", "-1")).isEqualTo(ExitCode.USAGE);
        assertThat(Path.of(out)).doesNotExist();
    }

    @Test
    void shouldSayThatAnotherCheckoutIsNotBuilt() {
        final String out = directory.resolve("out").toString();
        assertThat(BallastBench.run("compare", "--run", out, "--against", directory.toString()))
                .isEqualTo(ExitCode.FAILED);
    }

    private String file(final String name, final ResultFile result) throws IOException {
        final Path file = directory.resolve(name);
        ResultWriter.write(file, result);
        return file.toString();
    }
}
