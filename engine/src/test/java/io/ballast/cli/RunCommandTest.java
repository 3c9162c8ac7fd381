package io.ballast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.JsonToken;
import io.ballast.harness.CommandRun;
import io.ballast.harness.SmallSession;
import io.ballast.journal.DocumentKind;
import io.ballast.journal.JournalDocument;
import io.ballast.journal.JournalReader;
import io.ballast.message.MessageHeaderDecoder;
import io.ballast.message.NewOrderDecoder;
import io.ballast.message.TargetChangeDecoder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code ballast run}: what it writes, what it refuses, and what it leaves behind. */
class RunCommandTest {
    @TempDir
    private Path root;

    private Path configuration = Path.of("");
    private Path journal = Path.of("");

    @BeforeEach
    void writeAConfiguration() {
        configuration = SmallSession.write(root, SmallSession.yaml());
        journal = root.resolve("journal");
    }

    @Test
    void shouldWriteASummaryThatAgreesWithTheJournal() throws IOException {
        final Path summary = root.resolve("reports").resolve("summary.json");
        final CommandRun run = run("--summary", summary);
        final Map<String, String> json = flat(summary);
        final long orders = outputs(NewOrderDecoder.TEMPLATE_ID);
        final long targets = outputs(TargetChangeDecoder.TEMPLATE_ID);

        assertThat(run.exitCode()).as("%s", run).isZero();
        assertThat(run.out()).contains("small: ").contains("summary " + summary);
        assertThat(json)
                .containsKeys(
                        "quotes",
                        "fills",
                        "rejects",
                        "sleeves.majors.driftStart",
                        "sleeves.defi.driftStart",
                        "sleeves.defi.driftEnd",
                        "sleeves.defi.driftMax",
                        "sleeves.defi.driftMin",
                        "sleeves.defi.timeOutsideBand",
                        "targets[0].timeNs",
                        "targets[0].leg",
                        "targets[0].action",
                        "targets[0].drift",
                        "targets[0].targetLots",
                        "navStart",
                        "navEnd",
                        "navUnhedgedEnd",
                        "costs.fees",
                        "costs.spread",
                        "costs.funding",
                        "tickToOrderNs.p50",
                        "tickToOrderNs.p99",
                        "tickToOrderNs.p999",
                        "tickToOrderNs.max",
                        "allocatedBytesPerEvent",
                        "jdk",
                        "gitRevision")
                .containsEntry("events", Long.toString(inputs()))
                .containsEntry("orders", Long.toString(orders))
                .containsEntry("journal", journal.toString())
                .containsEntry("profile", "direct")
                .containsKey("targets[" + (targets - 1) + "].timeNs")
                .doesNotContainKey("targets[" + targets + "].timeNs");
        assertThat(orders).isPositive();
        assertThat(json.get("tickToOrderNs.kind")).contains("service time");
        assertThat(run.out()).contains("state   " + json.get("stateHash"));
        assertThat(files("reports")).containsExactly("summary.json");
    }

    @Test
    void shouldReplaceAnOlderSummary() throws IOException {
        final Path summary = Files.writeString(root.resolve("summary.json"), "old");

        assertThat(run("--summary", summary).exitCode()).isZero();
        assertThat(flat(summary)).containsKey("events");
    }

    @Test
    void shouldRunInAnotherTopologyThanTheConfigured() throws IOException {
        final Path summary = root.resolve("summary.json");
        final CommandRun direct = run();
        journal = root.resolve("pipelined");
        final CommandRun pipelined = run("--profile", "pipelined", "--wait", "park", "--summary", summary);

        assertThat(pipelined.exitCode()).as("%s", pipelined).isZero();
        assertThat(pipelined.out()).contains("profile pipelined");
        assertThat(flat(summary)).containsEntry("profile", "pipelined");
        assertThat(state(pipelined)).isEqualTo(state(direct));
    }

