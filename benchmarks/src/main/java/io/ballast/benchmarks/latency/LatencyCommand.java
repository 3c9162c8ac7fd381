package io.ballast.benchmarks.latency;

import io.ballast.benchmarks.JvmFlags;
import io.ballast.benchmarks.openloop.NativeThreads;
import io.ballast.benchmarks.report.Build;
import io.ballast.benchmarks.report.Load;
import io.ballast.benchmarks.report.Machine;
import io.ballast.benchmarks.report.ResultFile;
import io.ballast.benchmarks.report.ResultWriter;
import io.ballast.cli.ExitCode;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code ballast-bench latency}: tick to order written, in an open loop, beside its peers. */
@Command(
        name = "latency",
        description =
                "Measures from a tick's intended time to its order written, in every topology this machine has the"
                        + " processors for, and the peers beside it. A group takes about two minutes, the whole plan ten.",
        mixinStandardHelpOptions = true)
public final class LatencyCommand implements Callable<Integer> {
    private static final String RESULT = "RESULT.json";

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--quick",
            description = "A look of about a minute: the groups 100k and throughput, fewer and shorter slices than a"
                    + " published figure needs.")
    private boolean isQuick;

    @Option(
            names = "--group",
            paramLabel = "NAME",
            split = ",",
            description = "Of 10k, 100k, 1m, bursts, throughput; all by default.")
    private @Nullable List<String> groups;

    @Option(
            names = "--cells",
            paramLabel = "REGEX",
            description = "Only cells in whose name and parameters this is found, and their hiccup probes;"
                    + " --list shows them.")
    private String pattern = "";

    @Option(names = "--list", description = "Print the cells and measure nothing.")
    private boolean isListing;

    @Option(names = "--forks", paramLabel = "N", description = "JVMs a group; 3 by default.")
    private @Nullable Integer forks;

    @Option(names = "--rounds", paramLabel = "N", description = "Slices of each cell in each JVM; 10 by default.")
    private @Nullable Integer rounds;

    @Option(names = "--slice", paramLabel = "MS", description = "Measured length of a slice; 180 by default.")
    private @Nullable Integer sliceMs;

    @Option(
            names = "--ticks",
            paramLabel = "DIRECTORY",
            description = "The captures that bursts are replayed from; ${DEFAULT-VALUE} by default.")
    private Path ticks = Path.of("../shared/data/ticks");

    @Option(
            names = "--out",
            paramLabel = "DIRECTORY",
            description = "Where RESULT.json and the raw histograms go; ${DEFAULT-VALUE} by default.")
    private Path directory = Path.of("benchmarks/results/latency");

    /** For picocli, which sets the options. */
    public LatencyCommand() {}

    @Override
    public Integer call() throws IOException, InterruptedException {
        final PrintWriter out = spec.commandLine().getOut();
        final List<CellGroup> chosen = groups();
        if (isListing) {
            chosen.forEach(group -> cells(group).forEach(cell -> out.println(group.label() + "  " + cell.text())));
            return ExitCode.OK;
        }
        final Effort effort = effort();
        final Load before = Load.current();
        final LatencyRun run = new LatencyRun(out, effort, NativeThreads.allowedCpus(), directory, ticks);
        for (final CellGroup group : chosen) {
            run.measure(group.label(), cells(group));
        }
        final ResultFile result = new ResultFile(
                Instant.now(),
                command(),
                Machine.current(),
                Build.current(JvmFlags.ofBuild()),
                before,
                Load.current(),
                run.cells(),
                run.unpublished());
        Files.createDirectories(directory);
        ResultWriter.write(directory.resolve(RESULT), result);
        new LatencyTable(out).print(result);
        out.println(directory.resolve(RESULT) + (isQuick ? ": a quick look, not for publication" : ""));
        return ExitCode.OK;
    }

    private List<CellGroup> groups() {
        try {
            if (groups != null) {
                return groups.stream().map(CellGroup::of).toList();
            }
        } catch (final IllegalArgumentException e) {
            final String known =
                    Arrays.stream(CellGroup.values()).map(CellGroup::label).collect(Collectors.joining(", "));
            throw new ParameterException(spec.commandLine(), "--group: " + e.getMessage() + "; choose of " + known, e);
        }
        return isQuick ? List.of(CellGroup.RATE_100K, CellGroup.THROUGHPUT) : List.of(CellGroup.values());
    }

    /** A probe stays for the cells that are judged by it. */
    private List<CellSpec> cells(final CellGroup group) {
        final Pattern wanted = pattern();
        final List<CellSpec> found = group.cells().stream()
                .filter(cell -> wanted.matcher(cell.text()).find())
                .toList();
        final List<CellSpec> all = new ArrayList<>(group.cells());
        all.removeIf(cell -> !found.contains(cell) && !isProbeOf(cell, found));
        return all;
    }

    private static boolean isProbeOf(final CellSpec cell, final List<CellSpec> others) {
        return cell.name().equals(CellSpec.HICCUP)
                && others.stream()
                        .anyMatch(other -> other.rate() == cell.rate() && other.isBursts() == cell.isBursts());
    }

    private Pattern pattern() {
        try {
            return Pattern.compile(pattern);
        } catch (final PatternSyntaxException e) {
            throw new ParameterException(spec.commandLine(), "--cells: " + e.getMessage(), e);
        }
    }

    private Effort effort() {
        final Effort base = isQuick ? Effort.QUICK : Effort.FULL;
        return new Effort(
                atLeastOne("--forks", forks, base.forks()),
                atLeastOne("--rounds", rounds, base.rounds()),
                base.settleMs(),
                atLeastOne("--slice", sliceMs, base.measuredMs()),
                base.warmUpTicks(),
                base.minSlices());
    }

    private int atLeastOne(final String option, final @Nullable Integer value, final int otherwise) {
        if (value != null && value < 1) {
            throw new ParameterException(spec.commandLine(), option + ": " + value + " is less than one");
        }
        return value == null ? otherwise : value;
    }

    private String command() {
        return "benchmarks/bin/ballast-bench "
                + String.join(
                        " ", spec.commandLine().getParent().getParseResult().originalArgs());
    }
}
