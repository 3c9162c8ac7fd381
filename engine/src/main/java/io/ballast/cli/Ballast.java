package io.ballast.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.logging.Level;
import java.util.logging.Logger;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;

/** The engine's command line. */
@Command(
        name = "ballast",
        description = "Keeps a crypto portfolio at its target exposures by trading index futures on top of it.",
        mixinStandardHelpOptions = true,
        versionProvider = VersionProvider.class,
        subcommands = {DemoCommand.class, RunCommand.class, ExchangeCommand.class, CheckCommand.class},
        synopsisSubcommandLabel = "(demo | run | exchange | check)",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:done",
            "1:data, journal or disk: the message says which",
            "2:the command line or the configuration is wrong",
            "3:an invariant broke and the engine stopped itself",
            "4:a re-run did not give what the journal says",
            "130, 143:run was told to end by SIGINT or SIGTERM; its journal and summary are whole"
        })
public final class Ballast {
    /** Held so that the level stays: libraries speak up only when something is wrong. */
    private static final Logger LIBRARIES = Logger.getLogger("net.openhft");

    private Ballast() {}

    public static void main(final String[] args) {
        System.exit(run(args));
    }

    /** Runs one command and returns its exit code. */
    public static int run(final String... args) {
        return execute(new CommandLine(new Ballast()), args);
    }

    /** Runs a command line with the behaviour that all of Ballast's tools share. */
    public static int execute(final CommandLine command, final String... args) {
        LIBRARIES.setLevel(Level.WARNING);
        return command.setOut(new PrintWriter(System.out, true, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(System.err, true, StandardCharsets.UTF_8))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExitCodeExceptionMapper(Ballast::exitCode)
                .setExecutionExceptionHandler(new Failures())
                .setUsageHelpAutoWidth(true)
                .execute(args.length == 0 ? new String[] {"--help"} : args);
    }

    /** Bad options, and defects: what {@link Failures} does not turn into a message. */
    private static int exitCode(final Throwable failure) {
        return failure instanceof ParameterException ? ExitCode.USAGE : ExitCode.FAIL_STOP;
    }
}
