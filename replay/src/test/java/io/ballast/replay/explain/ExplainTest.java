package io.ballast.replay.explain;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.cli.ExitCode;
import io.ballast.harness.CommandRun;
import io.ballast.harness.CutJournal;
import io.ballast.harness.SmallSession;
import io.ballast.journal.JournalDocument;
import io.ballast.journal.JournalReader;
import io.ballast.launch.Decision;
import io.ballast.launch.DecisionReader;
import io.ballast.launch.JournalPlayback;
import io.ballast.replay.BallastReplay;
import io.ballast.slot.ClientOrderId;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The command, and why there was no order. */
class ExplainTest {
    private static final int SCREEN_LINES = 65;
    private static final String FILE = "20250101F.cq4";

    @TempDir
    private Path directory;

    private static CommandRun explain(final Object... args) {
        final String[] line = new String[args.length + 1];
        line[0] = "explain";
        System.arraycopy(CommandRun.strings(args), 0, line, 1, args.length);
        return CommandRun.of(() -> BallastReplay.run(line));
    }

    private static Map<Long, Decision.Order> orders(final Path journal) {
        final Map<Long, Decision.Order> orders = new LinkedHashMap<>();
        final DecisionReader decisions = new DecisionReader();
        try (JournalReader reader = JournalReader.open(journal)) {
            final JournalDocument document = new JournalDocument();
            while (reader.next(document)) {
                while (document.nextOutput()) {
                    if (decisions.read(document.buffer(), document.outputOffset()) instanceof Decision.Order order) {
                        orders.put(order.clientOrderId(), order);
                    }
                }
            }
        }
        return orders;
    }

    @ParameterizedTest
    @ValueSource(strings = {"drift", "minte", "ladder"})
    void shouldExplainEveryOrderInOnePassAsOneByOne(final String name) throws IOException {
        final Path journal = PackedJournal.unpack(directory, name);
        final Map<Long, List<String>> inOnePass = new LinkedHashMap<>();
        try (JournalPlayback playback = JournalPlayback.open(journal)) {
            final OrderExplanation explanation = OrderExplanation.of(playback);
            final DecisionReader decisions = new DecisionReader();
            while (playback.next()) {
                explanation.onInput();
                playback.document().rewindOutputs();
                while (playback.document().nextOutput()) {
                    if (decisions.read(
                                    playback.document().buffer(),
                                    playback.document().outputOffset())
                            instanceof Decision.Order order) {
                        inOnePass.put(order.clientOrderId(), explanation.text(order));
                    }
                }
            }
        }
        final Map<Long, Decision.Order> orders = orders(journal);
        assertThat(inOnePass.keySet()).containsExactlyElementsOf(orders.keySet());
        final List<Long> ids = List.copyOf(orders.keySet());
        for (final long id : List.of(ids.get(0), ids.get(ids.size() - 1))) {
            final CommandRun run = explain(journal, id);
            final List<String> lines = run.out().lines().toList();
            assertThat(run.exitCode()).as("%s", run).isEqualTo(ExitCode.OK);
            assertThat(lines).hasSizeLessThanOrEqualTo(SCREEN_LINES);
            assertThat(lines).containsSubsequence(inOnePass.get(id));
            assertThat(lines).anyMatch(line -> line.contains("filled"));
        }
    }

    @Test
    void shouldTakeAnOrderIdInItsParts() throws IOException {
        final Path journal = PackedJournal.unpack(directory, "drift");
        final long id = orders(journal).keySet().iterator().next();
        final String parts = ClientOrderId.epoch(id) + "-" + ClientOrderId.sequence(id) + "-0";
        assertThat(explain(journal, parts).out()).isEqualTo(explain(journal, id).out());
    }

    @Test
    void shouldNameTheNearestOrdersOfAnUnknownOne() throws IOException {
        final Path journal = PackedJournal.unpack(directory, "drift");
        final CommandRun run = explain(journal, "2-600-0");
        assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(run.err()).contains("(2-528-0)", "the nearest of 10", "ballast-replay dump --outputs " + journal);
    }

    @ParameterizedTest
    @CsvSource({
        "'12x', no order id",
        "'1-2', no order id",
        "'99999-1-0', no order id",
        "'9223372036854775808', no order id",
        "'--at 99999', the journal has inputs 0 to 2424",
        "'--at 5 --overlay defy', known are defi",
        "'2-528-0 --at 3', either an ORDER-ID or --at"
    })
    void shouldSayWhatWouldWork(final String args, final String advice) throws IOException {
        final Path journal = PackedJournal.unpack(directory, "drift");
        final List<Object> line = new ArrayList<>(List.of(journal));
        line.addAll(Arrays.asList(args.split(" ")));
        final CommandRun run = explain(line.toArray());
        assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(run.err()).contains(advice);
    }

