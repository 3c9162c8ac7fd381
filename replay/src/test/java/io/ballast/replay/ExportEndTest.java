package io.ballast.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.harness.CommandRun;
import io.ballast.harness.SmallSession;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code export} makes of journals that are not whole, and of orders that do not simply fill. */
class ExportEndTest {
    @TempDir
    private Path root;

    @Test
    void shouldWriteWhatIsWholeAndSayWhereItEnds() {
        final Path journal = SmallSession.run(root, SmallSession.yamlOf("1m"));
        final JournalBytes whole = JournalBytes.of(journal);
        final int last = whole.documents() - 1;
        whole.truncate(whole.begin(last) - 4);
        final CommandRun open = export(journal, "--series", "nav", "--each-event");
        whole.put(whole.begin(last - 1) + 40, whole.get(whole.begin(last - 1) + 40) ^ 1);
        final CommandRun damaged = export(journal, "--series", "nav", "--each-event");

        assertThat(open.exitCode()).as("%s", open).isZero();
        assertThat(open.err()).startsWith("OPEN_END: ").contains("no trailer");
        assertThat(open.out().lines()).hasSize(last);
        assertThat(damaged.exitCode()).as("%s", damaged).isEqualTo(1);
        assertThat(damaged.err()).startsWith("DAMAGED: ").contains("damaged: ");
        assertThat(damaged.out().lines()).hasSize(last - 1);
    }

    @Test
    void shouldWriteNothingIfTheEngineDoesSomethingElse() {
        final Path journal = SmallSession.run(root, SmallSession.yaml());
        final Recording recording = Recording.read(journal);
        final int sequence = recording.firstWithOutputs(0);
        final Path altered =
                recording.with(sequence, entry -> entry.withOutputs(List.of())).write(root.resolve("altered"));
        final Path file = root.resolve("nav.csv");
        final CommandRun run = export(altered, "--series", "nav", "--out", file);

        assertThat(run.exitCode()).as("%s", run).isEqualTo(4);
        assertThat(run.err())
                .contains("does something else than the journal says, at sequence " + sequence
                        + " (output 1); nothing is" + " written: see ballast-replay verify");
        assertThat(file).doesNotExist();
        assertThat(root).isDirectoryNotContaining("glob:**.part");
    }

    @Test
    void shouldFollowOrdersThatAreRefusedLostCutAndCancelled() {
        final String faults = "faults: [{fault: reject, chance: 20%}, {fault: partial_fill, chance: 50%},"
                + " {fault: lose_order, chance: 50%}], ";
        final Path journal = SmallSession.run(root, SmallSession.yaml().replace("exchange: {", "exchange: {" + faults));
        final List<String> expected = lives(Replay.dump(journal).out());
        final List<String> found = export(journal, "--table", "orders")
                .out()
                .lines()
                .skip(1)
                .map(line -> line.split(",", -1))
                .map(cells -> cells[3] + ' ' + cells[10] + ' ' + cells[11] + ' ' + cells[20])
                .toList();

        assertThat(found).isEqualTo(expected);
        assertThat(found).anyMatch(life -> life.contains(" REJECTED 0 "));
        assertThat(found).anyMatch(life -> life.contains(" FILLED "));
        assertThat(found).anyMatch(life -> life.contains(" EXPIRED 0 TIME_LIMIT"));
    }

    /**
     * Id, status, filled quantity and cancel reason of every order, in the order of sending. The one leg has one order at a
     * time: the latest is the one that a report of the venue has lost.
     */
    private static List<String> lives(final String dump) {
        final Map<String, String> status = new LinkedHashMap<>();
        final Map<String, Long> filled = new LinkedHashMap<>();
        final Map<String, String> cancelled = new LinkedHashMap<>();
        final String[] latest = {""};
        dump.lines().forEach(line -> {
            if (line.contains("ReconcileResult ") && !field(line, "lost").equals("0")) {
                status.put(latest[0], "EXPIRED");
            }
            if (!line.contains(" clientOrderId=")) {
                return;
            }
            final String id = field(line, "clientOrderId");
            if (line.contains("NewOrder ")) {
                latest[0] = id;
                status.put(id, "SENT");
            } else if (line.contains("CancelOrder ")) {
                cancelled.put(id, field(line, "cancelReason"));
            } else if (line.contains("Execution ")) {
                switch (field(line, "executionType")) {
                    case "ACCEPTED" -> status.put(id, "WORKING");
                    case "FILL" -> {
                        filled.merge(id, Long.valueOf(field(line, "lastLots")), Long::sum);
                        status.put(id, field(line, "leavesLots").equals("0") ? "FILLED" : "WORKING");
                    }
                    case "CANCELED", "REJECTED", "EXPIRED" -> status.put(id, field(line, "executionType"));
                    default -> {
                        // It goes on as it was.
                    }
                }
            }
        });
        final List<String> lives = new ArrayList<>();
        status.forEach((id, last) -> lives.add(
                id + ' ' + last + ' ' + contracts(filled.getOrDefault(id, 0L)) + ' ' + cancelled.getOrDefault(id, "")));
        return lives;
    }

    private static String contracts(final long lots) {
        return BigDecimal.valueOf(lots, 3).stripTrailingZeros().toPlainString();
    }

    private static String field(final String message, final String name) {
        final int start = message.indexOf(' ' + name + '=') + name.length() + 2;
        final int end = message.indexOf(' ', start);
        return message.substring(start, end < 0 ? message.length() : end);
    }

    private static CommandRun export(final Path journal, final Object... options) {
        final List<String> args = new ArrayList<>(List.of("export", journal.toString()));
        args.addAll(List.of(CommandRun.strings(options)));
        return CommandRun.of(() -> BallastReplay.run(args.toArray(String[]::new)));
    }
}
