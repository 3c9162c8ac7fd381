package io.ballast.benchmarks.report;

import java.util.List;

/** A part of a section. */
sealed interface Block {
    /** Running text; what stands between backticks is code, and links are as in Markdown. */
    record Text(String text) implements Block {}

    /** Short lines that belong together. */
    record Bullets(List<String> lines) implements Block {
        public Bullets {
            lines = List.copyOf(lines);
        }
    }

    /** What to type. */
    record Code(String text) implements Block {}

    /** A smaller heading. */
    record Heading(String text) implements Block {}

    /**
     * Rows of texts.
     *
     * @param columns one for each text of a row
     */
    record Table(String title, List<Column> columns, List<List<String>> rows) implements Block {
        public Table {
            columns = List.copyOf(columns);
            rows = rows.stream().map(List::copyOf).toList();
        }
    }

    /** Plots that stand side by side where there is room. */
    record Plots(List<Plot> plots) implements Block {
        public Plots {
            plots = List.copyOf(plots);
        }
    }

    /**
     * A column of a table.
     *
     * @param isNumber whether its digits are to stand under each other
     */
    record Column(String name, boolean isNumber) {
        static Column text(final String name) {
            return new Column(name, false);
        }

        static Column number(final String name) {
            return new Column(name, true);
        }
    }
}
