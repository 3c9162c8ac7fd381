package io.ballast.harness;

import io.ballast.cli.Ballast;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A command of the engine in a process of its own, small and quickly started. */
public final class CommandProcess implements AutoCloseable {
    private static final long LONGEST_SECONDS = 60;

    private final Process process;
    private final Path output;

    private CommandProcess(final Process process, final Path output) {
        this.process = process;
        this.output = output;
    }

    /**
     * Starts the engine's command line in a process of its own.
     *
     * @param output takes what it prints; appended to
     */
    public static CommandProcess ballast(final Path output, final Object... args) {
        final List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        for (final String argument : ManagementFactory.getRuntimeMXBean().getInputArguments()) {
            if (argument.startsWith("--") || argument.startsWith("-D")) {
                command.add(argument);
            }
        }
        command.addAll(
                List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-ea", "-da:com.lmax.disruptor..."));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Ballast.class.getName()));
        command.addAll(List.of(CommandRun.strings(args)));
        try {
            return new CommandProcess(
                    new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()))
                            .start(),
                    output);
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** SIGKILL. */
    public void kill() {
        process.destroyForcibly();
        await();
    }

    /** SIGTERM; returns the exit code. */
    public int terminate() {
        process.destroy();
        return await();
    }

    /** Waits for its end; returns the exit code. */
    public int await() {
        try {
            if (!process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError("a process did not end: " + output());
            }
            return process.exitValue();
        } catch (final InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /** Everything printed so far. */
    public String output() {
        try {
            return Files.readString(output);
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
