package io.ballast.cli;

/** What the process tells its caller. */
public final class ExitCode {
    public static final int OK = 0;
    /** Something failed: data, journal or disk. */
    public static final int FAILED = 1;
    /** The command line or the configuration is wrong. */
    public static final int USAGE = 2;
    /** An invariant broke and the engine stopped itself. */
    public static final int FAIL_STOP = 3;
    /** A re-run did not give what the journal says. */
    public static final int DIVERGED = 4;

    private ExitCode() {}
}
