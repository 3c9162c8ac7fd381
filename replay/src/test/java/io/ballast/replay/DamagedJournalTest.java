package io.ballast.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.harness.CommandRun;
import io.ballast.harness.Seeds;
import io.ballast.harness.SmallSession;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code verify} and {@code dump} say of journals that were cut or damaged, or are none. */
class DamagedJournalTest {
    private static final int FLIPS = 40;

    /** How far apart the places of a document are at which it is cut, besides those at its edges. */
    private static final int STEP = Integer.getInteger("ballast.cutStep", 5);

    private static final int EDGE = 8;

    @TempDir
    private Path root;

    private Path journal = Path.of("");

    @BeforeEach
    void runASession() {
        journal = SmallSession.run(
                root, SmallSession.yamlOf("1m").replace("block: 1MiB", "block: 1MiB, checkpointInputs: 1"));
    }

    @Test
    void shouldSayHowManyBytesWereCutWhereverTheLastThreeDocumentsEnd() {
        final JournalBytes whole = JournalBytes.of(journal);
        final int trailer = whole.documents() - 1;
        for (int size = whole.end(trailer) - 1; size >= whole.begin(trailer - 2); size--) {
            if (size % STEP != 0 && !isAtAnEdge(whole, size)) {
                continue;
            }
            whole.truncate(size);
            final CommandRun verify = Replay.verify(journal);
            final CommandRun dump = Replay.dump(journal);

            final int inputs = whole.wholeIn(size) - 1;
            final long cut = whole.cutIn(size);
            final String end = cut > 0
                    ? "behind " + inputs + " inputs: torn: " + cut + " bytes behind the last whole document cut"
                    : "behind " + inputs + " inputs: no trailer";
            assertThat(verify.exitCode()).as("%d bytes: %s", size, verify).isZero();
            assertThat(verify.out())
                    .as("%d bytes", size)
                    .startsWith(inputs + " inputs re-run")
                    .contains(end)
                    .contains("with none recorded to compare it with")
                    .contains("verify: identical");
            assertThat(dump.exitCode()).as("%d bytes: %s", size, dump).isZero();
            assertThat(dump.out()).as("%d bytes", size).contains(end);
            assertThat(inputLines(dump)).as("%d bytes", size).hasSize(inputs);
        }
    }

    /** Within a few bytes of where one of the last three documents begins or ends. */
    private static boolean isAtAnEdge(final JournalBytes whole, final int size) {
        return IntStream.range(whole.documents() - 3, whole.documents())
                .flatMap(document -> IntStream.of(whole.begin(document), whole.end(document)))
                .anyMatch(edge -> Math.abs(size - edge) <= EDGE);
    }

    @Test
    void shouldNameTheDocumentInWhichABitFlipped() {
        final JournalBytes whole = JournalBytes.of(journal);
        whole.truncate(whole.end(whole.documents() - 1) + 64);
        Seeds.forEach(FLIPS, generator -> {
            final int document = 1 + generator.below(whole.documents() - 1);
            final int position = whole.begin(document) + generator.below(whole.length(document));
            final int bit = generator.below(Byte.SIZE);
            whole.put(position, whole.get(position) ^ 1 << bit);
            final CommandRun verify = Replay.verify(journal);
            final CommandRun dump = Replay.dump(journal);
            whole.put(position, whole.get(position));

            final int inputs = document - 1;
            final String place = "at byte " + (whole.begin(document) - 4) + ", behind " + inputs + " inputs: damaged: ";
            assertThat(verify.exitCode()).as("%s", verify).isEqualTo(1);
            assertThat(verify.out()).contains(place).doesNotContain("identical");
            assertThat(dump.exitCode()).as("%s", dump).isEqualTo(1);
            assertThat(dump.out()).contains("end      DAMAGED").contains(place);
            assertThat(inputLines(dump)).hasSize(inputs);
        });
        assertThat(Replay.verify(journal).exitCode()).isZero();
    }

    @Test
    void shouldRefuseAJournalWhoseHeaderIsDamaged() {
        final JournalBytes whole = JournalBytes.of(journal);
        final int position = whole.begin(0) + whole.length(0) / 2;
        whole.put(position, whole.get(position) ^ 1);

        assertRefused("at byte " + (whole.begin(0) - 4), "damaged");
    }

    @Test
    void shouldRefuseAJournalWhoseHeaderIsNotWhole() {
        final JournalBytes whole = JournalBytes.of(journal);
        for (final int size : List.of(whole.end(0) - 1, whole.begin(0) + 1, whole.begin(0) - 4, 100, 3, 0)) {
            whole.truncate(size);

            assertRefused(journal.toString());
        }
    }

    @Test
    void shouldNameTheSchemaThatIsNewer() {
        JournalBytes.of(journal).putSealed(0, JournalBytes.SCHEMA_VERSION, 99);

        assertRefused("schema version 99", "with the engine that wrote it");
    }

    @Test
    void shouldStopAtTheDocumentWhoseLayoutIsNewer() {
        final JournalBytes whole = JournalBytes.of(journal);
        whole.putSealed(11, JournalBytes.LAYOUT_VERSION, 2);
        final CommandRun verify = Replay.verify(journal);
        final CommandRun dump = Replay.dump(journal);

        assertThat(verify.exitCode()).isEqualTo(1);
        assertThat(verify.out()).contains("behind 10 inputs: the layout version is newer than 1");
        assertThat(dump.exitCode()).isEqualTo(1);
        assertThat(dump.out()).contains("end      NEWER_SCHEMA");
        assertThat(inputLines(dump)).hasSize(10);
    }

    @Test
    void shouldSayWhyADirectoryIsNoJournal() throws IOException {
        final Path empty = Files.createDirectory(root.resolve("empty"));
        final Path foreign = Files.createDirectory(root.resolve("foreign"));
        Files.writeString(foreign.resolve("notes.txt"), "nothing to replay");
        final Path other = Files.createDirectory(root.resolve("other"));
        Files.writeString(other.resolve("notes.cq4"), "not a queue, but long enough to be looked at");

        journal = root.resolve("absent");
        assertRefused("absent: no such directory");
        journal = empty;
        assertRefused("is empty");
        journal = foreign;
        assertRefused("holds no .cq4 file");
        journal = other;
        assertRefused("is not a Chronicle Queue file");
        journal = other.resolve("notes.cq4");
        assertRefused("is a file");
        journal = root;
        assertRefused("did you mean " + root.resolve("journal"));
    }

    private void assertRefused(final String... words) {
        for (final CommandRun run : List.of(Replay.verify(journal), Replay.dump(journal))) {
            assertThat(run.exitCode()).as("%s", run).isEqualTo(1);
            assertThat(run.out()).isEmpty();
            assertThat(run.err()).contains(words).doesNotContain("\tat ");
        }
    }

    private static List<String> inputLines(final CommandRun dump) {
        return dump.out()
                .lines()
                .filter(line -> Character.isDigit(line.charAt(0)))
                .toList();
    }
}
