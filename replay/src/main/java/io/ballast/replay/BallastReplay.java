package io.ballast.replay;

import io.ballast.cli.Ballast;
import io.ballast.cli.VersionProvider;
import io.ballast.replay.lab.BacktestCommand;
import io.ballast.replay.lab.DiffCommand;
import io.ballast.replay.lab.SweepCommand;
import io.ballast.replay.lab.WhatIfCommand;
import io.ballast.replay.step.StepCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command line of what reads journals. */
@Command(
        name = "ballast-replay",
        description =
                "Verifies, prints, exports and reports on the journals of Ballast sessions, and imports market data;"
                        + " reading leaves them as they are.",
        mixinStandardHelpOptions = true,
        versionProvider = VersionProvider.class,
        subcommands = {
            VerifyCommand.class,
            DumpCommand.class,
            ExplainCommand.class,
            ReportCommand.class,
            DiffCommand.class,
            WhatIfCommand.class,
            ExportCommand.class,
            ImportCommand.class,
            StepCommand.class,
            BacktestCommand.class,
            SweepCommand.class
        },
        synopsisSubcommandLabel = "COMMAND",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:done; verify: identical up to the last whole document",
            "1:the journal cannot be read, or is damaged: the message says where",
            "2:the command line, or the journal's configuration, is wrong",
            "3:a defect of this program",
            "4:verify, step, report, what-if without --set: the re-run did something else than the journal says; diff:"
                    + " the sessions differ"
        })
public final class BallastReplay {
    private BallastReplay() {}

    public static void main(final String[] args) {
        System.exit(run(args));
    }

    /** Runs one command and returns its exit code. */
    public static int run(final String... args) {
        return Ballast.execute(new CommandLine(new BallastReplay()), args);
    }
}
