package io.ballast.launch;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.cli.ExitCode;
import io.ballast.counter.Counter;
import io.ballast.harness.CommandRun;
import io.ballast.harness.CutJournal;
import io.ballast.harness.SmallSession;
import io.ballast.journal.Checkpoint;
import io.ballast.journal.CheckpointFile;
import io.ballast.journal.JournalDocument;
import io.ballast.journal.JournalReader;
import io.ballast.message.CheckpointDecoder;
import io.ballast.message.MessageHeaderDecoder;
import io.ballast.settings.Profile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** At a checkpoint every stage writes down its state; from there a session can be re-run without what came before. */
class CheckpointTest {
    private static final int EVERY = 700;

    @TempDir
    private Path directory;

    private static EngineConfiguration configuration(final String checkpoints) {
        return ConfigurationFile.parse(
                "small", SmallSession.yaml().replace("minFreeDisk: 0B", "minFreeDisk: 0B, " + checkpoints));
    }

    private SessionResult run(final Profile profile) {
        return Sessions.run(
                Sessions.parked(configuration("checkpointInputs: " + EVERY), profile),
                directory,
                directory.resolve(profile.name()));
    }

    /** Sequences of the checkpoints in a journal. */
    private static List<Long> marks(final Path journal) {
        final List<Long> marks = new ArrayList<>();
        final MessageHeaderDecoder header = new MessageHeaderDecoder();
        try (JournalReader reader = JournalReader.open(journal)) {
            final JournalDocument document = new JournalDocument();
            while (reader.next(document)) {
                if (header.wrap(document.buffer(), document.inputOffset()).templateId()
                        == CheckpointDecoder.TEMPLATE_ID) {
                    marks.add(document.sequence());
                }
            }
        }
        return marks;
    }

    @Test
    void shouldStandAtTheSamePlacesInEveryTopology() {
        final SessionResult direct = run(Profile.DIRECT);
        final List<Long> marks = marks(direct.journal());
        assertThat(marks).hasSizeGreaterThan(5).allMatch(sequence -> (sequence + 1) % (EVERY + 1) == 0);
        assertThat(direct.counters().get(Counter.CHECKPOINTS)).isEqualTo(marks.size());
        for (final Profile profile : List.of(Profile.FUSED, Profile.SPLIT, Profile.PIPELINED)) {
            final SessionResult other = run(profile);
            assertThat(JournalDifference.between(direct.journal(), other.journal()))
                    .as("%s", profile)
                    .isEmpty();
            assertThat(other.counters().get(Counter.CHECKPOINTS_WRITTEN)
                            + other.counters().get(Counter.CHECKPOINTS_SKIPPED))
                    .isEqualTo(marks.size());
            assertThat(other.checkpointFailure()).isNull();
        }
        assertThat(new JournalVerifier(direct.journal(), inputs -> {}).verify().isIdentical())
                .isTrue();
    }

    @Test
    void shouldGoOnFromEveryCheckpointAsFromTheStart() throws IOException {
        final Path journal = run(Profile.PIPELINED).journal();
        final List<Path> files = CheckpointFile.list(journal);
        assertThat(files).isNotEmpty();
        final Verification whole = new JournalVerifier(journal, inputs -> {}).verify();
        for (final Path file : files) {
            final long sequence = CheckpointFile.read(file).sequence();
            final Verification part = new JournalVerifier(journal, inputs -> {}).verifyFrom(sequence + 1);
            assertThat(part.startSequence()).isEqualTo(sequence);
            assertThat(part.divergence()).isNull();
            assertThat(part.isStateCompared()).isTrue();
            assertThat(part.stateSha256()).isEqualTo(whole.stateSha256());
            assertThat(part.inputs()).isEqualTo(whole.inputs());
            assertThat(part.gatewayInputs()).isEqualTo(whole.gatewayInputs());
            assertThat(part.lastTimeNs()).isEqualTo(whole.lastTimeNs());
        }
    }

    @Test
    void shouldTakeAnEarlierCheckpointForOneThatIsDamaged() throws IOException {
        final Path journal = run(Profile.DIRECT).journal();
        final List<Path> files = CheckpointFile.list(journal);
        final Path latest = files.get(0);
        final byte[] bytes = Files.readAllBytes(latest);
        bytes[bytes.length / 2] ^= 1;
        Files.write(latest, bytes);
        final Verification part = new JournalVerifier(journal, inputs -> {}).verifyFrom(Long.MAX_VALUE);
        assertThat(part.isIdentical()).isTrue();
        assertThat(part.startSequence()).isEqualTo(sequenceBefore(files));
        assertThat(part.unusableCheckpoints())
                .singleElement()
                .asString()
                .contains(latest.toString())
                .contains("damaged");
    }

    /** Of the checkpoint before the last; −1, the journal's beginning, where the machine was too slow to write both. */
    private static long sequenceBefore(final List<Path> files) throws IOException {
        return files.size() == 1 ? -1 : CheckpointFile.read(files.get(1)).sequence();
    }

