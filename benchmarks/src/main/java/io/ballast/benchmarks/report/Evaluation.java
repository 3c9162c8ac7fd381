package io.ballast.benchmarks.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Holds targets against results: each in every state of the machine of which there are enough slices. */
final class Evaluation {
    static final String ALLOCATION = "P6";

    private static final Set<String> LIVE = Set.of(Targets.TICK_TO_ORDER, "engine-loop", "stages-loop");

    private final Results results;

    Evaluation(final Results results) {
        this.results = results;
    }

    /** Of all targets, in their order. */
    List<Outcome> outcomes() {
        final List<Outcome> outcomes = new ArrayList<>();
        for (final Target target : Targets.ALL) {
            if (outcomes.stream().noneMatch(outcome -> outcome.id().equals(ALLOCATION))
                    && target.id().compareTo(ALLOCATION) > 0) {
                outcomes.add(allocation());
            }
            outcomes.addAll(outcomes(target));
        }
        return outcomes;
    }

    private List<Outcome> outcomes(final Target target) {
        final List<Cell> cells = new ArrayList<>();
        for (final Term term : target.terms()) {
            final Optional<Cell> cell = results.find(term.name(), term.parameters());
            if (cell.isEmpty()) {
                return List.of(unpublished(
                        target,
                        results.reason(term.name(), term.parameters())
                                .map(reason -> term.key() + ": " + reason)
                                .orElse("not measured: " + term.key())));
            }
            cells.add(cell.get());
        }
        final List<Outcome> outcomes = new ArrayList<>();
        for (final LinkState state : states(cells)) {
            final List<Sample> samples = samples(target, cells, state);
            if (samples.stream().allMatch(Sample::isEnough)) {
                outcomes.add(outcome(target, state, Estimate.of(target.formula(), samples)));
            }
        }
        return outcomes.isEmpty() ? List.of(unpublished(target, shortage(target, cells))) : outcomes;
    }

    private static List<Sample> samples(final Target target, final List<Cell> cells, final LinkState state) {
        final List<Sample> samples = new ArrayList<>();
        for (int i = 0; i < cells.size(); i++) {
            samples.add(Sample.of(cells.get(i), target.terms().get(i).value(), state));
        }
        return samples;
    }

    /** None if nothing has a state, otherwise those that something was measured in. */
    private static List<LinkState> states(final List<Cell> cells) {
        final List<LinkState> states = new ArrayList<>();
        for (final LinkState state : LinkState.values()) {
            if (state != LinkState.NONE && cells.stream().anyMatch(cell -> cell.hasSlicesIn(state))) {
                states.add(state);
            }
        }
        return states.isEmpty() ? List.of(LinkState.NONE) : states;
    }

    private static String shortage(final Target target, final List<Cell> cells) {
        final List<String> counts = new ArrayList<>();
        for (final LinkState state : states(cells)) {
            final List<String> each = samples(target, cells, state).stream()
                    .map(sample -> String.valueOf(sample.slices()))
                    .toList();
            counts.add(state.letter() + ' ' + String.join(" and ", each));
        }
        return "no state with enough slices of all that it takes: " + String.join("; ", counts);
    }

    private static Outcome outcome(final Target target, final LinkState state, final Estimate estimate) {
        final boolean isMet = target.isMetBy(estimate.value());
        final boolean isWhollyMet =
                estimate.hasInterval() && target.isMetBy(target.isMost() ? estimate.high() : estimate.low());
        final Outcome.Standing met = isWhollyMet ? Outcome.Standing.MET : Outcome.Standing.MET_WITHIN_SPREAD;
        return new Outcome(
                target.id(),
                target.claim(),
                target.where(),
                target.limitWords(),
                state,
                Words.ratio(estimate.value()),
                Words.interval(estimate.low(), estimate.high()),
                isMet ? met : Outcome.Standing.MISSED,
                Words.format("%d forks, %d slices", estimate.forks(), estimate.slices()));
    }

    private static Outcome unpublished(final Target target, final String reason) {
        return new Outcome(
                target.id(),
                target.claim(),
                target.where(),
                target.limitWords(),
                LinkState.NONE,
                "",
                "",
                Outcome.Standing.UNPUBLISHED,
                reason);
    }

    /** Live ticks, not a start and not a replay. */
    private static boolean isOfTicks(final Cell cell) {
        return LIVE.contains(cell.name()) || StageSection.isOne(cell) && !Peers.isPeer(cell);
    }

    /**
     * Bytes an operation; where JMH counted, without what its own iterations allocate in the same time: an empty benchmark of
     * the run shows how much that is.
     */
    private double allocated(final Cell cell) {
        final double bytes = cell.bytesPerOp();
        final Optional<Cell> clock = results.find(Peers.CLOCK, Map.of());
        if (!StageSection.isOne(cell) || clock.isEmpty()) {
            return bytes;
        }
        final double own = least(clock.get()) * median(cell) / median(clock.get());
        return Double.isNaN(own) ? bytes : Math.max(0, bytes - own);
    }

    /** Of the forks: a disturbed one must not excuse what the engine allocates. */
    private static double least(final Cell cell) {
        return cell.bytesByFork().values().stream()
                .mapToDouble(Double::doubleValue)
                .min()
                .orElse(Double.NaN);
    }

    private static double median(final Cell cell) {
        return Sample.of(cell, Slice.SCORE, LinkState.NONE).median();
    }

    /** Of every cell of the engine the fork that allocates most: one that does fails the target. */
    private Outcome allocation() {
        double most = Double.NaN;
        String where = "";
        int cells = 0;
        long collections = 0;
        for (final Cell cell : results.cells()) {
            final double bytes = allocated(cell);
            if (isOfTicks(cell) && !Double.isNaN(bytes)) {
                cells++;
                collections += cell.collections();
                if (!(bytes <= most)) {
                    most = bytes;
                    where = cell.key();
                }
            }
        }
        final boolean isMet = most < Comparison.MOST_BYTES && collections == 0;
        final Outcome.Standing standing = isMet ? Outcome.Standing.MET : Outcome.Standing.MISSED;
        return new Outcome(
                ALLOCATION,
                "bytes allocated an operation (JMH's own taken off), and collections, in any measured window",
                cells + " cells of the engine, with and without journal",
                "< 0.01 B, 0",
                LinkState.NONE,
                cells == 0 ? "" : Words.format("%.4f B, %d", most, collections),
                "",
                cells == 0 ? Outcome.Standing.UNPUBLISHED : standing,
                cells == 0 ? "nothing was measured" : "most in " + where);
    }
}
