package io.ballast.signal;

import io.ballast.harness.Generator;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;

/** One bar of a test's series. */
record TestBar(double high, double low, double close) {
    /** Bars of one price each. */
    static List<TestBar> ofCloses(final double... closes) {
        return DoubleStream.of(closes)
                .mapToObj(close -> new TestBar(close, close, close))
                .toList();
    }

    /** A random walk on a grid of a quarter, so that equal prices and exact thresholds happen. */
    static List<TestBar> walk(final Generator generator, final int bars) {
        final List<TestBar> walk = new ArrayList<>();
        double close = 200;
        for (int i = 0; i < bars; i++) {
            final double open = close;
            close = Math.max(20, open + 0.25 * generator.between(-8, 8));
            final double high = Math.max(open, close) + 0.25 * generator.below(5);
            final double low = Math.min(open, close) - 0.25 * generator.below(5);
            walk.add(new TestBar(high, low, close));
        }
        return walk;
    }
}
