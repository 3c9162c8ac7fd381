package io.ballast.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.cli.Ballast;
import io.ballast.harness.CommandRun;
import io.ballast.harness.Generator;
import io.ballast.harness.Seeds;
import io.ballast.harness.SmallSession;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A session in a process of its own that is killed while it runs. */
@Timeout(120)
class KilledSessionTest {
    private static final int KILLS = 5;
    private static final int LONGEST_WAIT_MS = 150;
    private static final int TERMINATED = 128 + 15;
    private static final Pattern INPUTS = Pattern.compile("behind (\\d+) inputs");

    @TempDir
    private Path root;

    @Test
    void shouldAcceptAJournalUpToTheLastWholeDocumentAfterSigkill() {
        Seeds.forEach(KILLS, generator -> {
            final Path directory = directory(generator);
            final Path journal = directory.resolve("journal");
            final Process session = start(directory, journal);
            try {
                awaitInputs(session, directory);
                pause(generator.below(LONGEST_WAIT_MS));
                assertThat(session.isAlive()).as("%s", output(directory)).isTrue();
            } finally {
                kill(session);
            }
            final CommandRun verify = Replay.verify(journal);
            final CommandRun dump = Replay.dump("--from", Long.MAX_VALUE, journal);

            assertThat(verify.exitCode()).as("%s", verify).isZero();
            assertThat(verify.out()).contains("verify: identical");
            assertThat(dump.exitCode()).as("%s", dump).isZero();
            for (final CommandRun run : List.of(verify, dump)) {
                assertThat(run.out())
                        .containsPattern("(no trailer|torn: \\d+ bytes behind the last whole document cut)");
                assertThat(inputs(run)).isPositive().isEqualTo(inputs(verify));
            }
        });
    }

    @Test
    void shouldSayWhyThereIsNoJournalIfASessionIsKilledAtItsStart() {
        Seeds.forEach(3, generator -> {
            final Path directory = directory(generator);
            final Path journal = directory.resolve("journal");
            final Process session = start(directory, journal);
            try {
                while (session.isAlive() && !Files.isDirectory(journal)) {
                    pause(1);
                }
                pause(generator.below(20));
            } finally {
                kill(session);
            }
            final CommandRun verify = Replay.verify(journal);
            final CommandRun dump = Replay.dump("--header", journal);

            assertThat(verify.exitCode()).as("%s", verify).isIn(0, 1).isEqualTo(dump.exitCode());
            assertThat(verify.err()).doesNotContain("\tat ");
            if (verify.exitCode() == 0) {
                assertThat(verify.out()).contains("verify: identical");
            } else {
                assertThat(verify.err()).contains(journal.toString()).isEqualTo(dump.err());
            }
        });
    }

    @Test
    void shouldCloseTheJournalOnSigterm() throws InterruptedException {
        final Path journal = root.resolve("journal");
        final Path summary = root.resolve("summary.json");
        final Process session = start(root, journal, "--summary", summary);
        try {
            awaitInputs(session, root);
            session.destroy();
            assertThat(session.waitFor(60, TimeUnit.SECONDS)).isTrue();
        } finally {
            kill(session);
        }
        final CommandRun verify = Replay.verify(journal);
        final CommandRun dump = Replay.dump("--from", Long.MAX_VALUE, journal);

        assertThat(session.exitValue()).as(output(root)).isEqualTo(TERMINATED);
        assertThat(verify.exitCode()).as("%s", verify).isZero();
        assertThat(verify.out()).contains(", as recorded").contains("verify: identical");
        assertThat(dump.out()).contains("trailer  CLEAN").contains("end      CLEAN");
        assertThat(output(root)).contains("small: ").contains("journal " + journal);
        assertThat(summary).content().contains("\"end\" : \"CLEAN\"");
        assertThat(root).isDirectoryNotContaining(file -> file.toString().endsWith(".part"));
    }

    private Path directory(final Generator generator) {
        try {
            return Files.createTempDirectory(root, "kill" + generator.below(10));
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As a user would start it, with the class path and the access flags of this process. */
    private static Process start(final Path directory, final Path journal, final Object... more) {
        final List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        for (final String argument : ManagementFactory.getRuntimeMXBean().getInputArguments()) {
            if (argument.startsWith("--") || argument.startsWith("-D")) {
                command.add(argument);
            }
        }
        command.addAll(List.of("-Xmx256m", "-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path")));
        command.add(Ballast.class.getName());
        final Path configuration = SmallSession.write(directory, SmallSession.yamlOf("300d"));
        command.addAll(List.of(CommandRun.strings("run", "--config", configuration, "--journal", journal)));
        command.addAll(List.of(CommandRun.strings(more)));
        try {
            return new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(directory.resolve("output").toFile())
                    .start();
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void awaitInputs(final Process session, final Path directory) {
        while (session.isAlive()) {
            final CommandRun dump = Replay.dump("--from", 100, "--limit", 1, directory.resolve("journal"));
            if (dump.exitCode() == 0 && dump.out().contains("\n100 ")) {
                return;
            }
            pause(10);
        }
        throw new AssertionError(output(directory));
    }

    private static long inputs(final CommandRun run) {
        final Matcher matcher = INPUTS.matcher(run.out());
        assertThat(matcher.find()).as("%s", run).isTrue();
        return Long.parseLong(matcher.group(1));
    }

    private static String output(final Path directory) {
        try {
            return Files.readString(directory.resolve("output"));
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void kill(final Process session) {
        try {
            session.destroyForcibly().waitFor();
        } catch (final InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void pause(final int milliseconds) {
        try {
            Thread.sleep(milliseconds);
        } catch (final InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
