package io.ballast.benchmarks;

import io.ballast.benchmarks.report.Cell;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * One JMH benchmark with all its parameters said.
 *
 * @param benchmark  class and method
 * @param parameters by name
 */
record JmhCell(String benchmark, Map<String, String> parameters) {
    static final JmhCell CLOCK = plain("TickToOrderBenchmark.baseline");

    private static final String CONSTITUENTS = "constituents";

    JmhCell {
        parameters = Collections.unmodifiableMap(new TreeMap<>(parameters));
    }

    static JmhCell plain(final String benchmark) {
        return new JmhCell(benchmark, Map.of());
    }

    /** Of a market of which only the number of constituents is a parameter. */
    static JmhCell of(final String benchmark, final int constituents) {
        return new JmhCell(benchmark, Map.of(CONSTITUENTS, Integer.toString(constituents)));
    }

    static JmhCell of(final String benchmark, final int constituents, final int sleeves, final int contracts) {
        return new JmhCell(
                benchmark,
                Map.of(
                        CONSTITUENTS,
                        Integer.toString(constituents),
                        "sleeves",
                        Integer.toString(sleeves),
                        "contracts",
                        Integer.toString(contracts)));
    }

    /** Of contracts alone. */
    static JmhCell ofContracts(final String benchmark, final int contracts) {
        return new JmhCell(benchmark, Map.of("contracts", Integer.toString(contracts)));
    }

    /** A contract's price where positions are held in one contract, or in none. */
    static JmhCell ofMargin(final boolean isHeld) {
        return new JmhCell("MarginBenchmark.quote", Map.of("contracts", "1", "isHeld", Boolean.toString(isHeld)));
    }

    /** What finds this benchmark and no other. */
    String pattern() {
        return "\\." + benchmark.replace(".", "\\.") + "$";
    }

    boolean isOf(final Cell cell) {
        return cell.name().equals(benchmark) && cell.parameters().equals(parameters);
    }

    /** Name and parameters. */
    String text() {
        return new Cell(benchmark, "", parameters, List.of(), List.of(), "").key();
    }
}
