package io.ballast.replay.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.ballast.harness.CommandRun;
import io.ballast.harness.CutJournal;
import io.ballast.replay.BallastReplay;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What sessions before made, paid and answered is not what a resumed one reports. */
class ResumedReportTest {
    @TempDir
    private Path directory;

    private Figures report(final Path journal) throws IOException {
        final Path out = directory.resolve("report-" + journal.getFileName());
        final CommandRun run =
                CommandRun.of(() -> BallastReplay.run("report", journal.toString(), "--out", out.toString()));
        assertThat(run.exitCode()).as("%s", run).isZero();
        return Figures.parse(Files.readString(out.resolve("report.json")));
    }

    @Test
    void shouldBeginAtZeroAndCountItsOwnAnswersOnly() throws IOException {
        final Path whole = LedgerSession.run(directory);
        final Path cut = CutJournal.of(whole, directory.resolve("cut"), CutJournal.inputs(whole) / 6);
        final Path next = directory.resolve("next");
        final CommandRun resumed = CommandRun.ballast(
                "run", "--config", directory.resolve("small.yaml"), "--resume", cut, "--journal", next);
        assertThat(resumed.exitCode()).as("%s", resumed).isZero();
        final Figures first = report(cut);
        final Figures second = report(next);

        assertThat(Math.abs(last(first, "parts", 0)))
                .as("the first session has made something")
                .isGreaterThan(1);
        for (final int part : List.of(0, 1, 2, 3)) {
            assertThat(first(second, "parts", part)).isCloseTo(0, within(1e-6));
        }
        final double nav = first(second, "nav", 0);
        assertThat(first(second, "nav", 1)).isCloseTo(nav, within(nav * 1e-5));
        assertThat(second.at("latencyNs").at("orderToAnswer").whole("count"))
                .isLessThanOrEqualTo(second.at("summary").whole("orders"))
                .isNotZero();
        final double made = second.at("summary").exact("navEnd").doubleValue()
                - second.at("summary").exact("navUnhedgedEnd").doubleValue();
        assertThat(last(second, "parts", 0)).isCloseTo(made, within(Math.abs(made) * 1e-3 + 0.01));
    }

    private static List<Double> values(final Figures report, final String chart, final int curve) {
        return report.at("charts").at(chart).each("curves").get(curve).reals("values").stream()
                .filter(value -> !value.isNaN())
                .toList();
    }

    private static double first(final Figures report, final String chart, final int curve) {
        return values(report, chart, curve).get(0);
    }

    private static double last(final Figures report, final String chart, final int curve) {
        final List<Double> values = values(report, chart, curve);
        return values.get(values.size() - 1);
    }
}
