package io.ballast.replay;

import io.ballast.harness.CommandRun;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** The commands under test. */
final class Replay {
    private Replay() {}

    static CommandRun verify(final Object... args) {
        return run("verify", args);
    }

    static CommandRun dump(final Object... args) {
        return run("dump", args);
    }

    static CommandRun report(final Object... args) {
        return run("report", args);
    }

    /** With a script on standard input. */
    static CommandRun step(final String script, final Object... args) {
        final InputStream input = System.in;
        try {
            System.setIn(new ByteArrayInputStream(script.getBytes(StandardCharsets.UTF_8)));
            return run("step", args);
        } finally {
            System.setIn(input);
        }
    }

    private static CommandRun run(final String command, final Object... args) {
        final String[] line = new String[args.length + 1];
        line[0] = command;
        System.arraycopy(CommandRun.strings(args), 0, line, 1, args.length);
        return CommandRun.of(() -> BallastReplay.run(line));
    }
}
