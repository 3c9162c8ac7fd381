package io.ballast.launch;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.cli.ExitCode;
import io.ballast.harness.CommandRun;
import io.ballast.harness.CutJournal;
import io.ballast.harness.Outputs;
import io.ballast.harness.Outputs.Asked;
import io.ballast.harness.Outputs.Compared;
import io.ballast.harness.Outputs.NewOrder;
import io.ballast.harness.Outputs.Output;
import io.ballast.harness.Seeds;
import io.ballast.harness.SmallSession;
import io.ballast.journal.JournalReader;
import io.ballast.journal.JournalWriter;
import io.ballast.settings.CheckpointSettings;
import io.ballast.settings.JournalSettings;
import io.ballast.slot.ClientOrderId;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sessions that died, and those that go on from them. */
class ResumeTest {
    private static final Path NOWHERE = Path.of("");

    @TempDir
    private static Path shared;

    @TempDir
    private Path root;

    private static Path whole = NOWHERE;
    private static long wholeInputs;

    /** Everything a chain of journals put out, and the positions at its end. */
    private static final class Ended {
        private final List<Output> outputs = new ArrayList<>();
        private long[] positionLots = {};

        static Ended of(final Path journal) {
            final Ended ended = new Ended();
            new JournalVerifier(journal, inputs -> {}).verify((slot, sequence) -> {
                ended.outputs.addAll(Outputs.decode(slot.order));
                ended.positionLots = slot.index.positionLots.clone();
            });
            return ended;
        }

        List<Long> orderIds() {
            return outputs.stream()
                    .filter(NewOrder.class::isInstance)
                    .map(output -> ((NewOrder) output).clientOrderId())
                    .toList();
        }
    }

    @BeforeAll
    static void runWhole() {
        whole = SmallSession.run(shared, SmallSession.yaml());
        wholeInputs = CutJournal.inputs(whole);
    }

    private Path configuration() {
        return SmallSession.write(root, SmallSession.yaml());
    }

    private CommandRun resume(final Path journal, final Object... more) {
        final List<Object> args = new ArrayList<>(List.of("run", "--config", configuration(), "--resume", journal));
        args.addAll(List.of(more));
        return CommandRun.ballast(args.toArray());
    }

    private Path cut(final String name, final long inputs) {
        return CutJournal.of(whole, root.resolve(name), inputs);
    }

    @Test
    void shouldEndWhereTheUninterruptedSessionEndsWhereverItIsCut() {
        final Ended uninterrupted = Ended.of(whole);
        Seeds.forEach(6, generator -> {
            final long inputs = generator.between(1, wholeInputs);
            final Path cut = cut("cut" + inputs, inputs);
            final CommandRun run = resume(cut, "--journal", root.resolve("on" + inputs));
            assertThat(run.exitCode()).as("%s", run).isZero();
            assertThat(run.out()).contains("behind %,d inputs, session epoch 2".formatted(inputs));
            final Path next = root.resolve("on" + inputs);
            final Verification verification = new JournalVerifier(next, done -> {}).verify();
            assertThat(verification.divergence()).isNull();
            assertThat(verification.isIdentical()).isTrue();
            final Ended resumed = Ended.of(next);
            for (int leg = 0; leg < resumed.positionLots.length; leg++) {
                assertThat(Math.abs(resumed.positionLots[leg] - uninterrupted.positionLots[leg]))
                        .isLessThanOrEqualTo(1);
            }
            assertThat(resumed.orderIds()).doesNotHaveDuplicates();
            assertThat(resumed.outputs)
                    .filteredOn(Compared.class::isInstance)
                    .extracting(Output::toString)
                    .allMatch(text -> text.startsWith("CLEAN"));
            assertThat(CutJournal.inputs(next) + inputs).isGreaterThanOrEqualTo(wholeInputs);
        });
    }

    @Test
    void shouldGoOnInAnyTopology() {
        final Path cut = cut("cut", wholeInputs / 2);
        Path first = NOWHERE;
        for (final String profile : List.of("DIRECT", "FUSED", "PIPELINED")) {
            final Path next = root.resolve(profile);
            final CommandRun run = resume(cut, "--journal", next, "--profile", profile, "--wait", "PARK");
            assertThat(run.exitCode()).as("%s", run).isZero();
            first = first.equals(NOWHERE) ? next : first;
            assertThat(JournalDifference.between(first, next)).isEmpty();
        }
    }

