package io.ballast.replay.step;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.harness.CommandRun;
import io.ballast.harness.CutJournal;
import io.ballast.harness.SmallSession;
import io.ballast.journal.CheckpointFile;
import io.ballast.launch.JournalPlayback;
import io.ballast.launch.ReadingProgress;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Wherever it goes, and from wherever it comes, the state there is the same to the bit. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StepperTest {
    private static final int PLACES = 200;
    private static final long NEVER = Long.MAX_VALUE;

    private Path root = Path.of("");
    private Path journal = Path.of("");
    private List<String> hashes = List.of();
    private List<Long> times = List.of();

    @BeforeAll
    void runASession(@TempDir final Path directory) {
        root = directory;
        journal = SmallSession.run(
                directory,
                SmallSession.yamlOf("30m").replace("minFreeDisk: 0B", "minFreeDisk: 0B, checkpointInputs: 700"));
        hashes = new ArrayList<>();
        times = new ArrayList<>();
        try (Stepper stepper = Stepper.open(journal, new ReadingProgress())) {
            while (stepper.next()) {
                hashes.add(stepper.stages().stateSha256());
                times.add(stepper.timeNs());
            }
        }
        assertThat(hashes).hasSizeGreaterThan(1_000);
    }

    /** Towards an input that is named the share is exact, towards something that has to be found it is of the file. */
    @Test
    void shouldSayWhichShareOfAMoveIsDone() {
        try (Stepper stepper = Stepper.open(journal, new ReadingProgress())) {
            stepper.begin();
            stepper.moveTo(700);
            assertThat(stepper.share()).isEqualTo(1);
            assertThat(stepper.done()).isEqualTo(701);
            stepper.begin();
            assertThat(stepper.share()).isZero();
            stepper.moveTo(Long.MAX_VALUE);
            assertThat(stepper.share()).isBetween(0.01, 1.0);
        }
    }

    @Test
    void shouldShowTheSameStateBackAndForwardAtRandomPlaces() {
        final long seed = 20250701;
        final Random random = new Random(seed);
        try (Stepper stepper = Stepper.open(journal, new ReadingProgress(), new Snapshots(32, 10, NEVER), NEVER)) {
            for (int i = 0; i < PLACES; i++) {
                final int target = random.nextInt(hashes.size());
                stepper.moveTo(target);
                assertHere(stepper, target, "seed " + seed + ", move " + i);
                final int back = Math.max(0, target - 1 - random.nextInt(400));
                stepper.moveTo(back);
                assertHere(stepper, back, "seed " + seed + ", back " + i);
                stepper.moveTo(target);
                assertHere(stepper, target, "seed " + seed + ", forward " + i);
            }
        }
    }

    @Test
    void shouldShowTheSameOutputsBothWays() {
        try (Stepper stepper = Stepper.open(journal, new ReadingProgress())) {
            final InputText words = new InputText(stepper.configuration());
            stepper.moveTo(1_600);
            final List<String> first = new ArrayList<>();
            for (int i = 0; i < 300; i++) {
                stepper.moveTo(stepper.sequence() - 1);
                first.add(InputText.whole(stepper.document()) + words.outputs(stepper.document()));
            }
            for (int i = first.size() - 2; i >= 0; i--) {
                assertThat(stepper.next()).isTrue();
                assertThat(InputText.whole(stepper.document()) + words.outputs(stepper.document()))
                        .isEqualTo(first.get(i));
            }
        }
    }

    @Test
    void shouldKeepFewSnapshotsHoweverLongItRuns() {
        final Snapshots snapshots = new Snapshots(1, 20, NEVER);
        try (Stepper stepper = Stepper.open(journal, new ReadingProgress(), snapshots, NEVER)) {
            stepper.moveTo(NEVER);
            assertThat(snapshots.count()).isBetween(10, 21);
            assertThat(snapshots.stride()).isGreaterThan(hashes.size() / 21);
        }
    }

    @Test
    void shouldKeepLittleStateHoweverLargeItIs() {
        final Snapshots snapshots = new Snapshots(1, Integer.MAX_VALUE, 500_000);
        try (Stepper stepper = Stepper.open(journal, new ReadingProgress(), snapshots, NEVER)) {
            stepper.moveTo(NEVER);
            final long each = snapshots.before(0).stateBytes();
            assertThat(each).isPositive();
            assertThat((snapshots.count() - 1) * each).isLessThan(1_000_000);
            stepper.moveTo(1_000);
            assertHere(stepper, 1_000, "with little state kept");
        }
    }

    @Test
    void shouldTakeAFewInputsForAStepBackFromFarAhead() {
        try (Stepper stepper = Stepper.open(journal, new ReadingProgress(), new Snapshots(1 << 30, 2, NEVER), NEVER)) {
            stepper.moveTo(1_700);
            stepper.begin();
            stepper.moveTo(1_699);
            assertThat(stepper.done()).isLessThan(300);
            assertHere(stepper, 1_699, "one back");
        }
    }

    @Test
    void shouldBeginAtACheckpointFarAhead() throws IOException {
        final long checkpoint =
                CheckpointFile.read(CheckpointFile.list(journal).get(0)).sequence();
        final int target = (int) checkpoint + 20;
        try (Stepper stepper = Stepper.open(journal, new ReadingProgress(), new Snapshots(), 100)) {
            stepper.begin();
            stepper.moveTo(target);
            assertThat(stepper.done()).isLessThanOrEqualTo(20);
            assertHere(stepper, target, "from a checkpoint");
            stepper.moveTo(50);
            assertHere(stepper, 50, "in front of the checkpoint");
            stepper.moveTo(target - 1);
            assertHere(stepper, target - 1, "behind it again");
        }
    }

    @Test
    void shouldFindTheFirstInputAtATimeBothWays() {
        final long seed = 20250702;
        final Random random = new Random(seed);
        try (Stepper stepper = Stepper.open(journal, new ReadingProgress(), new Snapshots(32, 10, NEVER), NEVER)) {
            for (int i = 0; i < PLACES; i++) {
                final long timeNs = times.get(random.nextInt(times.size())) + random.nextInt(3) - 1;
                final boolean isThere = stepper.moveToTime(timeNs);
                final int expected = firstAt(timeNs);
                assertThat(isThere).as("seed %d, %d", seed, i).isEqualTo(expected < times.size());
                assertHere(stepper, Math.min(expected, times.size() - 1), "seed " + seed + ", time " + i);
            }
        }
    }

    private int firstAt(final long timeNs) {
        int at = 0;
        while (at < times.size() && times.get(at) < timeNs) {
            at++;
        }
        return at;
    }

    @Test
    void shouldStandAtTheLastInputIfAskedForOneBehindIt() {
        try (Stepper stepper = Stepper.open(journal, new ReadingProgress())) {
            stepper.moveTo(NEVER);
            assertThat(stepper.isAtEnd()).isTrue();
            assertHere(stepper, hashes.size() - 1, "the end");
            stepper.moveTo(hashes.size() - 2);
            assertThat(stepper.isAtEnd()).isFalse();
            assertHere(stepper, hashes.size() - 2, "one before the end");
        }
    }

    @Test
    void shouldStopWhereItIsInterrupted() {
        try (Stepper stepper = Stepper.open(journal, new ReadingProgress())) {
            stepper.begin();
            stepper.interrupt();
            stepper.moveTo(500);
            assertHere(stepper, 0, "interrupted");
            stepper.begin();
            stepper.moveTo(500);
            assertHere(stepper, 500, "not any more");
        }
    }

    @Test
    void shouldRunTheSessionsBeforeInFrontOfTheFirstInput() {
        final Path cut = CutJournal.of(journal, root.resolve("cut"), 1_500);
        final Path resumed = root.resolve("resumed");
        final CommandRun run = CommandRun.ballast(
                "run", "--config", root.resolve("small.yaml"), "--resume", cut, "--journal", resumed);
        assertThat(run.exitCode()).as("%s", run).isZero();
        try (JournalPlayback playback = JournalPlayback.open(resumed);
                Stepper stepper = Stepper.open(resumed, new ReadingProgress())) {
            do {
                assertThat(playback.next()).isTrue();
            } while (playback.isEarlier());
            assertThat(stepper.sequence()).isEqualTo(Stepper.START);
            assertThat(stepper.slot()).isNull();
            stepper.moveTo(200);
            final String there = stepper.stages().stateSha256();
            stepper.moveTo(Stepper.START);
            assertThat(stepper.sequence()).isEqualTo(Stepper.START);
            stepper.moveTo(0);
            assertThat(stepper.stages().stateSha256())
                    .isEqualTo(playback.stages().stateSha256());
            stepper.moveTo(200);
            assertThat(stepper.stages().stateSha256()).isEqualTo(there);
        }
    }

    private void assertHere(final Stepper stepper, final int sequence, final String as) {
        assertThat(stepper.sequence()).as(as).isEqualTo(sequence);
        assertThat(stepper.stages().stateSha256()).as(as).isEqualTo(hashes.get(sequence));
        assertThat(stepper.timeNs()).as(as).isEqualTo(times.get(sequence));
    }
}
