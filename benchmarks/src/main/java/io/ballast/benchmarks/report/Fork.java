package io.ballast.benchmarks.report;

import java.util.List;

/**
 * One JVM that measured a cell.
 *
 * @param number      from 1; forks of the same number ran next to each other, whatever the cell
 * @param bytesPerOp  allocated by the measured threads over all measured slices; NaN if nobody looked
 * @param collections garbage collections while slices were measured; -1 if nobody looked
 * @param slices      in the order in which they were measured
 */
public record Fork(int number, double bytesPerOp, long collections, List<Slice> slices) {
    public Fork {
        slices = List.copyOf(slices);
    }
}
