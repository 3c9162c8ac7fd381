package io.ballast.benchmarks.latency;

import io.ballast.benchmarks.JvmFlags;
import io.ballast.benchmarks.openloop.NativeThreads;
import io.ballast.benchmarks.openloop.PinningRefusedException;
import io.ballast.benchmarks.report.Cell;
import io.ballast.benchmarks.report.LinkState;
import io.ballast.benchmarks.report.Slice;
import io.ballast.benchmarks.report.Unpublished;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.HdrHistogram.Histogram;

/** Starts the JVMs of one run, one after another, and sums up what they tell. */
final class LatencyRun {
    private final PrintWriter out;
    private final Effort effort;
    private final Path directory;
    private final Path ticks;
    private final RawLogs logs;
    private final List<Integer> allowed;
    private final List<Cell> cells = new ArrayList<>();
    private final List<Unpublished> unpublished = new ArrayList<>();

    /**
     * @param out       where progress goes
     * @param allowed   processors of this process
     * @param directory of the result, in which the raw logs get one of their own
     * @param ticks     directory of the captures that bursts are replayed from
     */
    LatencyRun(
            final PrintWriter out,
            final Effort effort,
            final List<Integer> allowed,
            final Path directory,
            final Path ticks) {
        this.allowed = List.copyOf(allowed);
        this.out = out;
        this.effort = effort;
        this.directory = directory;
        this.ticks = ticks;
        logs = new RawLogs(directory.resolve("raw"));
    }

    /** What could be published, in the order of the groups. */
    List<Cell> cells() {
        return List.copyOf(cells);
    }

    /** What could not, and why. */
    List<Unpublished> unpublished() {
        return List.copyOf(unpublished);
    }

    /**
     * Measures cells in turn, in several JVMs.
     *
     * @throws IOException if a JVM cannot be started or breaks, or a log cannot be written
     */
    void measure(final String group, final List<CellSpec> wanted) throws IOException, InterruptedException {
        final List<CellSpec> possible = new ArrayList<>();
        for (final CellSpec cell : wanted) {
            final Optional<String> obstacle = obstacle(cell);
            obstacle.ifPresentOrElse(
                    why -> unpublished.add(new Unpublished(cell.name(), cell.parameters(), why)),
                    () -> possible.add(cell));
        }
        if (possible.isEmpty()) {
            return;
        }
        for (final CellSpec cell : possible) {
            if (!cell.isFlatOut()) {
                logs.begin(cell);
            }
        }
        final List<List<SliceReading>> forks = new ArrayList<>();
        for (int fork = 1; fork <= effort.forks(); fork++) {
            out.printf("%s: JVM %d of %d, %d cells%n", group, fork, effort.forks(), possible.size());
            out.flush();
            forks.add(fork(new ForkPlan(fork, effort, directory.resolve("raw"), ticks, possible)));
        }
        for (int cell = 0; cell < possible.size(); cell++) {
            publish(possible.get(cell), ofCell(cell, forks, possible));
        }
    }

    /** What makes a figure impossible here, before anything is measured. */
    private Optional<String> obstacle(final CellSpec cell) {
        final int needed = Math.max(2, cell.processors());
        if (needed > allowed.size()) {
            return Optional.of("it needs " + needed + " processors for threads that spin, and this process may use "
                    + allowed.size() + "; measure on a larger machine");
        }
        final Optional<String> refused = pinningRefused();
        if (refused.isPresent()) {
            return refused;
        }
        return cell.isBursts() && !Files.isDirectory(ticks)
                ? Optional.of("there are no recorded captures in " + ticks + "; name their directory with --ticks")
                : Optional.empty();
    }

    private Optional<String> pinningRefused() {
        try {
            for (final int cpu : allowed) {
                NativeThreads.pinCurrent(List.of(cpu));
            }
            NativeThreads.pinCurrent(allowed);
            return Optional.empty();
        } catch (final PinningRefusedException e) {
            return Optional.of(e.getMessage());
        }
    }

    private List<SliceReading> fork(final ForkPlan plan) throws IOException, InterruptedException {
        final List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(JvmFlags.ofBuild());
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), ForkMain.class.getName()));
        command.addAll(plan.arguments());
        final Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        final List<SliceReading> readings = new ArrayList<>();
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (SliceReading.isText(line)) {
                    readings.add(SliceReading.parse(line));
                } else {
                    out.println(line);
                }
            }
        } finally {
            // Without its reader it would measure for nobody.
            process.destroy();
        }
        final int exitCode = process.waitFor();
        if (exitCode != 0) {
            throw new IOException("JVM " + plan.number() + " ended with " + exitCode + " before it had measured all");
        }
        return readings;
    }

    /** By fork, each with what the hiccup probe saw in the same round of the same load. */
    private static List<List<SliceReading>> ofCell(
            final int cell, final List<List<SliceReading>> forks, final List<CellSpec> specs) {
        final int probe = probeOf(specs.get(cell), specs);
        final List<List<SliceReading>> found = new ArrayList<>();
        for (final List<SliceReading> fork : forks) {
            final List<SliceReading> own = new ArrayList<>();
            for (final SliceReading reading : fork) {
                if (reading.cell() == cell) {
                    own.add(hiccupP99(fork, probe, reading.round())
                            .map(p99 -> reading.with(Slice.HICCUP_P99, p99))
                            .orElse(reading));
                }
            }
            found.add(own);
        }
        return found;
    }

    private static int probeOf(final CellSpec cell, final List<CellSpec> specs) {
        return specs.indexOf(CellSpec.hiccup(cell.rate(), cell.isBursts() ? CellSpec.BURSTS : CellSpec.STEADY));
    }

    private static Optional<Double> hiccupP99(final List<SliceReading> fork, final int probe, final int round) {
        return fork.stream()
                .filter(reading -> reading.cell() == probe && reading.round() == round)
                .map(reading -> reading.values().get(Slice.P99))
                .findFirst();
    }

    private void publish(final CellSpec spec, final List<List<SliceReading>> forks) throws IOException {
        final Publication publication = new Publication(spec, effort, forks);
        final Optional<Unpublished> reason = publication.reason();
        if (reason.isPresent()) {
            unpublished.add(reason.get());
            return;
        }
        final Map<LinkState, Histogram> latencyNs =
                spec.isFlatOut() ? Map.of() : logs.settle(spec, publication.statesOfBusy());
        final String rawLog =
                spec.isFlatOut() ? "" : directory.relativize(logs.file(spec)).toString();
        cells.add(publication.cell(latencyNs, rawLog));
    }
}
