package io.ballast.benchmarks.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** What the engine is held to. P6, which is no ratio, is evaluated apart. */
final class Targets {
    static final String TICK_TO_ORDER = "tick-to-order";
    static final String NO_ORDER = "TickToOrderBenchmark.noOrder";
    static final String WITH_ORDER = "TickToOrderBenchmark.withOrder";

    private static final String NANO_TIME = "System.nanoTime";
    private static final String RATE = "ratePerSecond";
    private static final String JOURNAL = "journal";
    private static final String ON = "on";
    private static final String OFF = "off";

    static final List<Target> ALL = all();

    private Targets() {}

    private static List<Target> all() {
        final List<Target> targets = new ArrayList<>();
        stages(targets);
        handOff(targets);
        journal(targets);
        journalInJmh(targets);
        tail(targets);
        throughput(targets);
        start(targets);
        writtenFirst(targets);
        return List.copyOf(targets);
    }

    private static void stages(final List<Target> targets) {
        final Term clock = new Term(Peers.CLOCK, Map.of(), Slice.SCORE);
        targets.add(most(
                "P1a",
                "a tick through all stages, no order / " + NANO_TIME,
                "20 constituents, 1 sleeve, 1 contract",
                1.6,
                Targets::quotient,
                jmh(NO_ORDER, 20, 1, 1),
                clock));
        targets.add(most(
                "P1b",
                "a tick through all stages, no order / " + NANO_TIME,
                "20 constituents, 8 sleeves, 4 contracts, MIN_TE",
                5,
                Targets::quotient,
                jmh(NO_ORDER, 20, 8, 4),
                clock));
        targets.add(most(
                "P1c",
                "500 constituents / 20, no order",
                "1 sleeve, 1 contract",
                1.2,
                Targets::quotient,
                jmh(NO_ORDER, 500, 1, 1),
                jmh(NO_ORDER, 20, 1, 1)));
        targets.add(most(
                "P1c",
                "500 constituents / 20, no order",
                "8 sleeves, 4 contracts, MIN_TE",
                1.2,
                Targets::quotient,
                jmh(NO_ORDER, 500, 8, 4),
                jmh(NO_ORDER, 20, 8, 4)));
        targets.add(most(
                "P1d",
                "what an order and its fill add to a tick / " + NANO_TIME,
                "20 constituents, 1 sleeve, 1 contract",
                6,
                medians -> (medians[0] - medians[1]) / medians[2],
                jmh(WITH_ORDER, 20, 1, 1),
                jmh(NO_ORDER, 20, 1, 1),
                clock));
    }

    private static void handOff(final List<Target> targets) {
        for (final int rate : List.of(10_000, 100_000, 1_000_000)) {
            targets.add(most(
                    "P2a",
                    "p50 of fused − direct / bare Disruptor hop",
                    loadWords(rate) + ", no journal",
                    1.15,
                    medians -> (medians[0] - medians[1]) / medians[2],
                    engine("fused", rate, OFF, Slice.P50),
                    engine("direct", rate, OFF, Slice.P50),
                    new Term(Peers.HOP, Map.of("peer", "disruptor", RATE, text(rate)), Slice.P50)));
        }
        for (final int rate : List.of(10_000, 100_000)) {
            targets.add(most(
                    "P2b",
                    "p50 of direct / (null engine in direct + JMH's tick with order)",
                    loadWords(rate) + ", no journal",
                    1.3,
                    medians -> medians[0] / (medians[1] + medians[2]),
                    engine("direct", rate, OFF, Slice.P50),
                    new Term("null-engine", Map.of("profile", "direct", RATE, text(rate)), Slice.P50),
                    jmh(WITH_ORDER, 20, 1, 1)));
        }
    }

    private static void journal(final List<Target> targets) {
        for (final int rate : List.of(10_000, 100_000, 1_000_000)) {
            targets.add(most(
                    "P3",
                    "what the journal adds to p50 of direct / bare Chronicle append of the same bytes",
                    loadWords(rate),
                    1.25,
                    medians -> (medians[0] - medians[1]) / medians[2],
                    engine("direct", rate, ON, Slice.P50),
                    engine("direct", rate, OFF, Slice.P50),
                    new Term("chronicle-append", Map.of(RATE, text(rate)), Slice.P50)));
        }
    }

