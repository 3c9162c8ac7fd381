package io.ballast.replay.step;

import io.ballast.cli.ExitCode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;

/** Commands from a file or another program, one a line. The first one that fails ends it. */
final class ScriptRunner {
    private static final char COMMENT = '#';

    private final Debugger debugger;
    private final PrintWriter err;

    ScriptRunner(final Debugger debugger, final PrintWriter err) {
        this.debugger = debugger;
        this.err = err;
    }

    /**
     * Runs all of them. Empty lines, and those that begin with #, do nothing.
     *
     * @return what the process tells its caller
     */
    int run(final BufferedReader script) throws IOException {
        long number = 0;
        String line = script.readLine();
        while (line != null && !debugger.isOver()) {
            number++;
            try {
                if (!line.isBlank() && line.strip().charAt(0) != COMMENT) {
                    debugger.run(line);
                }
            } catch (final StepException e) {
                err.println("line " + number + ": " + e.getMessage());
                return e.exitCode();
            }
            line = script.readLine();
        }
        return ExitCode.OK;
    }
}
