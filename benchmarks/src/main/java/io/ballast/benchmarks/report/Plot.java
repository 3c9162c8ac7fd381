package io.ballast.benchmarks.report;

import java.util.List;

/**
 * Latency against the share of operations that were faster, up to the maximum.
 *
 * @param title  conditions that all curves have in common
 * @param curves at least one
 */
record Plot(String title, List<Curve> curves) {
    Plot {
        curves = List.copyOf(curves);
    }

    /**
     * One curve.
     *
     * @param label        what it is
     * @param tone         its colour's name in the style sheet
     * @param isDashed     to tell two of one colour apart
     * @param distribution its points, in nanoseconds
     */
    record Curve(String label, String tone, boolean isDashed, Distribution distribution) {}
}
