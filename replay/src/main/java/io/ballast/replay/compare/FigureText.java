package io.ballast.replay.compare;

import io.ballast.launch.KeyFigures;
import java.io.PrintWriter;
import java.util.Locale;

/** The figures of one session for people, one a line. */
public final class FigureText {
    private static final int NAME_WIDTH = 44;

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
        return String.format(Locale.ROOT, unit.equals("USD") ? "%,.2f" : "%.6f", value);
    }
}
