package io.ballast.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.benchmarks.BallastBench;
import io.ballast.cli.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ReportCommandTest {
    @TempDir
    private Path directory;

    private Path file;

    @BeforeEach
    void write() throws IOException {
        file = directory.resolve("RESULT.json");
        ResultWriter.write(file, Samples.whole());
    }

    @Test
    void shouldWriteAPageThatNeedsNothingElse() throws IOException {
        assertThat(report()).isEqualTo(ExitCode.OK);
        final String html = read("report.html");
        assertThat(html)
                .contains("prefers-color-scheme: dark", "A &lt;CPU&gt; (virtual)", "not published", "Not met, and not")
                .doesNotContain("<script", "http:", "https:", "url(", "@import", "<CPU>", "NaN", ">null<");
        assertThat(all("<section id=\"(\\w+)\">", html))
                .containsExactly(
                        "targets", "latency", "stages", "peers", "unpublished", "machine", "reproduce", "quotations");
        assertThat(all("<figcaption>([^<]*)", html)).containsExactly("100,000 ticks/s steady, state C");
        assertThat(all("<polyline class=\"([^\"]*)\" points=\"[^\"]*\"><title>", html))
                .containsExactly("direct", "direct dashed", "fused", "peer", "hiccup dashed");
    }

    @Test
    void shouldWriteTheSameFiguresAsMarkdown() throws IOException {
        report();
        final String markdown = read("report.md");
        assertThat(markdown.lines())
                .contains(
                        "| P1a | a tick through all stages, no order / System.nanoTime: 20 constituents, 1 sleeve,"
                                + " 1 contract | ≤ 1.60 | 1.22 | 1.18 … 1.26 | - | met | 3 forks, 9 slices |",
                        "| TickToOrderBenchmark.noOrder | constituents 20, contracts 1, sleeves 1 | 30.5 ns | 1.22 |"
                                + " 1.18 … 1.26 | 0.0010 | 3 |",
                        "| hop (peer=aeron, ratePerSecond=100000) | no matched slices \\| at all |");
        assertThat(markdown).contains("| direct | 305 ns |").doesNotContain("NaN");
    }

    @Test
    void shouldMergeWhatIsKnownAboutATarget() throws IOException {
        Files.writeString(directory.resolve("notes.md"), "## P1c\n\nMost of it is `a miss <in> L1`.\n");
        report();
        assertThat(read("report.html"))
                .contains("<h3>P1c</h3>\n<p>Most of it is <code>a miss &lt;in&gt; L1</code>.</p>");
        assertThat(read("report.md")).contains("### P1c\n\nMost of it is `a miss <in> L1`.\n");
    }

    @Test
    void shouldWriteAndCheckAReadme() throws IOException {
        final Path readme = directory.resolve("README.md");
        Files.writeString(readme, "before\n" + ReadmeSection.BEGIN + "\nold\n" + ReadmeSection.END + "\nafter\n");
        assertThat(report("--readme", readme.toString(), "--check")).isEqualTo(ExitCode.FAILED);
        assertThat(report("--readme", readme.toString())).isEqualTo(ExitCode.OK);
        assertThat(Files.readString(readme))
                .startsWith("before\n" + ReadmeSection.BEGIN + "\n\n| what |")
                .endsWith(ReadmeSection.END + "\nafter\n")
                .contains("| a tick through all four stages, no order | 30.5 ns | – | 1.22 × (1.18 … 1.26)")
                .contains(
                        "Measured 2026-11-27 at revision 0123456 on A <CPU> (virtual), 2 CPUs, JDK 17.0.15, load 0.50")
                .doesNotContain("old");
        assertThat(report("--readme", readme.toString(), "--check")).isEqualTo(ExitCode.OK);
        Files.writeString(readme, Files.readString(readme).replace("30.5 ns", "29.5 ns"));
        assertThat(report("--readme", readme.toString(), "--check")).isEqualTo(ExitCode.FAILED);
    }

    @Test
    void shouldRefuseAReadmeWithoutAPlaceForTheFigures() throws IOException {
        final Path readme = Files.writeString(directory.resolve("README.md"), "nothing");
        assertThat(report("--readme", readme.toString())).isEqualTo(ExitCode.USAGE);
        Files.writeString(readme, (ReadmeSection.BEGIN + "\n" + ReadmeSection.END + "\n").repeat(2));
        assertThat(report("--readme", readme.toString())).isEqualTo(ExitCode.USAGE);
    }

    @Test
    void shouldRefuseTwoFiguresOfOneCell() throws IOException {
        ResultWriter.write(directory.resolve("again.json"), Samples.whole());
        assertThat(report()).isEqualTo(ExitCode.USAGE);
    }

    @Test
    void shouldRefuseADirectoryWithoutResults() throws IOException {
        Files.delete(file);
        assertThat(report()).isEqualTo(ExitCode.USAGE);
    }

    @Test
    void shouldSayWhenFiguresDoNotBelongTogether() throws IOException {
        final ResultFile whole = Samples.whole();
        final ResultFile other = new ResultFile(
                whole.time(),
                whole.command(),
                whole.machine(),
                new Build("0.1.0", "7654321-dirty", "25.0.3", List.of()),
                whole.loadBefore(),
                whole.loadAfter(),
                List.of(Samples.jmh("A.a", Map.of(), 1)),
                List.of());
        ResultWriter.write(directory.resolve("other.json"), other);
        report();
        assertThat(all("<p class=\"caution\" role=\"note\">([^<]*)", read("report.html")))
                .containsExactly(
                        "Figures of several revisions: 0123456, 7654321-dirty.",
                        "Measured with changes that are in no revision.");
    }

    private int report(final String... options) {
        final List<String> words = new ArrayList<>(List.of("report", directory.toString()));
        words.addAll(List.of(options));
        return BallastBench.run(words.toArray(String[]::new));
    }

    private String read(final String name) throws IOException {
        return Files.readString(directory.resolve(name));
    }

    private static List<String> all(final String pattern, final String text) {
        final List<String> found = new ArrayList<>();
        final Matcher matcher = Pattern.compile(pattern).matcher(text);
        while (matcher.find()) {
            found.add(matcher.group(1));
        }
        return found;
    }
}