    private static void journalInJmh(final List<Target> targets) {
        targets.add(most(
                "P3",
                "an append of the journal / bare Chronicle append of the same bytes",
                "JMH, back to back",
                1.25,
                Targets::quotient,
                new Term("JournalAppendBenchmark.append", Map.of(), Slice.SCORE),
                new Term(Peers.APPEND, Map.of(), Slice.SCORE)));
    }

    private static void tail(final List<Target> targets) {
        targets.add(tail("direct", 1.5));
        targets.add(tail("fused", 2.5));
    }

    private static Target tail(final String profile, final double limit) {
        return most(
                "P4",
                "p99 of " + profile + " / p99 of the hiccup probe in the same minute",
                loadWords(100_000) + ", journal on",
                limit,
                Targets::quotient,
                engine(profile, 100_000, ON, Slice.P99),
                engine(profile, 100_000, ON, Slice.HICCUP_P99));
    }

    private static void throughput(final List<Target> targets) {
        targets.add(least(
                "P5a",
                "flat out, direct with journal / bare Chronicle append loop",
                "ticks a second",
                0.8,
                rate("engine-loop", Map.of("profile", "direct", JOURNAL, ON)),
                rate("chronicle-append-loop", Map.of())));
        targets.add(least(
                "P5b",
                "flat out, direct without journal / the stages alone",
                "ticks a second",
                0.6,
                rate("engine-loop", Map.of("profile", "direct", JOURNAL, OFF)),
                rate("stages-loop", Map.of())));
        targets.add(least(
                "P5c",
                "verify / bare Chronicle reads",
                "documents a second",
                0.4,
                rate("verify", Map.of()),
                rate("chronicle-read", Map.of())));
    }

    private static void start(final List<Target> targets) {
        for (final String warmUp : List.of("on", "aot")) {
            targets.add(most(
                    "P7",
                    "p50 of the first 1,000 ticks after start / steady p50",
                    warmUp.equals("on") ? "warm-up by a scratch engine" : "with an AOT cache, JDK 25",
                    5,
                    Targets::quotient,
                    new Term("restart", Map.of("warmup", warmUp), Slice.FIRST_P50),
                    new Term("restart", Map.of("warmup", warmUp), Slice.P50)));
        }
    }

    private static void writtenFirst(final List<Target> targets) {
        for (final int rate : List.of(10_000, 100_000)) {
            targets.add(writtenFirst("stages", "a queue and a thread for each stage", rate, 20));
            targets.add(writtenFirst("one", "one thread", rate, 5));
        }
    }

    private static Target writtenFirst(final String threads, final String words, final int rate, final double limit) {
        return new Target(
                threads.equals("one") ? "P8b" : "P8a",
                "p50 of HashMap and BigDecimal with " + words + " / direct",
                loadWords(rate) + ", no journal",
                false,
                limit,
                Targets::quotient,
                List.of(
                        new Term("written-first", Map.of("threads", threads, RATE, text(rate)), Slice.P50),
                        engine("direct", rate, OFF, Slice.P50)));
    }

    private static double quotient(final double... medians) {
        return medians[0] / medians[1];
    }

    private static Target most(
            final String id,
            final String claim,
            final String where,
            final double limit,
            final ToDoubleFunction<double[]> formula,
            final Term... terms) {
        return new Target(id, claim, where, true, limit, formula, List.of(terms));
    }

    private static Target least(
            final String id, final String claim, final String where, final double limit, final Term... terms) {
        return new Target(id, claim, where, false, limit, Targets::quotient, List.of(terms));
    }

    private static Term jmh(final String name, final int constituents, final int sleeves, final int contracts) {
        return new Term(
                name,
                Map.of(
                        "constituents", text(constituents),
                        "sleeves", text(sleeves),
                        "contracts", text(contracts)),
                Slice.SCORE);
    }

    /** Ticks that lead to an order; at a million a second the venue's answers would be the load, so without. */
    private static Term engine(final String profile, final int rate, final String journal, final String value) {
        return new Term(
                TICK_TO_ORDER,
                Map.of(
                        "profile",
                        profile,
                        RATE,
                        text(rate),
                        JOURNAL,
                        journal,
                        "shape",
                        "steady",
                        "market",
                        rate > 100_000 ? "steady" : "trading"),
                value);
    }

    private static Term rate(final String name, final Map<String, String> parameters) {
        return new Term(name, parameters, Slice.RATE);
    }

    private static String text(final int number) {
        return String.valueOf(number);
    }

    private static String loadWords(final int rate) {
        return Words.format("%,d ticks/s", rate) + (rate > 100_000 ? " without orders" : "");
    }
}
