package io.ballast.benchmarks;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongSupplier;

/**
 * Runs subjects on the calling thread: several in turns of some milliseconds, so that a change of the machine's state meets
 * all of them, and one compiled code with one history of calls serves all sizes.
 */
final class GateLoop {
    private static final int BATCH = 256;
    private static final long NS_PER_MS = 1_000_000;
    private static final int SLICE_MS = 20;

    private final ThreadMXBean allocation = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private long used;

    /**
     * What a subject showed.
     *
     * @param name       of the subject
     * @param nsPerOp    of each slice
     * @param bytesPerOp over all of them, of the calling thread, on which all of it happens
     */
    record Reading(String name, List<Double> nsPerOp, double bytesPerOp) {
        Reading {
            nsPerOp = List.copyOf(nsPerOp);
        }

        double medianNs() {
            return median(nsPerOp);
        }

        /** The median of what each slice took, over what the other's slice next to it took. */
        double ratioTo(final Reading other) {
            final List<Double> ratios = new ArrayList<>();
            for (int i = 0; i < nsPerOp.size(); i++) {
                ratios.add(nsPerOp.get(i) / other.nsPerOp.get(i));
            }
            return median(ratios);
        }

        private static double median(final List<Double> values) {
            final double[] sorted =
                    values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
            return Arrays.stream(sorted, (sorted.length - 1) / 2, sorted.length / 2 + 1)
                    .average()
                    .orElse(Double.NaN);
        }
    }

    /**
     * Runs each subject for so long unmeasured, then all in turn, round after round.
     *
     * @return a reading for each subject, in their order
     */
    List<Reading> inTurn(final int warmUpMs, final int rounds, final GateSubject... subjects) {
        for (int ms = 0; ms < warmUpMs; ms += SLICE_MS) {
            for (final GateSubject subject : subjects) {
                slice(subject.operation());
            }
        }
        final double[][] nsPerOp = new double[subjects.length][rounds];
        final long[] operations = new long[subjects.length];
        final long[] bytes = new long[subjects.length];
        for (int round = 0; round < rounds; round++) {
            for (int i = 0; i < subjects.length; i++) {
                final long bytesBefore = allocation.getCurrentThreadAllocatedBytes();
                final long start = System.nanoTime();
                final long done = slice(subjects[i].operation());
                nsPerOp[i][round] = (double) (System.nanoTime() - start) / done;
                bytes[i] += allocation.getCurrentThreadAllocatedBytes() - bytesBefore;
                operations[i] += done;
            }
        }
        final List<Reading> readings = new ArrayList<>();
        for (int i = 0; i < subjects.length; i++) {
            readings.add(new Reading(
                    subjects[i].name(), Arrays.stream(nsPerOp[i]).boxed().toList(), (double) bytes[i] / operations[i]));
        }
        return readings;
    }

    private long slice(final LongSupplier operation) {
        final long end = System.nanoTime() + SLICE_MS * NS_PER_MS;
        long done = 0;
        do {
            long sum = used;
            for (int i = 0; i < BATCH; i++) {
                sum += operation.getAsLong();
            }
            used = sum;
            done += BATCH;
        } while (System.nanoTime() < end);
        return done;
    }

    /** What subjects returned, all together: nobody may leave their work out. */
    long used() {
        return used;
    }
}
