package io.ballast.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.journal.Journals.Content;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A process that is killed while it writes. */
final class JournalKillTest {
    @TempDir
    private Path root;

    @RepeatedTest(5)
    @Timeout(60)
    void shouldReadUpToTheLastWholeDocumentAfterSigkill() throws IOException, InterruptedException {
        final Seed seed = Seed.draw();
        final Path directory = root.resolve("session");
        final Process writer = start(directory, seed, root.resolve("output"));
        try {
            while (!Files.isDirectory(directory)
                    || Journals.read(directory).documents().isEmpty()) {
                assertThat(writer.isAlive()).as("%s", seed).isTrue();
                Thread.sleep(20);
            }
            Thread.sleep(seed.random().nextInt(300));
        } finally {
            writer.destroyForcibly().waitFor();
        }
        final Fingerprint before = Fingerprint.of(directory);

        assertSurvived(directory, seed);

        assertThat(Fingerprint.of(directory)).isEqualTo(before);
    }

    private static void assertSurvived(final Path directory, final Seed seed) {
        final SplittableRandom random = seed.random();
        long inputs = 0;
        try (JournalReader reader = JournalReader.open(directory)) {
            final JournalDocument document = new JournalDocument();
            while (reader.next(document)) {
                assertThat(Content.of(document))
                        .as("%s", seed)
                        .isEqualTo(Journals.randomContent(random, DocumentKind.INPUT, inputs++));
            }
            final JournalEnd end = reader.end();
            assertThat(end.state()).as("%s: %s", seed, end).isIn(EndState.OPEN_END, EndState.TORN);
            assertThat(end.cutBytes() > 0).as("%s: %s", seed, end).isEqualTo(end.state() == EndState.TORN);
            assertThat(end.expectedSequence()).as("%s: %s", seed, end).isEqualTo(inputs);
        }
        assertThat(inputs).as("%s", seed).isPositive();
    }

    private static Process start(final Path directory, final Seed seed, final Path output) throws IOException {
        final List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        for (final String argument : ManagementFactory.getRuntimeMXBean().getInputArguments()) {
            if (argument.startsWith("--") || argument.startsWith("-D")) {
                command.add(argument);
            }
        }
        command.add("-Xmx128m");
        command.add("-cp");
        command.add(System.getProperty("java.class.path"));
        command.add(Endless.class.getName());
        command.add(directory.toString());
        command.add(Long.toString(seed.value()));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
    }

    /** Appends the same random inputs as the test expects until it is killed. */
    static final class Endless {
        private Endless() {}

        public static void main(final String[] arguments) {
            final SplittableRandom random = new SplittableRandom(Long.parseLong(arguments[1]));
            final long deadlineNs = System.nanoTime() + TimeUnit.MINUTES.toNanos(1);
            final JournalWriter writer = Journals.open(Path.of(arguments[0]));
            for (long i = 0; System.nanoTime() < deadlineNs; i++) {
                Journals.append(writer, Journals.randomContent(random, DocumentKind.INPUT, i));
            }
        }
    }
}
