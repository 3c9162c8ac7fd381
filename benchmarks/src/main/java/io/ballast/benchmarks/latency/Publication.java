package io.ballast.benchmarks.latency;

import io.ballast.benchmarks.report.Cell;
import io.ballast.benchmarks.report.Distribution;
import io.ballast.benchmarks.report.Fork;
import io.ballast.benchmarks.report.LinkState;
import io.ballast.benchmarks.report.Slice;
import io.ballast.benchmarks.report.Unpublished;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.HdrHistogram.Histogram;

/**
 * Decides what of a cell may be published: slices that kept one state of the machine, where there are enough of that
 * state from enough JVMs, of a load that was kept up. Where enough of a state's slices are quiet, the others are left
 * out.
 */
final class Publication {
    private static final String NS = "ns";
    private static final String PER_SECOND = "ops/s";

    private final CellSpec spec;
    private final Effort effort;
    private final List<List<SliceReading>> forks;

    /** @param forks what each JVM told of this cell */
    Publication(final CellSpec spec, final Effort effort, final List<List<SliceReading>> forks) {
        this.spec = spec;
        this.effort = effort;
        this.forks = forks.stream().map(List::copyOf).toList();
    }

    /** Why nothing of the cell can be published; empty if something can. */
    Optional<Unpublished> reason() {
        final List<SliceReading> all = forks.stream().flatMap(List::stream).toList();
        final long behind = all.stream().filter(slice -> !slice.isSustained()).count();
        if (2 * behind > all.size()) {
            return unpublished("the load is more than it takes: at the end of " + behind + " of " + all.size()
                    + " slices a backlog had grown; choose a lower rate, or a machine with less to do");
        }
        if (forks.stream().filter(fork -> !fork.isEmpty()).count() < effort.forks()) {
            return unpublished("fewer than " + effort.forks() + " JVMs measured it");
        }
        return states().isEmpty()
                ? unpublished("no state of the machine has " + effort.minSlices() + " slices: " + counts()
                        + "; measure more rounds (--rounds)")
                : Optional.empty();
    }

    private Optional<Unpublished> unpublished(final String why) {
        return Optional.of(new Unpublished(spec.name(), spec.parameters(), why));
    }

    private String counts() {
        final Map<LinkState, Integer> counts = new EnumMap<>(LinkState.class);
        int changed = 0;
        for (final SliceReading slice : forks.stream().flatMap(List::stream).toList()) {
            final Optional<LinkState> state = slice.state();
            state.ifPresent(known -> counts.merge(known, 1, Integer::sum));
            changed += state.isEmpty() ? 1 : 0;
        }
        return counts.entrySet().stream()
                        .map(count -> count.getKey().letter() + ' ' + count.getValue() + ", ")
                        .collect(Collectors.joining())
                + "changed meanwhile " + changed;
    }

    /** States with enough slices. */
    Set<LinkState> states() {
        return statesOf(slice -> true);
    }

    /** States without enough quiet slices, of which the others have to serve as well. */
    Set<LinkState> statesOfBusy() {
        final Set<LinkState> states = EnumSet.noneOf(LinkState.class);
        states.addAll(states());
        states.removeAll(statesOf(SliceReading::isQuiet));
        return states;
    }

    private Set<LinkState> statesOf(final Predicate<SliceReading> isCounted) {
        return forks.stream()
                .flatMap(List::stream)
                .filter(isCounted)
                .flatMap(slice -> slice.state().stream())
                .collect(Collectors.groupingBy(state -> state, Collectors.counting()))
                .entrySet()
                .stream()
                .filter(count -> count.getValue() >= effort.minSlices())
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    /**
     * The cell, its other slices left out.
     *
     * @param latencyNs by state, of the slices that count there; empty of what runs flat out
     * @param rawLog    relative to the result file
     */
    Cell cell(final Map<LinkState, Histogram> latencyNs, final String rawLog) {
        final List<Fork> published = new ArrayList<>();
        for (int i = 0; i < forks.size(); i++) {
            published.add(fork(i + 1, forks.get(i)));
        }
        return new Cell(
                spec.name(),
                spec.isFlatOut() ? PER_SECOND : NS,
                spec.parameters(),
                published,
                latencyNs.entrySet().stream()
                        .filter(entry -> states().contains(entry.getKey()))
                        .map(entry -> Distribution.of(entry.getKey(), entry.getValue()))
                        .toList(),
                rawLog);
    }

    /** Allocation and collections are of all slices: they do not ask where the processors are. */
    private Fork fork(final int number, final List<SliceReading> readings) {
        final long bytes = readings.stream().mapToLong(SliceReading::bytes).sum();
        final long operations =
                readings.stream().mapToLong(SliceReading::operations).sum();
        final Set<LinkState> states = states();
        final Set<LinkState> statesOfBusy = statesOfBusy();
        return new Fork(
                number,
                (double) bytes / operations,
                readings.stream().mapToLong(SliceReading::collections).sum(),
                readings.stream()
                        .filter(slice -> slice.state()
                                .filter(slice.isQuiet() ? states::contains : statesOfBusy::contains)
                                .isPresent())
                        .map(slice -> new Slice(slice.state().orElseThrow(), slice.values()))
                        .toList());
    }
}