    /** A kill can come between the two: the stages run before the journal does. */
    @Test
    void shouldNotBeginAtACheckpointWhoseInputWasNeverJournaled() throws IOException {
        final Path journal = run(Profile.DIRECT).journal();
        final List<Path> files = CheckpointFile.list(journal);
        assertThat(files).isNotEmpty();
        final long last = CheckpointFile.read(files.get(0)).sequence();
        final Path cut = CutJournal.of(journal, directory.resolve("cut"), last);
        for (final Path file : files) {
            Files.copy(file, cut.resolve(file.getFileName()));
        }
        final Verification part = new JournalVerifier(cut, inputs -> {}).verifyFrom(Long.MAX_VALUE);
        assertThat(part.startSequence()).isEqualTo(sequenceBefore(files));
        assertThat(part.inputs()).isEqualTo(last);
        assertThat(part.stateSha256())
                .isEqualTo(new JournalVerifier(cut, inputs -> {}).verify().stateSha256());
        assertThat(part.unusableCheckpoints())
                .singleElement()
                .asString()
                .contains(files.get(0).getFileName().toString())
                .contains("is ahead of its journal, which ends behind " + last + " inputs");
    }

    @Test
    void shouldNotBeginAtACheckpointThatIsNotWhatTheJournalSays() throws IOException {
        final Path journal = run(Profile.DIRECT).journal();
        final Path latest = CheckpointFile.list(journal).get(0);
        final Checkpoint checkpoint = CheckpointFile.read(latest);
        checkpoint.states().get(2)[checkpoint.states().get(2).length - 1] ^= 1;
        CheckpointFile.write(journal, checkpoint);
        final Verification part = new JournalVerifier(journal, inputs -> {}).verifyFrom(Long.MAX_VALUE);
        assertThat(part.isIdentical()).isTrue();
        assertThat(part.startSequence()).isLessThan(checkpoint.sequence());
        assertThat(part.unusableCheckpoints()).singleElement().asString().contains("is not what the journal says");
    }

    @Test
    void shouldNotGoOnFromACheckpointBehindAJournalThatIsDamaged() throws IOException {
        final String yaml =
                SmallSession.yaml().replace("minFreeDisk: 0B", "minFreeDisk: 0B, checkpointInputs: " + EVERY);
        final Path whole = SmallSession.run(directory, yaml);
        final Path first = CutJournal.of(whole, directory.resolve("first"), 2_000);
        final Path second = directory.resolve("second");
        final CommandRun resumed = CommandRun.ballast(
                "run", "--config", directory.resolve("small.yaml"), "--resume", first, "--journal", second);
        assertThat(resumed.exitCode()).as("%s", resumed).isEqualTo(ExitCode.OK);
        assertThat(CheckpointFile.list(second)).isNotEmpty();
        assertThat(new JournalVerifier(second, inputs -> {})
                        .verifyFrom(Long.MAX_VALUE)
                        .isIdentical())
                .isTrue();
        flipABitInTheMiddle(first);
        final Verification part = new JournalVerifier(second, inputs -> {}).verifyFrom(Long.MAX_VALUE);
        assertThat(part.isIdentical()).isFalse();
        assertThat(Objects.requireNonNull(part.divergence()).what())
                .contains("inputs that the next session took over")
                .contains(first.toString());
    }

    private static void flipABitInTheMiddle(final Path journal) throws IOException {
        final long offset;
        try (JournalReader reader = JournalReader.open(journal)) {
            final JournalDocument document = new JournalDocument();
            while (reader.next(document) && document.sequence() < 1_000) {
                // To a document in the middle.
            }
            offset = document.fileOffset();
        }
        try (Stream<Path> files = Files.list(journal)) {
            final Path file = files.filter(entry -> entry.toString().endsWith(".cq4"))
                    .findFirst()
                    .orElseThrow();
            final byte[] bytes = Files.readAllBytes(file);
            bytes[(int) offset + 40] ^= 4;
            Files.write(file, bytes);
        }
    }

    @Test
    void shouldComeAfterEngineTimeAsWell() {
        final SessionResult result = Sessions.run(
                Sessions.parked(configuration("checkpointInputs: 0, checkpointInterval: 30m"), Profile.DIRECT),
                directory,
                directory.resolve("timed"));
        assertThat(marks(result.journal())).as("two hours, every half").hasSize(3);
    }

    @Test
    void shouldNotComeUnlessToldTo() throws IOException {
        final SessionResult result = Sessions.run(
                Sessions.parked(configuration("checkpointInputs: 0"), Profile.DIRECT),
                directory,
                directory.resolve("none"));
        assertThat(marks(result.journal())).isEmpty();
        assertThat(CheckpointFile.list(result.journal())).isEmpty();
    }
}
