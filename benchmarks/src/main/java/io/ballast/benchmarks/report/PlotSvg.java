package io.ballast.benchmarks.report;

import java.util.ArrayList;
import java.util.List;

/**
 * A plot as a drawing of its own: both axes logarithmic, to the right as many nines as there are operations. Colours
 * come from the page's style sheet, so that light and dark are the same drawing.
 */
final class PlotSvg {
    private static final int WIDTH = 420;
    private static final int HEIGHT = 270;
    private static final int LEFT = 52;
    private static final int RIGHT = 10;
    private static final int TOP = 10;
    private static final int BOTTOM = 26;
    /** Beyond a decade, each power of ten is marked; within one, also twice and five times. */
    private static final double[] STEPS = {1, 2, 5};

    private static final String[] SHARES = {"0 %", "90 %", "99 %", "99.9 %", "99.99 %", "99.999 %", "99.9999 %"};

    private final Plot plot;
    private final double nines;
    private final double lowest;
    private final double highest;
    private final StringBuilder out = new StringBuilder();

    private PlotSvg(final Plot plot) {
        this.plot = plot;
        double mostNines = 1;
        double least = Double.MAX_VALUE;
        double most = 1;
        for (final Plot.Curve curve : plot.curves()) {
            mostNines = Math.max(mostNines, Math.log10(curve.distribution().count()));
            for (final Distribution.Point point : curve.distribution().points()) {
                least = Math.min(least, Math.max(1, point.value()));
                most = Math.max(most, point.value());
            }
        }
        nines = Math.min(mostNines, SHARES.length - 1);
        lowest = Math.log10(least) - 0.05;
        highest = Math.log10(most) + 0.05;
    }

    static String of(final Plot plot) {
        final PlotSvg svg = new PlotSvg(plot);
        svg.draw();
        return svg.out.toString();
    }

    private void draw() {
        out.append(Words.format(
                "<svg viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"%s\">\n",
                WIDTH, HEIGHT, HtmlPage.text("Latency by percentile: " + plot.title())));
        rules();
        plot.curves().forEach(this::curve);
        out.append("</svg>\n");
    }

    private void rules() {
        for (int nine = 0; nine <= nines; nine++) {
            final double x = x(nine);
            line(x, TOP, x, HEIGHT - BOTTOM);
            // Labels lie side by side only while there is room for them.
            if (nines <= 4 || nine % 2 == 0 || nine == 1) {
                text(x, HEIGHT - BOTTOM + 16, nine == 0 ? "start" : "middle", SHARES[nine]);
            }
        }
        for (final double ns : marks()) {
            final double y = y(ns);
            line(LEFT, y, WIDTH - RIGHT, y);
            text(LEFT - 6, y + 4, "end", Words.mark(ns));
        }
    }

    private List<Double> marks() {
        final List<Double> marks = new ArrayList<>();
        final boolean isNarrow = highest - lowest < 1.7;
        for (int power = (int) Math.floor(lowest); power <= highest; power++) {
            for (final double step : STEPS) {
                final double ns = step * Math.pow(10, power);
                if ((step == 1 || isNarrow) && Math.log10(ns) >= lowest && Math.log10(ns) <= highest) {
                    marks.add(ns);
                }
            }
        }
        return marks;
    }

    private void curve(final Plot.Curve curve) {
        final List<String> points = new ArrayList<>();
        final double last = Math.log10(curve.distribution().count());
        for (final Distribution.Point point : curve.distribution().points()) {
            final double at = point.percent() >= 100 ? last : Math.min(last, -Math.log10(1 - point.percent() / 100));
            points.add(Words.format("%.1f,%.1f", x(Math.min(at, nines)), y(point.value())));
        }
        out.append(Words.format(
                "<polyline class=\"%s%s\" points=\"%s\"><title>%s</title></polyline>\n",
                curve.tone(),
                curve.isDashed() ? " dashed" : "",
                String.join(" ", points),
                HtmlPage.text(curve.label())));
    }

    private double x(final double nine) {
        return LEFT + nine / nines * (WIDTH - LEFT - RIGHT);
    }

    private double y(final double ns) {
        final double share = (Math.log10(Math.max(1, ns)) - lowest) / (highest - lowest);
        return HEIGHT - BOTTOM - share * (HEIGHT - BOTTOM - TOP);
    }

    private void line(final double x1, final double y1, final double x2, final double y2) {
        out.append(Words.format("<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\"/>\n", x1, y1, x2, y2));
    }

    private void text(final double x, final double y, final String anchor, final String words) {
        out.append(Words.format("<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\">%s</text>\n", x, y, anchor, words));
    }
}
