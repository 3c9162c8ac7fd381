package io.ballast.replay;

import io.ballast.RecordedData;
import io.ballast.harness.CommandRun;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The example of the DeFi week, imported and run once for all tests that look at it. */
public final class WeekSession {
    private static final Path EXAMPLE = Path.of("../engine/examples/defi-week.yaml");
    private static @Nullable Path journal;

    private WeekSession() {}

    /** Its journal; without recorded data the test that asks is skipped. */
    public static synchronized Path journal() {
        final Path data = RecordedData.require();
        if (journal == null) {
            final Path directory = directory();
            final Path inputs = directory.resolve("inputs");
            final Path session = directory.resolve("defi-week");
            final CommandRun imported = CommandRun.of(() -> BallastReplay.run(
                    CommandRun.strings("import", "--config", EXAMPLE, "--data", data, "--out", inputs)));
            ok(imported);
            if (!imported.out().startsWith("518,460 messages in " + inputs + ": 518,460 quotes, 0 trades,")) {
                throw new AssertionError(imported.toString());
            }
            ok(CommandRun.ballast(
                    "run", "--config", EXAMPLE, "--data", inputs, "--journal", session, "--warm-up", "off"));
            journal = session;
        }
        return journal;
    }

    private static void ok(final CommandRun run) {
        if (run.exitCode() != 0) {
            throw new AssertionError(run.toString());
        }
    }

    /** Longer-lived than any one test: gone with the tests' process. */
    private static Path directory() {
        try {
            final Path directory = Files.createTempDirectory("ballast-week-");
            Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(directory), "delete-week"));
            return directory;
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(final Path directory) {
        try (Stream<Path> files = Files.walk(directory)) {
            final List<Path> deepestFirst =
                    files.sorted(Comparator.reverseOrder()).toList();
            for (final Path file : deepestFirst) {
                Files.delete(file);
            }
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
