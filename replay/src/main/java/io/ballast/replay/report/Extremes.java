package io.ballast.replay.report;

/** The lowest and the highest value of one curve in each part of the time, and which of them came first. */
final class Extremes {
    private final double[] low;
    private final double[] high;
    private final boolean[] isLowFirst;
    private double last = Double.NaN;

    Extremes(final int capacity) {
        low = new double[capacity];
        high = new double[capacity];
        isLowFirst = new boolean[capacity];
    }

    /** The last value stands in every part from {@code from} on, up to but without {@code to}. */
    void holdUntil(final int from, final int to) {
        for (int part = from; part < to; part++) {
            low[part] = last;
            high[part] = last;
            isLowFirst[part] = true;
        }
    }

    /** A value, NaN for an unknown one; {@code isFirst} of its part, which begins with the value held so far. */
    void take(final int part, final boolean isFirst, final double value) {
        if (isFirst) {
            holdUntil(part, part + 1);
        }
        last = value;
        if (Double.isNaN(low[part])) {
            low[part] = value;
            high[part] = value;
            isLowFirst[part] = true;
        } else if (value < low[part]) {
            low[part] = value;
            isLowFirst[part] = false;
        } else if (value > high[part]) {
            high[part] = value;
            isLowFirst[part] = true;
        }
    }

    /** Makes one part of every two. */
    void halve(final int parts) {
        for (int part = 0; part < (parts + 1) / 2; part++) {
            final int first = 2 * part;
            final int second = Math.min(first + 1, parts - 1);
            join(part, first, second);
        }
    }

    /** An unknown value is neither the lowest nor the highest beside a known one. */
    private void join(final int part, final int first, final int second) {
        final int lowest = Double.isNaN(low[first]) || low[second] < low[first] ? second : first;
        final int highest = Double.isNaN(high[first]) || high[second] > high[first] ? second : first;
        final boolean isOrdered = lowest == highest ? isLowFirst[lowest] : lowest < highest;
        low[part] = low[lowest];
        high[part] = high[highest];
        isLowFirst[part] = isOrdered;
    }

    /** One of a part's two values, in the order in which they came. */
    double value(final int part, final boolean isFirst) {
        return isLowFirst[part] == isFirst ? low[part] : high[part];
    }

    double last() {
        return last;
    }

    boolean isKnown(final int parts) {
        for (int part = 0; part < parts; part++) {
            if (!Double.isNaN(low[part])) {
                return true;
            }
        }
        return false;
    }
}
