package io.ballast.benchmarks.report;

import io.ballast.cli.ExitCode;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ballast-bench compare}: whether the second result is worse than the first, beyond noise. */
@Command(
        name = "compare",
        description = {
            "Tells a change from noise: fails if the second result allocates more, or is slower in the same run and"
                    + " state.",
            "With --run it first measures two results in turns: this build against itself, or another against it."
        },
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:nothing got worse",
            "1:something did, or a benchmark broke",
            "2:the command line is wrong, or a file is missing, broken or has nothing in common with the other"
        })
public final class CompareCommand implements Callable<Integer> {
    private static final int FILES = 2;

    @Spec
    private CommandSpec spec;

    @Parameters(arity = "0..2", paramLabel = "RESULT.json", description = "The result before, and the one after.")
    private List<Path> files = List.of();

    @Option(
            names = "--error-rate",
            paramLabel = "SHARE",
            description = "How often a comparison of equal programs may report a change: ${DEFAULT-VALUE}.")
    private double errorRate = 0.01;

    @Option(
            names = "--least",
            paramLabel = "SHARE",
            description = "The least change that counts, as where code happens to lie is no change of it:"
                    + " ${DEFAULT-VALUE}.")
    private double least = 0.05;

    @ArgGroup(exclusive = false, heading = "%nMeasuring:%n")
    private @Nullable Measuring measuring;

    /** How to make the two results. */
    private static final class Measuring {
        @Option(
                names = "--run",
                required = true,
                paramLabel = "DIR",
                description = "Measure into DIR/first.json and DIR/second.json.")
        private Path directory = Path.of("");

        @Option(
                names = "--against",
                paramLabel = "CHECKOUT",
                description =
                        "Another checkout of Ballast, built: the first result is its. Without, both are this build's.")
        private @Nullable Path checkout;

        @Option(
                names = "--rounds",
                paramLabel = "N",
                defaultValue = "5",
                description = "JVMs each and benchmark: ${DEFAULT-VALUE}.")
        private int rounds;

        @Option(
                names = "--jmh",
                paramLabel = "ARGUMENTS",
                defaultValue = "TickToOrderBenchmark.(baseline|noOrder|withOrder)$ -p constituents=20 -p sleeves=1"
                        + " -p contracts=1 -wi 4 -i 3 -w 250ms -r 250ms",
                description = "What JMH is told, as one word: '${DEFAULT-VALUE}'.")
        private String arguments = "";
    }

    /** For picocli. */
    public CompareCommand() {}

    @Override
    public Integer call() throws InterruptedException {
        if (!(errorRate > 0 && errorRate < 1)) {
            throw new ParameterException(spec.commandLine(), "--error-rate must lie between 0 and 1");
        }
        if (!(least >= 0)) {
            throw new ParameterException(spec.commandLine(), "--least must not be negative");
        }
        if (files.size() != (measuring == null ? FILES : 0)) {
            throw new ParameterException(
                    spec.commandLine(), "two results are compared: name two files, or measure them with --run DIR");
        }
        if (measuring != null && !isMeasured(measuring)) {
            return ExitCode.FAILED;
        }
        try {
            return report(ResultReader.read(files.get(0)), ResultReader.read(files.get(1)));
        } catch (final IOException e) {
            spec.commandLine().getErr().println(e.getMessage());
            return ExitCode.USAGE;
        }
    }

    private boolean isMeasured(final Measuring wanted) throws InterruptedException {
        if (wanted.rounds < 2) {
            throw new ParameterException(spec.commandLine(), "--rounds must be at least 2: one shows no spread");
        }
        try {
            files = List.of(wanted.directory.resolve("first.json"), wanted.directory.resolve("second.json"));
            Files.createDirectories(wanted.directory);
            measure(wanted);
            return true;
        } catch (final IOException e) {
            spec.commandLine().getErr().println("nothing was measured: " + e.getMessage());
            return false;
        }
    }

    private void measure(final Measuring wanted) throws IOException, InterruptedException {
        final Path log = Files.createTempFile("ballast-bench", ".log");
        final Path scratch = Files.createTempFile("ballast-bench", ".json");
        try {
            final Contender own = Contender.own(spec.root().userObject().getClass(), log);
            final Contender before = wanted.checkout == null ? own : Contender.of(wanted.checkout, log);
            final List<String> arguments = List.of(wanted.arguments.strip().split("\\s+"));
            final List<ResultFile> results = new PairedRun(
                            before, own, arguments, scratch, spec.commandLine().getOut())
                    .run(
                            wanted.rounds,
                            "ballast-bench compare --run DIR --rounds " + wanted.rounds + " --jmh '" + wanted.arguments
                                    + "'");
            for (int i = 0; i < FILES; i++) {
                ResultWriter.write(files.get(i), results.get(i));
            }
        } finally {
            Files.delete(log);
            Files.delete(scratch);
        }
    }

    private int report(final ResultFile first, final ResultFile second) {
        final Comparison comparison = Comparison.of(first, second, errorRate, least);
        final PrintWriter out = spec.commandLine().getOut();
        new ComparisonTable(out).print(first, second, comparison, errorRate, least);
        if (comparison.changes().isEmpty() && comparison.allocation().isEmpty()) {
            spec.commandLine().getErr().println("the results have no figure in common");
            return ExitCode.USAGE;
        }
        return comparison.isWorse() ? ExitCode.FAILED : ExitCode.OK;
    }
}
