package io.ballast.benchmarks.warmup;

import io.ballast.benchmarks.JvmFlags;
import io.ballast.benchmarks.openloop.ScratchDirectory;
import io.ballast.benchmarks.report.Build;
import io.ballast.benchmarks.report.Cell;
import io.ballast.benchmarks.report.Fork;
import io.ballast.benchmarks.report.LinkState;
import io.ballast.benchmarks.report.Load;
import io.ballast.benchmarks.report.Machine;
import io.ballast.benchmarks.report.ResultFile;
import io.ballast.benchmarks.report.ResultWriter;
import io.ballast.benchmarks.report.Slice;
import io.ballast.benchmarks.report.Unpublished;
import io.ballast.cli.ExitCode;
import io.ballast.settings.Profile;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code ballast-bench warmup}: the first ticks of a JVM beside its later ones, with and without warm-up. */
@Command(
        name = "warmup",
        description =
                "Starts JVMs anew, in turns with and without warm-up, on JDK 25 with an AOT cache too, and compares"
                        + " the first 1,000 ticks of each with its steady ones. Takes about a minute.",
        mixinStandardHelpOptions = true)
public final class WarmUpCommand implements Callable<Integer> {
    /** Name of the cells. */
    public static final String CELL = "restart";
    /** Median of the first thousand ticks. */
    public static final String FIRST_P50 = "first1000P50";
    /** 99th percentile of them. */
    public static final String FIRST_P99 = "first1000P99";
    /** From the start of the JVM until its session began, in milliseconds. */
    public static final String READY_MS = "readyMs";

    private static final int FIRST_JDK_WITH_CACHE = 25;
    private static final int SECONDS = 3;

    @Spec
    private CommandSpec spec;

    @Option(names = "--rounds", paramLabel = "N", description = "JVMs for each way to start; 3 by default.")
    private int rounds = 3;

    @Option(names = "--rate", paramLabel = "N", description = "Ticks a second; 10000 by default.")
    private int ratePerSecond = 10_000;

    @Option(names = "--out", paramLabel = "RESULT.json", description = "Write the result here.")
    private @Nullable Path result;

    private final Map<Cell, List<Fork>> forks = new LinkedHashMap<>();
    private final List<Unpublished> unpublished = new ArrayList<>();

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (rounds < 1 || ratePerSecond < Restart.FIRST || ratePerSecond > 1_000_000) {
            throw new ParameterException(
                    spec.commandLine(), "--rounds is at least 1, --rate from " + Restart.FIRST + " to 1000000");
        }
        final PrintWriter out = spec.commandLine().getOut();
        final Load before = Load.current();
        measure(out);
        if (result != null) {
            final List<Cell> cells = forks.entrySet().stream()
                    .map(entry -> new Cell(CELL, "ns", entry.getKey().parameters(), entry.getValue(), List.of(), ""))
                    .toList();
            ResultWriter.write(
                    result,
                    new ResultFile(
                            Instant.now(),
                            "benchmarks/bin/ballast-bench warmup --rounds " + rounds + " --rate " + ratePerSecond,
                            Machine.current(),
                            Build.current(JvmFlags.ofBuild()),
                            before,
                            Load.current(),
                            cells,
                            unpublished));
            out.println(result);
        }
        return ExitCode.OK;
    }

    private void measure(final PrintWriter out) throws IOException, InterruptedException {
        try (ScratchDirectory directory = new ScratchDirectory()) {
            final RestartRun run =
                    new RestartRun(ratePerSecond, SECONDS * ratePerSecond, directory.inside("engine.aot"));
            final boolean isCacheable = Runtime.version().feature() >= FIRST_JDK_WITH_CACHE;
            if (isCacheable) {
                run.train();
            }
            final List<Cell> plan = plan(isCacheable);
            out.println("first 1,000 ticks ÷ steady, medians in ns; ready: from the start of the JVM to its session");
            for (int round = 1; round <= rounds; round++) {
                for (final Cell cell : plan) {
                    measure(out, run, cell, round);
                }
            }
        }
    }

    private List<Cell> plan(final boolean isCacheable) {
        final List<Cell> plan = new ArrayList<>();
        for (final Profile profile : Profile.values()) {
            for (final WarmUpMode mode : WarmUpMode.values()) {
                final Map<String, String> parameters = Map.of(
                        "warmup", mode.label(),
                        "profile", profile.name().toLowerCase(Locale.ROOT),
                        "journal", "on",
                        "ratePerSecond", Integer.toString(ratePerSecond));
                if (profile.threads() > Runtime.getRuntime().availableProcessors()) {
                    unpublished.add(new Unpublished(CELL, parameters, "more spinning threads than processors"));
                } else if (mode.isCached() && !isCacheable) {
                    unpublished.add(new Unpublished(
                            CELL, parameters, "JDK " + FIRST_JDK_WITH_CACHE + " or newer makes such a cache"));
                } else {
                    plan.add(new Cell(CELL, "ns", parameters, List.of(), List.of(), ""));
                }
            }
        }
        return plan;
    }

    private void measure(final PrintWriter out, final RestartRun run, final Cell cell, final int round)
            throws IOException, InterruptedException {
        final String label = cell.parameters().get("warmup");
        final String profile = cell.parameters().get("profile");
        final Restart seen = run.measure(
                WarmUpMode.valueOf(label.toUpperCase(Locale.ROOT).replace('-', '_')),
                Profile.valueOf(profile.toUpperCase(Locale.ROOT)));
        out.printf(
                Locale.ROOT,
                "%-8s warm-up %-8s %,9d ÷ %,6d = %7.2f   p99 of the first %,11d   ready %,6d ms%n",
                profile,
                label,
                seen.firstP50Ns(),
                seen.steadyP50Ns(),
                seen.ratio(),
                seen.firstP99Ns(),
                seen.readyMs());
        out.flush();
        final Slice slice = new Slice(
                LinkState.NONE,
                Map.of(
                        FIRST_P50,
                        (double) seen.firstP50Ns(),
                        FIRST_P99,
                        (double) seen.firstP99Ns(),
                        Slice.P50,
                        (double) seen.steadyP50Ns(),
                        READY_MS,
                        (double) seen.readyMs()));
        forks.computeIfAbsent(cell, key -> new ArrayList<>()).add(new Fork(round, Double.NaN, -1, List.of(slice)));
    }
}
