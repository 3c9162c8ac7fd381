package io.ballast.benchmarks;

import io.ballast.benchmarks.latency.LatencyCommand;
import io.ballast.benchmarks.report.CompareCommand;
import io.ballast.benchmarks.report.ReportCommand;
import io.ballast.benchmarks.warmup.WarmUpCommand;
import io.ballast.cli.Ballast;
import io.ballast.cli.VersionProvider;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The benchmarks' command line. */
@Command(
        name = "ballast-bench",
        description = "Measures what a tick costs, in time and in bytes allocated.",
        mixinStandardHelpOptions = true,
        versionProvider = VersionProvider.class,
        subcommands = {
            GateCommand.class,
            JmhCommand.class,
            StagesCommand.class,
            LatencyCommand.class,
            CompareCommand.class,
            ReportCommand.class,
            WarmUpCommand.class
        },
        synopsisSubcommandLabel = "(gate | jmh | stages | latency | compare | report | warmup)",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:done", "1:a check failed or a benchmark broke", "2:the command line is wrong"})
public final class BallastBench {
    private BallastBench() {}

    public static void main(final String[] args) {
        System.exit(run(args));
    }

    /** Runs one command and returns its exit code. */
    public static int run(final String... args) {
        final CommandLine command = new CommandLine(new BallastBench());
        command.getSubcommands().get(JmhCommand.NAME).setUnmatchedOptionsArePositionalParams(true);
        return Ballast.execute(command, args);
    }
}