    @Test
    void shouldGoOnAgainstAnExchangeThatFails() {
        final String yaml = SmallSession.yaml()
                .replace(
                        "funding: on}",
                        "funding: on, faults: [{fault: disconnect, chance: 0.05%, for: 20s}, {fault: lose_ack, chance:"
                                + " 10%}, {fault: lose_order, chance: 10%}]}");
        final Path directory = root.resolve("faulty");
        assertThat(directory.toFile().mkdirs()).isTrue();
        final Path faulty = SmallSession.run(directory, yaml);
        final long inputs = CutJournal.inputs(faulty);
        final Path configuration = SmallSession.write(root, yaml);
        Seeds.forEach(3, generator -> {
            final long kept = generator.between(1, inputs);
            final Path cut = CutJournal.of(faulty, root.resolve("faulty" + kept), kept);
            final CommandRun run = CommandRun.ballast("run", "--config", configuration, "--resume", cut);
            assertThat(run.exitCode()).as("%s", run).isZero();
            final Path next = root.resolve("faulty" + kept + ".2");
            assertThat(new JournalVerifier(next, done -> {}).verify().isIdentical())
                    .isTrue();
            final Ended ended = Ended.of(next);
            assertThat(ended.orderIds()).doesNotHaveDuplicates();
            assertThat(ended.outputs)
                    .filteredOn(Compared.class::isInstance)
                    .isNotEmpty()
                    .extracting(Output::toString)
                    .noneMatch(text -> text.contains("DIFFERS") || text.contains("UNKNOWN"));
        });
    }

    @Test
    void shouldLeaveOutWhatNoStageHadSeen() {
        final Path cut = CutJournal.unprocessed(whole, root.resolve("cut"), wholeInputs / 2, 5);
        final CommandRun run = resume(cut);
        assertThat(run.exitCode()).as("%s", run).isZero();
        assertThat(run.out()).contains("5 inputs that no stage had seen are left out");
        assertThat(run.out()).contains("it stopped itself: something broke");
        assertThat(new JournalVerifier(root.resolve("cut.2"), done -> {})
                        .verify()
                        .isIdentical())
                .isTrue();
        assertThat(CutJournal.inputs(root.resolve("cut.2")) + wholeInputs / 2).isGreaterThanOrEqualTo(wholeInputs);
    }

    @Test
    void shouldSendNothingBeforeTheVenueHasAnswered() {
        final Path cut = cut("cut", wholeInputs / 2);
        assertThat(resume(cut).exitCode()).isZero();
        final List<Output> outputs = new ArrayList<>();
        final long[] seen = {0};
        new JournalVerifier(root.resolve("cut.2"), inputs -> {}).verify((slot, sequence) -> {
            if (seen[0]++ >= wholeInputs / 2) {
                outputs.addAll(Outputs.decode(slot.order));
            }
        });
        final int answered = indexOf(outputs, Compared.class);
        final int ordered = indexOf(outputs, NewOrder.class);
        assertThat(outputs.get(0)).isInstanceOf(Asked.class);
        assertThat(answered).isPositive().isLessThan(ordered);
    }

    private static int indexOf(final List<Output> outputs, final Class<?> type) {
        for (int i = 0; i < outputs.size(); i++) {
            if (type.isInstance(outputs.get(i))) {
                return i;
            }
        }
        return Integer.MAX_VALUE;
    }

    @Test
    void shouldGoOnFromASessionThatWasItselfResumed() {
        final Path first = cut("first", wholeInputs / 3);
        assertThat(resume(first).exitCode()).isZero();
        final Path second = CutJournal.of(root.resolve("first.2"), root.resolve("second"), wholeInputs / 3);
        final CommandRun run = resume(second, "--journal", root.resolve("third"));
        assertThat(run.exitCode()).as("%s", run).isZero();
        assertThat(run.out()).contains("session epoch 3");
        final Verification verification = new JournalVerifier(root.resolve("third"), done -> {}).verify();
        assertThat(verification.divergence()).isNull();
        assertThat(verification.earlierInputs()).isEqualTo(2 * (wholeInputs / 3));
        final Ended ended = Ended.of(root.resolve("third"));
        assertThat(ended.orderIds()).doesNotHaveDuplicates();
        assertThat(ended.positionLots[0])
                .isBetween(Ended.of(whole).positionLots[0] - 1, Ended.of(whole).positionLots[0] + 1);
        assertThat(ended.orderIds().stream().map(ClientOrderId::epoch).distinct())
                .isSubsetOf(1, 2, 3);
    }

    @Test
    void shouldNameTheJournalBesideTheOneBefore() {
        final Path cut = cut("cut", wholeInputs / 2);
        assertThat(resume(cut).out()).contains("journal " + root.resolve("cut.2"));
        try (JournalReader reader = JournalReader.open(root.resolve("cut.2"))) {
            assertThat(reader.header().sessionEpoch()).isEqualTo(2);
            assertThat(reader.header().predecessor())
                    .matches("inputs " + wholeInputs / 2 + " state [0-9a-f]{64} journal \\.\\./cut");
        }
    }

    @Test
    void shouldGoOnFromAJournalThatWasClosedAtTheEndOfItsData() {
        final CommandRun run = resume(whole, "--journal", root.resolve("on"));
        assertThat(run.exitCode()).as("%s", run).isZero();
        assertThat(run.out()).contains("CLEAN: ").contains("behind " + wholeInputs + " inputs: closed");
        assertThat(new JournalVerifier(root.resolve("on"), done -> {}).verify().isIdentical())
                .isTrue();
    }

