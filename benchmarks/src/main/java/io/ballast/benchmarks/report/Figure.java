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
 * @param ratio  over the forks
 */
record Figure(Cell cell, Metric metric, LinkState state, double first, double second, LogRatio ratio) {
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

        private Map<Integer, Double> forks(final Metric metric, final LinkState state) {
            final Sample sample = Sample.of(cell, metric.value(), state);
            final Map<Integer, Double> medians = new TreeMap<>();
            for (final int fork : sample.forks()) {
                final double divisor = measure.map(
                                peer -> Sample.of(peer, metric.value(), state).median(fork))
                        .orElse(1.0);
                final double median = sample.median(fork) / divisor;
                if (median > 0) {
                    medians.put(fork, median);
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
                if (isIn(first.cell(), state)
                        && isIn(second.cell(), state)
                        && first.isEnough(metric, state)
                        && second.isEnough(metric, state)) {
                    figures.add(of(first, second, metric, state, isPaired));
                }
            }
        }
        return figures;
    }

    /** A cell without states appears once, not once in every state that it would fit. */
    private static boolean isIn(final Cell cell, final LinkState state) {
        return cell.forks().stream().flatMap(fork -> fork.slices().stream()).anyMatch(slice -> slice.state() == state);
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
                isPaired ? LogRatio.paired(a, b) : LogRatio.apart(a, b));
    }

    /** @param confidence of this figure alone */
    Change change(final double confidence) {
        final double reach = ratio.isKnown() ? ratio.reach(confidence) : Double.NaN;
        final double low = Math.exp(ratio.mean() - reach);
        final double high = Math.exp(ratio.mean() + reach);
        return new Change(
                cell.key(), metric.value(), state, first, second, ratio.ratio(), low, high, verdict(low, high));
    }

    private Change.Verdict verdict(final double low, final double high) {
        if (Peers.isPeer(cell)) {
            return Change.Verdict.PEER;
        }
        if (!ratio.isKnown()) {
            return Change.Verdict.UNKNOWN;
        }
        if (low <= 1 && high >= 1) {
            return Change.Verdict.NONE;
        }
        return low > 1 == metric.isMoreBetter() ? Change.Verdict.BETTER : Change.Verdict.WORSE;
    }
}
