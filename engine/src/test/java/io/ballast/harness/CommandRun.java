package io.ballast.harness;

import io.ballast.cli.Ballast;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.IntSupplier;

/**
 * What one command left behind.
 *
 * @param exitCode what its caller is told
 * @param out      what it printed as its result
 * @param err      what it printed for people
 */
public record CommandRun(int exitCode, String out, String err) {
    /** Runs the engine's command line in this process. */
    public static CommandRun ballast(final Object... args) {
        return of(() -> Ballast.run(strings(args)));
    }

    /** Runs a command line in this process, with the process's streams diverted. */
    public static CommandRun of(final IntSupplier command) {
        final PrintStream out = System.out;
        final PrintStream err = System.err;
        final ByteArrayOutputStream outBytes = new ByteArrayOutputStream();
        final ByteArrayOutputStream errBytes = new ByteArrayOutputStream();
        try (PrintStream divertedOut = new PrintStream(outBytes, true, StandardCharsets.UTF_8);
                PrintStream divertedErr = new PrintStream(errBytes, true, StandardCharsets.UTF_8)) {
            System.setOut(divertedOut);
            System.setErr(divertedErr);
            final int exitCode = command.getAsInt();
            return new CommandRun(
                    exitCode, outBytes.toString(StandardCharsets.UTF_8), errBytes.toString(StandardCharsets.UTF_8));
        } finally {
            System.setOut(out);
            System.setErr(err);
        }
    }

    /** Paths and figures as a command line takes them. */
    public static String[] strings(final Object... args) {
        return Arrays.stream(args)
                .map(arg -> arg instanceof Path path ? path.toString() : String.valueOf(arg))
                .toArray(String[]::new);
    }

    /** Everything printed, for the message of a failure. */
    @Override
    public String toString() {
        return "exit " + exitCode + "\n" + out + err;
    }
}
