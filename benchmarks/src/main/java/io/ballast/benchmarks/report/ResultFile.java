package io.ballast.benchmarks.report;

import java.time.Instant;
import java.util.List;

/**
 * All that one run of a harness found, and where. Several results of one revision make one report.
 *
 * @param time        when it was finished, in UTC
 * @param command     that makes such a result again
 * @param machine     where
 * @param build       what
 * @param loadBefore  of the machine before the run
 * @param loadAfter   of the machine at its end, the run itself included
 * @param pair        what this and one other result have in common if their forks ran in turns; empty if they did not
 * @param cells       what has figures
 * @param unpublished what was asked for and has none
 */
public record ResultFile(
        Instant time,
        String command,
        Machine machine,
        Build build,
        Load loadBefore,
        Load loadAfter,
        String pair,
        List<Cell> cells,
        List<Unpublished> unpublished) {
    public ResultFile {
        cells = List.copyOf(cells);
        unpublished = List.copyOf(unpublished);
    }

    /** A result of its own, not measured in turns with another. */
    public ResultFile(
            final Instant time,
            final String command,
            final Machine machine,
            final Build build,
            final Load loadBefore,
            final Load loadAfter,
            final List<Cell> cells,
            final List<Unpublished> unpublished) {
        this(time, command, machine, build, loadBefore, loadAfter, "", cells, unpublished);
    }

    /** The same, its raw logs as seen from the directory in which it is called {@code name}. */
    ResultFile below(final String name) {
        final String directory = name.substring(0, name.lastIndexOf('/') + 1);
        final List<Cell> seen = cells.stream()
                .map(cell -> cell.rawLog().isEmpty() ? cell : cell.withRawLog(directory + cell.rawLog()))
                .toList();
        return new ResultFile(time, command, machine, build, loadBefore, loadAfter, pair, seen, unpublished);
    }
}
