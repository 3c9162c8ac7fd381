package io.ballast.benchmarks.report;

import java.util.List;
import java.util.stream.DoubleStream;
import org.HdrHistogram.Histogram;

/**
 * All values of a cell in one state, of all its forks.
 *
 * @param state  of the machine
 * @param count  of values
 * @param points percentiles in rising order, the last the maximum
 */
public record Distribution(LinkState state, long count, List<Point> points) {
    private static final double[] PERCENTS = {
        0, 10, 25, 50, 75, 90, 95, 99, 99.5, 99.9, 99.95, 99.99, 99.995, 99.999, 99.9999, 100
    };

    /**
     * One point of the curve.
     *
     * @param percent of values that are at most {@code value}: 0 to 100
     * @param value   in the cell's unit
     */
    public record Point(double percent, double value) {}

    public Distribution {
        points = List.copyOf(points);
    }

    /** Of a histogram that counts in the cell's unit. */
    public static Distribution of(final LinkState state, final Histogram histogram) {
        return new Distribution(
                state,
                histogram.getTotalCount(),
                DoubleStream.of(PERCENTS)
                        .mapToObj(percent -> new Point(percent, histogram.getValueAtPercentile(percent)))
                        .toList());
    }

    /** The value at a percentile that is one of the points; NaN if it is none. */
    public double at(final double percent) {
        return points.stream()
                .filter(point -> point.percent() == percent)
                .mapToDouble(Point::value)
                .findFirst()
                .orElse(Double.NaN);
    }
}
