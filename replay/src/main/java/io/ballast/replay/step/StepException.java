package io.ballast.replay.step;

import io.ballast.cli.ExitCode;

/** A command that could not be done; the message says why and, where it can, what would work. */
final class StepException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int exitCode;

    private StepException(final int exitCode, final String message) {
        super(message);
        this.exitCode = exitCode;
    }

    /** The command is not one. */
    static StepException usage(final String message) {
        return new StepException(ExitCode.USAGE, message);
    }

    /** There is nothing of the kind in the journal, or it cannot be read. */
    static StepException failed(final String message) {
        return new StepException(ExitCode.FAILED, message);
    }

    /** The re-run did something else than the journal says. */
    static StepException diverged(final String message) {
        return new StepException(ExitCode.DIVERGED, message);
    }

    /** What a script that ends here tells its caller. */
    int exitCode() {
        return exitCode;
    }
}