    @ParameterizedTest
    @CsvSource({
        "drift, 0, NAV is not valid",
        "drift, 9, 'nothing moved, and it is no timer'",
        "drift, 100, 'target unchanged: inside the band, intended'",
        "drift, 528, 'order 562949953556480 (2-528-0) was sent: explain it'",
        "drift, 529, 'order 562949953556480 (2-528-0) is working, LIVE, filled 0.000 of 7.430 at 684.262'",
        "drift, 530, 'target unchanged: inside the band, intended'",
        "minte, 478, 'order 844424930254080 (3-477-0) is working, LIVE'",
        "ladder, 497, 'outside the band, intended -48,081.09 USD, band ±14,654.91 USD, but the last check, made"
                + " earlier, refused: MARGIN'"
    })
    void shouldSayWhyNoOrderWasSent(final String name, final long sequence, final String reason) throws IOException {
        final CommandRun run = explain(PackedJournal.unpack(directory, name), "--at", sequence);
        assertThat(run.exitCode()).as("%s", run).isEqualTo(ExitCode.OK);
        assertThat(run.out().lines().filter(line -> line.startsWith("WHY")))
                .first()
                .asString()
                .contains(reason);
    }

    /** Of what comes in front of the damage everything can be said, and that more is not known. */
    @Test
    void shouldExplainUpToTheDamage() throws IOException {
        final Path journal = PackedJournal.unpack(directory, "drift");
        final long offset;
        try (JournalReader reader = JournalReader.open(journal)) {
            final JournalDocument document = new JournalDocument();
            while (reader.next(document) && document.sequence() < 530) {
                // Up to the fill of the first order.
            }
            offset = document.fileOffset();
        }
        try (RandomAccessFile file = new RandomAccessFile(journal.resolve(FILE).toFile(), "rw")) {
            file.seek(offset + 40);
            final int flipped = file.read() ^ 1;
            file.seek(offset + 40);
            file.write(flipped);
        }
        final CommandRun damaged = explain(journal, "2-528-0");
        assertThat(damaged.exitCode()).isEqualTo(ExitCode.FAILED);
        assertThat(damaged.out())
                .contains(
                        "BUY 7.430 DEFI",
                        "ACCEPTED at the journal's end, nothing filled",
                        "explained up to the damage");
        final CommandRun behind = explain(journal, "2-1500-0");
        assertThat(behind.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(behind.err()).contains("no order is called", "the journal is damaged, ");
    }

    @Test
    void shouldExplainAnOrderOfTheSessionBefore() {
        final Path whole = SmallSession.run(directory, SmallSession.yamlOf("30m"));
        final Path cut = CutJournal.of(whole, directory.resolve("cut"), CutJournal.inputs(whole) - 200);
        final Path next = directory.resolve("next");
        final CommandRun resumed = CommandRun.ballast(
                "run", "--config", directory.resolve("small.yaml"), "--resume", cut, "--journal", next);
        assertThat(resumed.exitCode()).as("%s", resumed).isZero();
        final long id = orders(cut).keySet().iterator().next();
        final CommandRun run = explain(next, id);
        assertThat(run.exitCode()).as("%s", run).isEqualTo(ExitCode.OK);
        assertThat(run.out()).isEqualTo(explain(whole, id).out()).contains("FILLED");
        assertThat(explain(next, "--at", 50).out())
                .as("inputs of the session before are named as its own")
                .containsPattern("input \\d+ of session epoch \\d+ +\\w+ → \\w+");
    }

    /** From a checkpoint as from the first input: the figures are the same to the last digit. */
    @Test
    void shouldExplainFromACheckpointAsFromTheBeginning() throws IOException {
        final String yaml =
                SmallSession.yamlOf("30m").replace("minFreeDisk: 0B", "minFreeDisk: 0B, checkpointInputs: 200");
        final Path journal = SmallSession.run(directory, yaml);
        final List<Long> ids = List.copyOf(orders(journal).keySet());
        final long last = ids.get(ids.size() - 1);
        final String fromCheckpoint = explain(journal, last).out();
        final String at = explain(journal, "--at", 1_000).out();
        try (JournalPlayback playback = JournalPlayback.openAt(journal, 1_000)) {
            assertThat(playback.startSequence()).isPositive();
        }
        try (DirectoryStream<Path> checkpoints = Files.newDirectoryStream(journal, "checkpoint-*")) {
            for (final Path checkpoint : checkpoints) {
                Files.delete(checkpoint);
            }
        }
        assertThat(explain(journal, last).out()).isEqualTo(fromCheckpoint);
        assertThat(explain(journal, "--at", 1_000).out()).isEqualTo(at);
    }

    @Test
    void shouldLeaveTheJournalAsItWas() throws IOException {
        final Path journal = PackedJournal.unpack(directory, "ladder");
        final byte[] before = Files.readAllBytes(journal.resolve(FILE));
        explain(journal, "7-491-0");
        explain(journal, "--at", 100);
        assertThat(Files.readAllBytes(journal.resolve(FILE))).isEqualTo(before);
        try (var files = Files.list(journal)) {
            assertThat(files).hasSize(1);
        }
    }
}