    @Test
    void shouldRefuseMoreSpinningThreadsThanCores() {
        final int cores = Runtime.getRuntime().availableProcessors();
        Assumptions.assumeTrue(cores < 6, "six threads may spin here");
        final CommandRun run = run("--profile", "PIPELINED", "--wait", "spin");

        assertRefused(run, ExitCode.USAGE, "topology.profile", "spins on 6 threads", "there are " + cores + " cores");
        assertThat(run.err()).contains("allowOversubscription");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "run",
                "run --config",
                "run --config CONFIG --profile fast",
                "run --config CONFIG --wait now",
                "run --config CONFIG --speed 2",
                "run --config CONFIG CONFIG",
                "run --config CONFIG --config CONFIG",
                "check",
                "check CONFIG CONFIG",
                "demo --seed one",
                "demo 4",
                "replay"
            })
    void shouldRefuseWhatItDoesNotUnderstand(final String line) {
        final CommandRun run = CommandRun.ballast(
                (Object[]) line.replace("CONFIG", configuration.toString()).split(" "));

        assertThat(run.exitCode()).as("%s", run).isEqualTo(ExitCode.USAGE);
        assertThat(run.out()).isEmpty();
        assertThat(run.err().lines().findFirst().orElse(""))
                .containsAnyOf(
                        "--config", "--profile", "--wait", "--speed", "--seed", "FILE", "Unmatched", "small.yaml");
        assertThat(run.err()).contains("Usage: ballast").doesNotContain("\tat ");
        assertThat(journal).doesNotExist();
    }

    @Test
    void shouldNameAConfigurationThatCannotBeRead() {
        configuration = root.resolve("absent.yaml");
        assertRefused(run(), ExitCode.USAGE, "absent.yaml", "there is no such file");
        configuration = root;
        assertRefused(run(), ExitCode.USAGE, root.toString());
    }

    @Test
    void shouldListEveryErrorOfAConfiguration() {
        configuration = SmallSession.write(
                root,
                SmallSession.yaml()
                        .replace("timer: 5s", "timer: soon")
                        .replace("profile: direct", "profile: fast")
                        .replace("band: 1%", "band: wide")
                        .replace("cash: 50000", "cash: much"));

        assertRefused(
                run(),
                ExitCode.USAGE,
                "4 problems in " + configuration,
                "session.timer",
                "topology.profile",
                "overlays.defi.band",
                "portfolio.cash");
    }

    @Test
    void shouldRefuseAnInstrumentThatTheSyntheticMarketDoesNotKnow() {
        configuration = SmallSession.write(
                root, SmallSession.yaml().replace("BTC", "XYZ").replace("DEFI", "ABC"));
        final String[] words = {"instruments.XYZ", "no spot instrument 'XYZ'", "no linear instrument 'ABC'"};

        assertRefused(run(), ExitCode.USAGE, words);
        final CommandRun check = CommandRun.ballast("check", configuration);
        assertThat(check.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(check.err()).contains(words);
    }

    @Test
    void shouldNotTouchADirectoryThatIsInUse() throws IOException {
        final Path used = Files.createDirectory(root.resolve("used"));
        Files.writeString(used.resolve("notes.txt"), "mine");
        journal = used;
        final CommandRun run = run("--summary", root.resolve("summary.json"));

        assertThat(run.exitCode()).as("%s", run).isEqualTo(ExitCode.FAILED);
        assertThat(run.err()).contains(used + ": is not empty").doesNotContain("\tat ");
        assertThat(files("used")).containsExactly("notes.txt");
        assertThat(files("")).containsExactlyInAnyOrder("small.yaml", "used");
    }

    @Test
    void shouldNotAppendToAnOlderSession() throws IOException {
        assertThat(run().exitCode()).isZero();
        final long inputs = inputs();
        final CommandRun again = run();

        assertThat(again.exitCode()).isEqualTo(ExitCode.FAILED);
        assertThat(again.err()).contains("is not empty");
        assertThat(inputs()).isEqualTo(inputs);
    }

    @Test
    void shouldRefuseAJournalThatIsAFile() throws IOException {
        journal = Files.writeString(root.resolve("file"), "mine");
        final CommandRun run = run();

        assertThat(run.exitCode()).isEqualTo(ExitCode.FAILED);
        assertThat(run.err()).contains("is a file");
        assertThat(journal).hasContent("mine");
    }

    @Test
    void shouldRefuseASummaryThatCannotBeWrittenBeforeItRuns() throws IOException {
        final Path file = Files.writeString(root.resolve("file"), "mine");

        assertRefused(run("--summary", root), ExitCode.USAGE, "--summary", root.toString(), "is a directory");
        assertRefused(run("--summary", file.resolve("summary.json")), ExitCode.USAGE, "--summary", file.toString());
        assertThat(file).hasContent("mine");
        assertThat(files("")).containsExactlyInAnyOrder("small.yaml", "file");
    }

    @Test
    void shouldLeaveNoHalfSummaryBehindWhenItCannotBeWritten() throws IOException {
        final Path summary =
                Files.createDirectories(root.resolve("summary.json.part").resolve("taken"));
        final CommandRun run = run("--summary", root.resolve("summary.json"));

        assertThat(run.exitCode()).as("%s", run).isEqualTo(ExitCode.FAILED);
        assertThat(run.err()).contains("summary.json.part").doesNotContain("\tat ");
        assertThat(root.resolve("summary.json")).doesNotExist();
        assertThat(summary).isDirectory();
        assertThat(inputs()).isPositive();
    }

    private CommandRun run(final Object... more) {
        final List<Object> args = new ArrayList<>(List.of("run", "--config", configuration, "--journal", journal));
        args.addAll(List.of(more));
        return CommandRun.ballast(args.toArray());
    }

    private void assertRefused(final CommandRun run, final int exitCode, final String... words) {
        assertThat(run.exitCode()).as("%s", run).isEqualTo(exitCode);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains(words).doesNotContain("\tat ");
        assertThat(journal).doesNotExist();
    }

    private static String state(final CommandRun run) {
        return run.out()
                .lines()
                .filter(line -> line.startsWith("state "))
                .findFirst()
                .orElseThrow();
    }

    private List<String> files(final String directory) throws IOException {
        try (Stream<Path> files = Files.list(root.resolve(directory))) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    private long inputs() {
        try (JournalReader reader = JournalReader.open(journal)) {
            final JournalDocument document = new JournalDocument();
            while (reader.next(document)) {
                assertThat(document.kind()).isEqualTo(DocumentKind.INPUT);
            }
            return reader.nextSequence();
        }
    }

    private long outputs(final int templateId) {
        final MessageHeaderDecoder header = new MessageHeaderDecoder();
        long count = 0;
        try (JournalReader reader = JournalReader.open(journal)) {
            final JournalDocument document = new JournalDocument();
            while (reader.next(document)) {
                while (document.nextOutput()) {
                    header.wrap(document.buffer(), document.outputOffset());
                    count += header.templateId() == templateId ? 1 : 0;
                }
            }
        }
        return count;
    }

    /** Every value by its path, and every object by its own, as an empty text. */
    private static Map<String, String> flat(final Path file) throws IOException {
        final Map<String, String> values = new TreeMap<>();
        try (JsonParser parser = new JsonFactory().createParser(file.toFile())) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token == JsonToken.START_OBJECT) {
                    values.put(path(parser.getParsingContext().getParent()), "");
                } else if (token.isScalarValue()) {
                    values.put(path(parser.getParsingContext()), parser.getText());
                }
            }
        }
        return values;
    }

    /** {@code /targets/0/leg} becomes {@code targets[0].leg}. */
    private static String path(final JsonStreamContext context) {
        return context.pathAsPointer()
                .toString()
                .replaceAll("/(\\d+)(?=/|$)", "[$1]")
                .replaceFirst("^/", "")
                .replace('/', '.');
    }
}
