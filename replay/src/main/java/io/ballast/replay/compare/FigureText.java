package io.ballast.replay.compare;

import io.ballast.launch.KeyFigures;
import java.io.PrintWriter;
import java.util.Locale;

/** The figures of one session for people, one a line. */
public final class FigureText {
    private static final int NAME_WIDTH = 52;

    /** What six digits cannot show. */
    private static final double SMALLEST = 1e-6;

    private FigureText() {}

    /** Prints those that the session has. */
    public static void print(final PrintWriter out, final KeyFigures figures) {
        for (final Figure figure : Figure.of(figures)) {
            if (figure.isKnown()) {
                out.printf(
                        "  %-" + NAME_WIDTH + "s %18s%n",
                        figure.name() + ", " + figure.unit(),
                        value(figure.value(), figure.unit()));
            }
        }
    }

    static String value(final double value, final String unit) {
        if (Double.isNaN(value)) {
            return "–";
        }
        if (unit.equals("USD")) {
            return String.format(Locale.ROOT, "%,.2f", value);
        }
        if (unit.equals("intervals")) {
            return String.format(Locale.ROOT, "%,.0f", value);
        }
        return String.format(Locale.ROOT, value != 0 && Math.abs(value) < SMALLEST ? "%.2e" : "%.6f", value);
    }
}
