package io.ballast.benchmarks.report;

import java.util.List;

/** What others say about what they measured. */
final class Quotations {
    static final List<List<String>> ALL = List.of(
            List.of("Disruptor paper (2011)", "52 ns mean a hop; 26 M messages a second", "8-byte value, bare metal"),
            List.of(
                    "exchange-core",
                    "0.5–0.6 µs p50; 1.4–4 µs p99; 4–22 µs p99.9",
                    "matching engine at up to 1 M/s, no journal, no I/O, isolated socket"),
            List.of("Chronicle Queue", "0.78 µs p99", "one append and read"),
            List.of(
                    "Deltix Ember",
                    "15 / 21 / 27 / 89 µs p50 / p99 / p99.9 / p99.99",
                    "journaled Java OMS at 25 k/s, FIX in and out"),
            List.of("nautilus_trader", "42 µs", "submit of an order, signing included"));

    private Quotations() {}
}
