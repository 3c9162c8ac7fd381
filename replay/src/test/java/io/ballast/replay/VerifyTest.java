package io.ballast.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.harness.CommandRun;
import io.ballast.harness.SmallSession;
import io.ballast.message.AccountChange;
import io.ballast.message.AccountDecoder;
import io.ballast.message.AccountEncoder;
import io.ballast.message.MessageHeaderDecoder;
import io.ballast.message.MessageHeaderEncoder;
import io.ballast.message.TargetChangeDecoder;
import io.ballast.message.TargetChangeEncoder;
import io.ballast.replay.Recording.Entry;
import io.ballast.slot.InputSection;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What {@code verify} says of a journal that is whole, but does not hold what the engine does. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class VerifyTest {
    private static final int IDENTICAL = 0;
    private static final int FAILED = 1;
    private static final int USAGE = 2;
    private static final int DIVERGED = 4;

    private Path root = Path.of("");
    private Path journal = Path.of("");
    private Recording recording = Recording.NONE;

    @BeforeAll
    void runASession(@TempDir final Path directory) {
        root = directory;
        journal = SmallSession.run(directory, SmallSession.yaml());
        recording = Recording.read(journal);
    }

    @Test
    void shouldFindAFreshSessionIdentical() {
        final CommandRun run = Replay.verify(journal);

        assertThat(run.exitCode()).as("%s", run).isEqualTo(IDENTICAL);
        assertThat(run.out())
                .endsWith("verify: identical" + System.lineSeparator())
                .contains("closed")
                .contains(recording.trailer().stateSha256() + ", as recorded");
        assertThat(run.err()).isEmpty();
    }

    @Test
    void shouldFindARewrittenSessionIdentical() {
        final CommandRun run = Replay.verify(recording.write(root.resolve("rewritten")));

        assertThat(run.exitCode()).as("%s", run).isEqualTo(IDENTICAL);
    }

    @Test
    void shouldNameTheOutputInWhichOneFieldDiffers() {
        final int sequence = withTargetChange();
        final int output = targetChange(sequence);
        final CommandRun run = verify("field", recording.with(sequence, entry -> {
            final byte[] changed = entry.outputs().get(output).clone();
            changed[MessageHeaderEncoder.ENCODED_LENGTH + TargetChangeEncoder.targetLotsEncodingOffset()] ^= 1;
            final List<byte[]> outputs = new ArrayList<>(entry.outputs());
            outputs.set(output, changed);
            return entry.withOutputs(outputs);
        }));

        final long lots = targetLots(recording.entries().get(sequence).outputs().get(output));
        assertDiverged(run, sequence, "output " + (output + 1));
        assertThat(recorded(run)).startsWith("TargetChange ").contains("targetLots=" + (lots ^ 1));
        assertThat(rerun(run)).startsWith("TargetChange ").contains("targetLots=" + lots);
    }

    @Test
    void shouldNameTheOutputThatIsMissing() {
        final int sequence = recording.firstWithOutputs(0);
        final CommandRun run = verify("dropped", recording.with(sequence, entry -> entry.withOutputs(List.of())));

        assertDiverged(run, sequence, "output 1");
        assertThat(run.out()).containsPattern("recorded nothing\\R").containsPattern("re-run   [A-Z]");
    }

    @Test
    void shouldNameTheOutputThatTheEngineDoesNotGive() {
        final int sequence = withTargetChange();
        final List<byte[]> outputs =
                new ArrayList<>(recording.entries().get(sequence).outputs());
        outputs.add(outputs.get(targetChange(sequence)));
        final CommandRun run = verify("added", recording.with(sequence, entry -> entry.withOutputs(outputs)));

        assertDiverged(run, sequence, "output " + outputs.size());
        assertThat(recorded(run)).startsWith("TargetChange ");
        assertThat(rerun(run)).isEqualTo("nothing");
    }

    @Test
    void shouldShowBothStateHashesIfTheyDiffer() {
        final String another = "0".repeat(64);
        final CommandRun run = verify("state", recording.withState(another));

        assertThat(run.exitCode()).as("%s", run).isEqualTo(DIVERGED);
        assertThat(run.out())
                .contains("verify: DIVERGED at the end")
                .contains("differs  state hash")
                .contains("recorded " + another)
                .contains("re-run   " + recording.trailer().stateSha256());
    }

    @Test
    void shouldShowTheBytesOfOutputsThatReadTheSame() {
        final int sequence = recording.firstWithOutputs(0);
        final CommandRun run = verify("longer", recording.with(sequence, entry -> {
            final List<byte[]> outputs = new ArrayList<>(entry.outputs());
            outputs.set(0, Arrays.copyOf(outputs.get(0), outputs.get(0).length + 1));
            return entry.withOutputs(outputs);
        }));

        assertDiverged(run, sequence, "output 1");
        assertThat(recorded(run)).isNotEqualTo(rerun(run)).isEqualTo(rerun(run) + "00");
    }

    @Test
    void shouldReadAnOutputThatIsTooShortToBeOne() {
        final int sequence = recording.firstWithOutputs(0);
        for (final int length : new int[] {0, 7, 8, 9, 20}) {
            final byte[] output =
                    Arrays.copyOf(recording.entries().get(sequence).outputs().get(0), length);
            final CommandRun run =
                    verify("short" + length, recording.with(sequence, entry -> entry.withOutputs(List.of(output))));

            assertDiverged(run, sequence, "output 1");
            assertThat(run.out()).contains("recorded unreadable");
        }
    }

    @Test
    void shouldRefuseAnInputLongerThanTheEngineTakes() {
        final CommandRun run =
                verify("long", recording.with(7, entry -> entry.withInput(new byte[InputSection.CAPACITY + 1])));

        assertThat(run.exitCode()).as("%s", run).isEqualTo(FAILED);
        assertThat(run.err() + run.out())
                .contains("input 7")
                .contains("257 bytes")
                .contains("at byte");
    }

    @Test
    void shouldTakeInputsOfAnyLengthTheEngineTakes() {
        for (final int length : new int[] {0, 7, 8, 16, 24, InputSection.CAPACITY}) {
            final byte[] input = new byte[length];
            Arrays.fill(input, (byte) 0x5A);
            final CommandRun run = verify("any" + length, recording.with(7, entry -> entry.withInput(input)));

            assertThat(run.exitCode()).as("%s", run).isIn(IDENTICAL, DIVERGED);
            assertThat(run.err()).isEmpty();
        }
    }

    @Test
    void shouldNameTheInputOnWhichTheRerunBreaks() {
        final Entry opening = recording.entries().stream()
                .filter(entry -> templateId(entry.input()) == AccountDecoder.TEMPLATE_ID)
                .findFirst()
                .orElseThrow();
        final List<Entry> entries = new ArrayList<>(List.of(opening));
        for (int i = 0; i < 64; i++) {
            entries.add(opening.withInput(transfer(opening.input(), i)));
        }
        final CommandRun run = verify("broken", recording.withEntries(entries));

        assertThat(run.exitCode()).as("%s", run).isEqualTo(DIVERGED);
        assertThat(run.out())
                .containsPattern("DIVERGED at sequence \\d+")
                .contains("input    Account")
                .containsPattern("re-run   .*overflow");
    }

    @Test
    void shouldAcceptASessionThatStoppedItselfAndSayWhy() {
        final Path stopped = recording.withCause("bars.csv, line 7: no price").write(root.resolve("stopped"));
        final CommandRun run = Replay.verify(stopped);
        final CommandRun dump = Replay.dump(stopped);

        assertThat(run.exitCode()).as("%s", run).isEqualTo(IDENTICAL);
        assertThat(run.out())
                .contains("session  ended by FAIL_STOP: bars.csv, line 7: no price")
                .contains("not compared: the session did not end cleanly")
                .contains("verify: identical");
        assertThat(dump.out()).contains("trailer  FAIL_STOP").contains("cause bars.csv, line 7: no price");
    }

    @Test
    void shouldListWhatIsWrongWithTheConfigurationInTheHeader() {
        final CommandRun run = verify("yaml", recording.withConfiguration("session: {nam: x}\n"));

        assertThat(run.exitCode()).as("%s", run).isEqualTo(USAGE);
        assertThat(run.err())
                .contains("the journal's header")
                .contains("session.nam")
                .doesNotContain("\tat ");
    }

    private CommandRun verify(final String name, final Recording changed) {
        return Replay.verify(changed.write(root.resolve(name)));
    }

    private static void assertDiverged(final CommandRun run, final long sequence, final String what) {
        assertThat(run.exitCode()).as("%s", run).isEqualTo(DIVERGED);
        assertThat(run.out())
                .contains("verify: DIVERGED at sequence " + sequence + System.lineSeparator())
                .contains("differs  " + what);
        assertThat(run.err()).isEmpty();
    }

    private int withTargetChange() {
        return IntStream.range(0, recording.entries().size())
                .filter(sequence -> targetChange(sequence) >= 0)
                .findFirst()
                .orElseThrow();
    }

    /** Which output of an input changes a target, −1 if none does. */
    private int targetChange(final int sequence) {
        final List<byte[]> outputs = recording.entries().get(sequence).outputs();
        return IntStream.range(0, outputs.size())
                .filter(i -> templateId(outputs.get(i)) == TargetChangeDecoder.TEMPLATE_ID)
                .findFirst()
                .orElse(-1);
    }

    private static int templateId(final byte[] message) {
        return new MessageHeaderDecoder().wrap(new UnsafeBuffer(message), 0).templateId();
    }

    private static long targetLots(final byte[] message) {
        return new TargetChangeDecoder()
                .wrapAndApplyHeader(new UnsafeBuffer(message), 0, new MessageHeaderDecoder())
                .targetLots();
    }

    /** More than the account can hold, after a few of them. */
    private static byte[] transfer(final byte[] opening, final int number) {
        final UnsafeBuffer buffer = new UnsafeBuffer(opening.clone());
        final AccountDecoder first = new AccountDecoder().wrapAndApplyHeader(buffer, 0, new MessageHeaderDecoder());
        new AccountEncoder()
                .wrap(buffer, MessageHeaderEncoder.ENCODED_LENGTH)
                .sourceSequence(first.sourceSequence() + number + 1)
                .change(AccountChange.TRANSFER)
                .amountNanoUsd(1L << 61);
        return buffer.byteArray();
    }

    private static String recorded(final CommandRun run) {
        return lineAfter(run, "recorded ");
    }

    private static String rerun(final CommandRun run) {
        return lineAfter(run, "re-run   ");
    }

    private static String lineAfter(final CommandRun run, final String prefix) {
        return run.out()
                .lines()
                .filter(line -> line.startsWith(prefix))
                .map(line -> line.substring(prefix.length()))
                .findFirst()
                .orElseThrow();
    }
}
