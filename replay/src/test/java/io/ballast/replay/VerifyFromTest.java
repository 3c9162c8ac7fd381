package io.ballast.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.harness.CommandRun;
import io.ballast.harness.CutJournal;
import io.ballast.harness.SmallSession;
import io.ballast.journal.Checkpoint;
import io.ballast.journal.CheckpointFile;
import io.ballast.message.MessageHeaderDecoder;
import io.ballast.message.MessageHeaderEncoder;
import io.ballast.message.StateChecksumsDecoder;
import io.ballast.message.StateChecksumsEncoder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code verify} makes of checkpoints, and that it leaves the journal as it was. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class VerifyFromTest {
    private static final int EVERY = 1_000;
    private static final String IDENTICAL = "verify: identical" + System.lineSeparator();

    private Path root = Path.of("");
    private Path journal = Path.of("");
    private Recording recording = Recording.NONE;
    private List<Path> checkpoints = List.of();

    @BeforeAll
    void runASession(@TempDir final Path directory) throws IOException {
        root = directory;
        journal = SmallSession.run(
                directory,
                SmallSession.yaml().replace("minFreeDisk: 0B", "minFreeDisk: 0B, checkpointInputs: " + EVERY));
        recording = Recording.read(journal);
        checkpoints = Checkpoints.complete(journal);
        assertThat(checkpoints).hasSizeGreaterThan(3);
    }

    private static long sequence(final Path checkpoint) throws IOException {
        return CheckpointFile.read(checkpoint).sequence();
    }

    @Test
    void shouldBeginAtTheLatestCheckpointOfAll() throws IOException {
        final CommandRun run = Replay.verify("--from", "latest", journal);
        final long first = sequence(checkpoints.get(0));
        final long rerun = recording.entries().size() - first - 1;

        assertThat(run.exitCode()).as("%s", run).isZero();
        assertThat(run.out())
                .startsWith(rerun + " inputs re-run")
                .contains("from     the checkpoint behind input " + first + " of " + journal)
                .contains(recording.trailer().stateSha256() + ", as recorded")
                .endsWith(IDENTICAL);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 64})
    void shouldShowTheSameInSoManyPartsAsInOnePiece(final int threads) {
        final CommandRun run = Replay.verify("--threads", threads, journal);

        assertThat(run.exitCode()).as("%s", run).isZero();
        assertThat(run.out()).isEqualTo(Replay.verify("--threads", 1, journal).out());
        assertThat(run.out())
                .startsWith(
                        String.format("%,d inputs re-run, ", recording.entries().size()));
    }

    /** In a part that is run from a checkpoint, and in the one before, which ends later than that finds its own. */
    @Test
    void shouldFindTheFirstOfTwoDivergencesWhicheverPartsTheyAreIn() throws IOException {
        final int first = recording.firstWithOutputs((int) sequence(checkpoints.get(checkpoints.size() - 1)) + 2);
        final int second = recording.firstWithOutputs(first + 2 * EVERY);
        final Path changed = recording
                .with(first, entry -> entry.withOutputs(List.of()))
                .with(second, entry -> entry.withOutputs(List.of()))
                .write(root.resolve("twice"));
        for (final Path file : checkpoints) {
            Files.copy(file, changed.resolve(file.getFileName()));
        }
        final CommandRun whole = Replay.verify("--threads", 1, changed);
        assertThat(whole.exitCode()).as("%s", whole).isEqualTo(4);
        assertThat(whole.out()).contains("verify: DIVERGED at sequence " + first + System.lineSeparator());
        for (final int threads : new int[] {2, 3, 64}) {
            final CommandRun run = Replay.verify("--threads", threads, changed);
            assertThat(run.exitCode()).as("%s", run).isEqualTo(4);
            assertThat(run.out().lines().skip(1))
                    .isEqualTo(whole.out().lines().skip(1).toList());
        }
    }

    @Test
    void shouldRunOnOverACheckpointThatIsNotWhatTheJournalSays() throws IOException {
        final Path copy = Files.createDirectory(root.resolve("foreign"));
        Files.copy(file(journal), copy.resolve(file(journal).getFileName()));
        for (final Path file : checkpoints) {
            final Checkpoint checkpoint = CheckpointFile.read(file);
            final byte[] order = checkpoint.states().get(3);
            order[order.length - 1] ^= 1;
            CheckpointFile.write(copy, checkpoint);
        }
        final CommandRun run = Replay.verify("--threads", 3, copy);

        assertThat(run.exitCode()).as("%s", run).isZero();
        assertThat(run.out())
                .isEqualTo(Replay.verify("--threads", 1, journal).out().replace(journal.toString(), copy.toString()));
    }

    @Test
    void shouldRefuseToRunWithoutAThread() {
        final CommandRun run = Replay.verify("--threads", 0, journal);
        assertThat(run.exitCode()).as("%s", run).isEqualTo(2);
        assertThat(run.err()).contains("--threads 0: there must be at least 1");
    }

    @Test
    void shouldBeginAtTheLatestCheckpointBeforeAnInput() throws IOException {
        final Path second = checkpoints.get(1);
        final CommandRun run = Replay.verify("--from", sequence(second) + 1, journal);

        assertThat(run.exitCode()).as("%s", run).isZero();
        assertThat(run.out())
                .contains("from     the checkpoint behind input " + sequence(second) + " of ")
                .doesNotContain("unusable")
                .endsWith(IDENTICAL);
    }

    @Test
    void shouldBeginAtTheFirstInputWhereNoCheckpointComesBefore() {
        final CommandRun run = Replay.verify("--from", 12, journal);

        assertThat(run.exitCode()).as("%s", run).isZero();
        assertThat(run.out())
                .contains("from     the first input: no checkpoint before input 12 can be used")
                .endsWith(IDENTICAL);
    }

    @Test
    void shouldSayThatAnInputIsMissing() {
        final int inputs = recording.entries().size();
        final CommandRun run = Replay.verify("--from", inputs, journal);

        assertThat(run.exitCode()).as("%s", run).isEqualTo(1);
        assertThat(run.out())
                .contains("verify: there is no input " + inputs)
                .contains("--from latest")
                .doesNotContain("identical");
        assertThat(Replay.verify("--from", inputs - 1, journal).exitCode()).isZero();
    }

    @Test
    void shouldNameTheCheckpointThatIsDamagedAndTakeTheOneBefore() throws IOException {
        final Path copy = Files.createDirectory(root.resolve("damaged"));
        for (final Path file : checkpoints) {
            Files.copy(file, copy.resolve(file.getFileName()));
        }
        Files.copy(file(journal), copy.resolve(file(journal).getFileName()));
        final Path latest = copy.resolve(checkpoints.get(0).getFileName());
        final byte[] bytes = Files.readAllBytes(latest);
        bytes[bytes.length / 2] ^= 1;
        Files.write(latest, bytes);
        final CommandRun run = Replay.verify("--from", "latest", copy);

        assertThat(run.exitCode()).as("%s", run).isZero();
        assertThat(run.out())
                .contains("from     the checkpoint behind input " + sequence(checkpoints.get(1)))
                .contains("unusable " + latest + ": is damaged; its checksum does not fit");
    }

    private static Path file(final Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(path -> path.toString().endsWith(".cq4"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    /** One flipped bit of what a stage wrote down there. */
    @Test
    void shouldNameTheStageWhoseStateDiffersAtACheckpoint() throws IOException {
        final int mark = (int) sequence(checkpoints.get(1));
        final Path changed = recording
                .with(mark, entry -> {
                    final List<byte[]> outputs = new ArrayList<>(entry.outputs());
                    final int last = outputs.size() - 1;
                    outputs.set(last, withOtherHedgeState(outputs.get(last)));
                    return entry.withOutputs(outputs);
                })
                .write(root.resolve("state"));
        final CommandRun run = Replay.verify(changed);

        assertThat(run.exitCode()).as("%s", run).isEqualTo(4);
        assertThat(run.out())
                .contains("verify: DIVERGED at sequence " + mark + System.lineSeparator())
                .contains("input    Checkpoint ")
                .containsPattern("differs  output \\d+, state of stage hedge\\R")
                .containsPattern("recorded hedge [0-9,]+ bytes with CRC-32C [0-9a-f]{8}\\R")
                .containsPattern(
                        "before   " + (mark - 3) + " [A-Z]\\w+ .*\\R +" + (mark - 2) + " .*\\R +" + (mark - 1) + " ")
                .containsPattern("state    nav +[0-9,]+\\.\\d\\d USD\\R")
                .contains("index.defi.level", "overlay.defi.drift", "overlay.defi.target.DEFI", "position.DEFI");
    }

    private static byte[] withOtherHedgeState(final byte[] checksums) {
        final UnsafeBuffer buffer = new UnsafeBuffer(checksums.clone());
        final int crc = new StateChecksumsDecoder()
                .wrapAndApplyHeader(buffer, 0, new MessageHeaderDecoder())
                .hedgeCrc();
        new StateChecksumsEncoder()
                .wrap(buffer, MessageHeaderEncoder.ENCODED_LENGTH)
                .hedgeCrc(crc ^ 1);
        return buffer.byteArray();
    }

    @Test
    void shouldLeaveEveryByteOfTheDirectoryAsItWas() {
        final DirectoryBytes before = DirectoryBytes.of(journal);
        for (final CommandRun run : List.of(
                Replay.verify(journal),
                Replay.verify("--from", "latest", journal),
                Replay.verify("--timing", journal),
                Replay.verify("--follow", journal),
                Replay.dump(journal))) {
            assertThat(run.exitCode()).as("%s", run).isZero();
        }
        assertThat(DirectoryBytes.of(journal)).isEqualTo(before);
    }

    @Test
    void shouldPrintItsRateBesideThatOfChronicleQueue() {
        final CommandRun run = Replay.verify("--timing", journal);

        assertThat(run.exitCode()).as("%s", run).isZero();
        assertThat(run.out())
                .contains(IDENTICAL)
                .containsPattern("timing   Chronicle Queue alone reads +[0-9,]+ inputs/s +[0-9,.]+ MB/s\\R")
                .containsPattern("journal read and checked +[0-9,]+ inputs/s")
                .containsPattern("verified +[0-9,]+ inputs/s +[0-9,.]+ MB/s, \\d+\\.\\d\\d of Chronicle Queue's rate");
    }

    @Test
    void shouldSayHowToGoOnWithAJournalThatIsStillWritten() {
        final Path open = CutJournal.of(journal, root.resolve("open"), 500);
        final CommandRun run = Replay.verify(open);

        assertThat(run.exitCode()).as("%s", run).isZero();
        assertThat(run.out()).contains("500 inputs re-run", "no trailer", "--follow goes on to its end");
    }
}
