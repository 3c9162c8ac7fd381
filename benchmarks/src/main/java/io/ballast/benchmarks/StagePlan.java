package io.ballast.benchmarks;

import java.util.ArrayList;
import java.util.List;

/** What {@code ballast-bench stages} measures, and the ratios that are asked of it. */
final class StagePlan {
    private static final int FEW = 20;
    private static final int MANY = 500;

    private static final String NO_ORDER = "TickToOrderBenchmark.noOrder";
    private static final JmhCell PLAIN = JmhCell.of(NO_ORDER, FEW, 1, 1);
    private static final JmhCell LARGE = JmhCell.of(NO_ORDER, FEW, 8, 4);
    private static final JmhCell PLAIN_MANY = JmhCell.of(NO_ORDER, MANY, 1, 1);
    private static final JmhCell LARGE_MANY = JmhCell.of(NO_ORDER, MANY, 8, 4);
    private static final JmhCell ORDER = JmhCell.of("TickToOrderBenchmark.withOrder", FEW, 1, 1);

    /** All four stages, in turn. */
    static final List<JmhCell> FUSED = List.of(
            JmhCell.CLOCK,
            PLAIN,
            LARGE,
            PLAIN_MANY,
            LARGE_MANY,
            ORDER,
            JmhCell.of("TickToOrderBenchmark.withOrder", FEW, 8, 4));

    /** Everything else, once for each portfolio it depends on. */
    static final List<JmhCell> PARTS = parts();

    private StagePlan() {}

    private static List<JmhCell> parts() {
        final List<JmhCell> parts = new ArrayList<>();
        for (final String benchmark : List.of(
                "IngestStageBenchmark.quote",
                "IndexStageBenchmark.quote",
                "HedgeStageBenchmark.look",
                "HedgeStageBenchmark.calm",
                "OrderStageBenchmark.idle",
                "IngestStageBenchmark.quoteAndFills",
                "IndexStageBenchmark.quoteAndFills",
                "HedgeStageBenchmark.decideAndFills",
                "OrderStageBenchmark.sendAndFills")) {
            parts.add(JmhCell.of(benchmark, FEW, 1, 1));
            parts.add(JmhCell.of(benchmark, FEW, 8, 4));
        }
        parts.add(JmhCell.of("TickToOrderBenchmark.everything", FEW));
        for (final String benchmark : List.of("append", "chronicle", "chronicleBytes", "tickAndAppend")) {
            parts.add(JmhCell.of("JournalAppendBenchmark." + benchmark, FEW, 1, 1));
        }
        for (final String benchmark : List.of(
                "CodecBenchmark.encodeQuote",
                "CodecBenchmark.decodeQuote",
                "CodecBenchmark.encodeOrder",
                "CodecBenchmark.decodeOrder",
                "OutlookBenchmark.price",
                "OutlookBenchmark.bar",
                "CovarianceBenchmark.sample")) {
            parts.add(JmhCell.plain(benchmark));
        }
        parts.add(JmhCell.ofMargin(true));
        parts.add(JmhCell.ofMargin(false));
        parts.add(JmhCell.ofContracts("MinTrackingErrorBenchmark.solve", 4));
        parts.add(JmhCell.ofContracts("MinTrackingErrorBenchmark.solveAtBounds", 4));
        parts.add(JmhCell.ofContracts("MinTrackingErrorBenchmark.prepare", 4));
        return List.copyOf(parts);
    }

    /** The targets' ratios of one tick. */
    static List<TickRatio> ratios() {
        return List.of(
                TickRatio.of("no order, 1 sleeve, 1 contract, over nanoTime", PLAIN, JmhCell.CLOCK),
                TickRatio.of("no order, 8 sleeves, 4 contracts and MIN_TE, over nanoTime", LARGE, JmhCell.CLOCK),
                TickRatio.of("500 constituents over 20, 1 sleeve, 1 contract", PLAIN_MANY, PLAIN),
                TickRatio.of("500 constituents over 20, 8 sleeves, 4 contracts", LARGE_MANY, LARGE),
                new TickRatio(
                        "an order and its fill, less a tick without, over nanoTime", ORDER, PLAIN, JmhCell.CLOCK));
    }
}
