package io.ballast.benchmarks.latency;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What one JVM is to measure; the words of its command line.
 *
 * @param number  of the fork, from 1
 * @param effort  how long and how often
 * @param rawLogs directory of the histogram logs, which are added to
 * @param ticks   directory of the captures that bursts are replayed from
 * @param cells   measured in turn
 */
record ForkPlan(int number, Effort effort, Path rawLogs, Path ticks, List<CellSpec> cells) {
    private static final int FIXED = 9;

    ForkPlan {
        cells = List.copyOf(cells);
    }

    List<String> arguments() {
        final List<String> words = new ArrayList<>(List.of(
                Integer.toString(number),
                Integer.toString(effort.forks()),
                Integer.toString(effort.rounds()),
                Integer.toString(effort.settleMs()),
                Integer.toString(effort.measuredMs()),
                Integer.toString(effort.warmUpTicks()),
                Integer.toString(effort.minSlices()),
                rawLogs.toString(),
                ticks.toString()));
        cells.forEach(cell -> words.add(cell.text()));
        return words;
    }

    static ForkPlan parse(final String... words) {
        final int[] figures = Arrays.stream(words)
                .limit(FIXED - 2)
                .mapToInt(Integer::parseInt)
                .toArray();
        return new ForkPlan(
                figures[0],
                new Effort(figures[1], figures[2], figures[3], figures[4], figures[5], figures[6]),
                Path.of(words[FIXED - 2]),
                Path.of(words[FIXED - 1]),
                Arrays.stream(words).skip(FIXED).map(CellSpec::parse).toList());
    }
}
