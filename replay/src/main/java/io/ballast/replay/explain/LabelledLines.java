package io.ballast.replay.explain;

import java.util.ArrayList;
import java.util.List;

/** Lines in the making: a label in front, tables with aligned columns behind it. */
final class LabelledLines {
    private static final int LABEL_WIDTH = 11;
    private static final String GAP = "  ";

    private final List<String> lines = new ArrayList<>();
    private String label = "";

    List<String> lines() {
        return List.copyOf(lines);
    }

    /** A line behind no label. */
    void line(final String text) {
        lines.add(text);
        label = "";
    }

    /** A line behind a label, which is said once. */
    void row(final String name, final String text) {
        final String said = name.equals(label) ? "" : name;
        label = name;
        lines.add((said + " ".repeat(LABEL_WIDTH - said.length()) + text).stripTrailing());
    }

    /** Rows with columns as wide as their widest cell; figures stand at the right of theirs. */
    void table(final String name, final List<List<String>> rows) {
        final List<Integer> widths = new ArrayList<>();
        for (final List<String> cells : rows) {
            for (int i = 0; i < cells.size(); i++) {
                final int width = cells.get(i).length();
                if (i == widths.size()) {
                    widths.add(width);
                } else {
                    widths.set(i, Math.max(widths.get(i), width));
                }
            }
        }
        rows.forEach(cells -> row(name, aligned(cells, widths)));
    }

    private static String aligned(final List<String> cells, final List<Integer> widths) {
        final StringBuilder line = new StringBuilder();
        for (int i = 0; i < cells.size(); i++) {
            final String cell = cells.get(i);
            final String space = " ".repeat(widths.get(i) - cell.length());
            line.append(i == 0 ? "" : GAP).append(isFigure(cell) ? space + cell : cell + space);
        }
        return line.toString();
    }

    private static boolean isFigure(final String cell) {
        return cell.matches("[+-]?[0-9][0-9,.]*( %| USD)?|infinite|unknown|none");
    }
}
