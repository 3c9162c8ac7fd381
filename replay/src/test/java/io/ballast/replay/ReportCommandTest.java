package io.ballast.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.harness.CommandRun;
import io.ballast.harness.SmallSession;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What {@code report} writes, and when it does not. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReportCommandTest {
    private static final int FAILED = 1;
    private static final int USAGE = 2;
    private static final int DIVERGED = 4;

    private Path root = Path.of("");
    private Path journal = Path.of("");
    private Path summary = Path.of("");

    @BeforeAll
    void runASession(@TempDir final Path directory) {
        root = directory;
        journal = directory.resolve("journal");
        summary = directory.resolve("summary.json");
        final Path yaml = SmallSession.write(directory, SmallSession.yamlOf("10m"));
        final CommandRun run = CommandRun.ballast("run", "--config", yaml, "--journal", journal, "--summary", summary);
        assertThat(run.exitCode()).as("%s", run).isZero();
    }

    @Test
    void shouldWriteThreeFilesIntoADirectory() throws IOException {
        final CommandRun run = Replay.report(journal, "--out", root.resolve("directory"));

        assertThat(run.exitCode()).as("%s", run).isZero();
        assertThat(names(root.resolve("directory"))).containsExactly("report.html", "report.json", "report.md");
        assertThat(run.out()).contains(root.resolve("directory/report.html").toString());
    }

    @Test
    void shouldWriteBesideAPageOfAnotherName() throws IOException {
        final Path page = root.resolve("pages/week.html");

        assertThat(Replay.report(journal, "--out", page).exitCode()).isZero();

        assertThat(names(root.resolve("pages"))).containsExactly("week.html", "week.json", "week.md");
    }

    @Test
    void shouldWriteTheSameTwice() throws IOException {
        final Path first = root.resolve("first");
        final Path second = root.resolve("second");
        Replay.report(journal, "--out", first);
        Replay.report(journal, "--out", second);

        for (final String name : names(first)) {
            assertThat(second.resolve(name)).hasSameBinaryContentAs(first.resolve(name));
        }
    }

    @Test
    void shouldSayHowFastTheEngineWasIfItIsToldWhereThatIsWritten() throws IOException {
        final Path out = root.resolve("with-summary");

        assertThat(Replay.report(journal, "--out", out, "--summary", summary).exitCode())
                .isZero();

        assertThat(Files.readString(out.resolve("report.md")))
                .contains("| tick to order, in the engine |", "not open-loop latency")
                .doesNotContain("no summary was named");
    }

    @Test
    void shouldRefuseTheSummaryOfAnotherSession() throws IOException {
        final Path other = Files.writeString(
                root.resolve("other.json"),
                Files.readString(summary).replaceAll("\"stateHash\" : \"[0-9a-f]{8}", "\"stateHash\" : \"00000000"));

        final CommandRun run = Replay.report(journal, "--out", root.resolve("other"), "--summary", other);

        assertThat(run.exitCode()).as("%s", run).isEqualTo(FAILED);
        assertThat(run.err())
                .contains("other.json is the summary of another session")
                .doesNotContain("\tat ");
        assertThat(root.resolve("other")).doesNotExist();
    }

    @Test
    void shouldRefuseASummaryThatIsNone() throws IOException {
        final Path none = Files.writeString(root.resolve("none.json"), "{\"a\": 1}");

        final CommandRun run = Replay.report(journal, "--out", root.resolve("none"), "--summary", none);

        assertThat(run.exitCode()).as("%s", run).isEqualTo(FAILED);
        assertThat(run.err()).contains("none.json is no summary of a session");
    }

    @Test
    void shouldNotWriteIntoAJournal() throws IOException {
        final List<String> before = names(journal);

        final CommandRun run = Replay.report(journal, "--out", journal.resolve("report"));

        assertThat(run.exitCode()).as("%s", run).isEqualTo(USAGE);
        assertThat(run.err()).contains("lies in the journal's directory");
        assertThat(names(journal)).isEqualTo(before);
    }

    @Test
    void shouldNotTakeAFileForADirectory() {
        final CommandRun run = Replay.report(journal, "--out", summary);

        assertThat(run.exitCode()).as("%s", run).isEqualTo(USAGE);
        assertThat(run.err()).contains("name a directory, or a file that ends in .html");
    }

    @Test
    void shouldLeaveTheJournalAsItWas() throws IOException {
        final Path file;
        try (Stream<Path> files = Files.list(journal)) {
            file = files.filter(path -> path.toString().endsWith(".cq4"))
                    .findFirst()
                    .orElseThrow();
        }
        final byte[] before = Files.readAllBytes(file);

        Replay.report(journal, "--out", root.resolve("untouched"));

        assertThat(Files.readAllBytes(file)).isEqualTo(before);
    }

    @Test
    void shouldWriteNothingOfASessionThatDoesNotDoItAgain() {
        final Path changed = Recording.read(journal).withState("00").write(root.resolve("changed"));

        final CommandRun run = Replay.report(changed, "--out", root.resolve("diverged"));

        assertThat(run.exitCode()).as("%s", run).isEqualTo(DIVERGED);
        assertThat(run.out()).contains("at its end; nothing was written", "ballast-replay verify");
        assertThat(root.resolve("diverged")).doesNotExist();
    }

    @Test
    void shouldWriteNothingOfADamagedJournal() {
        final Path damaged = Recording.read(journal).write(root.resolve("damaged"));
        final JournalBytes bytes = JournalBytes.of(damaged);
        final int position = bytes.begin(100) + JournalBytes.INPUT + 9;
        bytes.put(position, bytes.get(position) ^ 1);

        final CommandRun run = Replay.report(damaged, "--out", root.resolve("of-damaged"));

        assertThat(run.exitCode()).as("%s", run).isEqualTo(FAILED);
        assertThat(run.err()).contains("damaged").doesNotContain("\tat ");
        assertThat(root.resolve("of-damaged")).doesNotExist();
    }

    @Test
    void shouldCautionAboutASessionThatWasCut() throws IOException {
        final Path cut = Recording.read(journal).write(root.resolve("cut"));
        final JournalBytes bytes = JournalBytes.of(cut);
        bytes.truncate(bytes.end(bytes.documents() - 1) - 1);
        final Path out = root.resolve("of-cut");

        final CommandRun run = Replay.report(cut, "--out", out);

        assertThat(run.exitCode()).as("%s", run).isZero();
        assertThat(Files.readString(out.resolve("report.html"))).contains("class=\"caution\"", "torn");
        assertThat(Files.readString(out.resolve("report.md"))).contains("up to the last whole document");
    }

    @Test
    void shouldSayThatThereIsNoJournal() {
        final CommandRun run = Replay.report(root.resolve("nowhere"), "--out", root.resolve("of-nothing"));

        assertThat(run.exitCode()).as("%s", run).isEqualTo(FAILED);
        assertThat(run.err()).contains("nowhere").doesNotContain("\tat ");
    }

    private static List<String> names(final Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