    @Test
    void shouldSumUpWhatTheResumedSessionPaidAndMadeAlone() throws IOException {
        final Path cut = cut("summed", wholeInputs / 2);
        final Path next = root.resolve("summed.next");
        final Path summary = root.resolve("summed.json");
        final CommandRun run = resume(cut, "--journal", next, "--summary", summary);
        assertThat(run.exitCode()).as("%s", run).isZero();
        final long[] before = feesAndMade(cut);
        final long[] after = feesAndMade(next);
        assertThat(before[0]).isPositive();
        final String json = Files.readString(summary);
        final String money = json.substring(json.indexOf("\"navUnhedgedEnd\""));
        assertThat(number(money, "fees")).isEqualByComparingTo(BigDecimal.valueOf(after[0] - before[0], 9));
        assertThat(number(json, "navEnd").subtract(number(json, "navUnhedgedEnd")))
                .isEqualByComparingTo(BigDecimal.valueOf(after[1] - before[1], 9));
    }

    /** All fees since the first session, and what the overlay has made, behind a journal's last input. */
    private static long[] feesAndMade(final Path journal) {
        final long[] figures = new long[2];
        new JournalVerifier(journal, inputs -> {}).verify((slot, sequence) -> {
            if (slot.index.isNavValid) {
                figures[0] = slot.index.feesNanoUsd;
                figures[1] = slot.index.navNanoUsd - slot.index.unhedgedNavNanoUsd;
            }
        });
        return figures;
    }

    private static BigDecimal number(final String json, final String field) {
        final Matcher matcher =
                Pattern.compile("\"" + field + "\" : (-?[0-9.]+)").matcher(json);
        assertThat(matcher.find()).as(field).isTrue();
        return new BigDecimal(matcher.group(1));
    }

    @Test
    void shouldSayWhereATornTailWasCut() throws IOException {
        final Path cut = cut("cut", wholeInputs / 2);
        final long end = endBytes(cut);
        overwrite(cut, end + 4, 1, 2, 3);
        final CommandRun run = resume(cut);
        assertThat(run.exitCode()).as("%s", run).isZero();
        assertThat(run.out())
                .contains("TORN: ")
                .contains("torn: 7 bytes behind")
                .contains("at byte " + end);
    }

    @Test
    void shouldRefuseWhatIsNoJournal() throws IOException {
        final Path empty = Files.createDirectory(root.resolve("empty"));
        refused(resume(empty), ExitCode.FAILED, "is empty");
        refused(resume(root.resolve("none")), ExitCode.FAILED, "no such directory");
    }

    @Test
    void shouldRefuseAJournalThatIsStillWritten() {
        final Path running = root.resolve("running");
        try (JournalReader reader = JournalReader.open(whole);
                JournalWriter writer = JournalWriter.open(
                        running, new JournalSettings("", 1 << 20, 0, CheckpointSettings.NONE), reader.header())) {
            assertThat(writer.nextSequence()).isZero();
            refused(resume(running), ExitCode.USAGE, "still runs");
        }
        assertThat(resume(running).exitCode()).isZero();
    }

    @Test
    void shouldRefuseAnotherConfigurationAndSayBothHashes() {
        final Path cut = cut("cut", wholeInputs / 2);
        final Path other = SmallSession.write(root, SmallSession.yamlOf("3h"));
        final CommandRun run = CommandRun.ballast("run", "--config", other, "--resume", cut);
        refused(run, ExitCode.USAGE, "ran configuration ");
        assertThat(run.err()).containsPattern("[0-9a-f]{64}, this is [0-9a-f]{64}");
        assertThat(root.resolve("cut.2")).doesNotExist();
    }

    @Test
    void shouldRefuseADamagedJournal() throws IOException {
        final Path cut = cut("cut", wholeInputs / 2);
        final long end = endBytes(cut);
        overwrite(cut, end - end / 4, 1, 2, 3, 4, 5, 6, 7, 8);
        refused(resume(cut), ExitCode.USAGE, "damaged: ");
        assertThat(root.resolve("cut.2")).doesNotExist();
    }

    @Test
    void shouldSayWhichJournalOfAChainIsMissing() throws IOException {
        final Path cut = cut("cut", wholeInputs / 2);
        assertThat(resume(cut).exitCode()).isZero();
        Files.move(cut, root.resolve("elsewhere"));
        refused(resume(root.resolve("cut.2")), ExitCode.FAILED, "put it back at " + cut);
    }

    private static long endBytes(final Path journal) {
        return Objects.requireNonNull(
                        new JournalVerifier(journal, done -> {}).verify().end())
                .offsetBytes();
    }

    private static void overwrite(final Path journal, final long position, final int... values) throws IOException {
        try (Stream<Path> files = Files.list(journal)) {
            final Path file = files.filter(name -> name.toString().endsWith(".cq4"))
                    .findFirst()
                    .orElseThrow();
            try (SeekableByteChannel channel = Files.newByteChannel(file, StandardOpenOption.WRITE)) {
                channel.position(position);
                final ByteBuffer bytes = ByteBuffer.allocate(values.length);
                for (final int value : values) {
                    bytes.put((byte) value);
                }
                channel.write(bytes.flip());
            }
        }
    }

    private static void refused(final CommandRun run, final int exitCode, final String what) {
        assertThat(run.exitCode()).as("%s", run).isEqualTo(exitCode);
        assertThat(run.err()).contains(what).doesNotContain("\tat ");
    }
}
