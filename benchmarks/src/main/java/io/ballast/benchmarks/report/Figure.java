package io.ballast.benchmarks.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * One value of a cell in two results and one state: for each fork its median, divided by that of a peer if there is one.
 *
 * @param cell   of the first result
 * @param metric which value
 * @param state  of the machine
 * @param first  median of all slices, divided by the peer's
 * @param second the same of the second result
 * @param shift  of the logarithms of the forks' medians: times spread by factors
 */
record Figure(Cell cell, Metric metric, LinkState state, double first, double second, Shift shift) {
    /** A cell and what it is divided by. */
    record Side(Cell cell, Optional<Cell> measure) {
        /** Enough slices of this value in this state? */
        private boolean isEnough(final Metric metric, final LinkState state) {
            return Sample.of(cell, metric.value(), state).isEnough()
                    && measure.map(peer ->
                                    Sample.of(peer, metric.value(), state).isEnough())
                            .orElse(true);
        }

        private double median(final Metric metric, final LinkState state) {
            return Sample.of(cell, metric.value(), state).median()
                    / measure.map(peer -> Sample.of(peer, metric.value(), state).median())
                            .orElse(1.0);
        }

        /** Logarithms by fork. */
        private Map<Integer, Double> forks(final Metric metric, final LinkState state) {
            final Sample sample = Sample.of(cell, metric.value(), state);
            final Map<Integer, Double> medians = new TreeMap<>();
            for (final int fork : sample.forks()) {
                final double divisor = measure.map(
                                peer -> Sample.of(peer, metric.value(), state).median(fork))
                        .orElse(1.0);
                final double median = sample.median(fork) / divisor;
                if (median > 0) {
                    medians.put(fork, Math.log(median));
                }
            }
            return medians;
        }
    }

    /** All that both sides have enough slices of. */
    static List<Figure> of(final Side first, final Side second, final boolean isPaired) {
        final List<Figure> figures = new ArrayList<>();
        for (final Metric metric : Metric.of(first.cell())) {
            for (final LinkState state : LinkState.values()) {
                if (first.cell().hasSlicesIn(state)
                        && second.cell().hasSlicesIn(state)
                        && first.isEnough(metric, state)
                        && second.isEnough(metric, state)) {
                    figures.add(of(first, second, metric, state, isPaired));
                }
            }
        }
        return figures;
    }

    private static Figure of(
            final Side first, final Side second, final Metric metric, final LinkState state, final boolean isPaired) {
        final Map<Integer, Double> a = first.forks(metric, state);
        final Map<Integer, Double> b = second.forks(metric, state);
        return new Figure(
                first.cell(),
                metric,
                state,
                first.median(metric, state),
                second.median(metric, state),
                isPaired ? Shift.paired(a, b) : Shift.apart(a, b));
    }

    /**
     * @param confidence of this figure alone
     * @param least      change that counts, as a share
     */
    Change change(final double confidence, final double least) {
        final double reach = shift.isKnown() ? shift.reach(confidence) : Double.NaN;
        final double low = Math.exp(shift.mean() - reach);
        final double high = Math.exp(shift.mean() + reach);
        return new Change(
                cell.key(),
                metric.value(),
                state,
                first,
                second,
                Math.exp(shift.mean()),
                low,
                high,
                verdict(low, high, 1 + least));
    }

    private Change.Verdict verdict(final double low, final double high, final double factor) {
        if (Peers.isPeer(cell)) {
            return Change.Verdict.PEER;
        }
        if (!shift.isKnown()) {
            return Change.Verdict.UNKNOWN;
        }
        if (low <= factor && high >= 1 / factor) {
            return Change.Verdict.NONE;
        }
        return low > factor == metric.isMoreBetter() ? Change.Verdict.BETTER : Change.Verdict.WORSE;
    }
}
