package io.ballast.benchmarks.report;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What is measured beside the engine so that a figure has a measure: never judged, and divided by. */
final class Peers {
    static final String CLOCK = "TickToOrderBenchmark.baseline";
    /** The bytes of a journal's document, appended to a bare queue; there is more than one call for it. */
    static final String APPEND = "JournalAppendBenchmark.chronicle";

    static final String HOP = "hop";

    private static final Set<String> NAMES = Set.of(
            HOP,
            "hiccup",
            "chronicle-append",
            "chronicle-append-loop",
            "chronicle-read",
            "null-engine",
            "written-first");

    private Peers() {}

    /** Whether a cell is no part of the engine. */
    static boolean isPeer(final Cell cell) {
        return NAMES.contains(cell.name())
                || cell.name().startsWith(APPEND)
                || cell.name().endsWith(".baseline")
                || cell.name().contains("Control.");
    }

    /** The cell of the same run by which one is divided: the clock for JMH, a bare Disruptor hop at the same load. */
    static Optional<Cell> measureOf(final Cell cell, final List<Cell> cells) {
        final boolean isJmh = cell.unit().endsWith("/op");
        return cells.stream()
                .filter(other -> isJmh ? other.name().equals(CLOCK) : isHopAtLoadOf(cell, other))
                .findFirst();
    }

    private static boolean isHopAtLoadOf(final Cell cell, final Cell other) {
        return other.name().equals(HOP)
                && "disruptor".equals(other.parameters().get("peer"))
                && other.parameters()
                        .getOrDefault("ratePerSecond", "")
                        .equals(cell.parameters().get("ratePerSecond"));
    }
}
