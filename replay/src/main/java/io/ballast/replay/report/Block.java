package io.ballast.replay.report;

import java.util.List;

/** A part of a section. */
sealed interface Block {
    /** A drawing; a page without drawings says its title. */
    record Drawing(Chart chart) implements Block {}

    /** A sentence or two. */
    record Text(String text) implements Block {}

    /**
     * Rows of figures.
     *
     * @param rows   each with as many cells as there are columns
     * @param totals how many of the last rows sum up those before
     */
    record Table(String title, List<Column> columns, List<List<String>> rows, int totals) implements Block {
        public Table {
            columns = List.copyOf(columns);
            rows = rows.stream().map(List::copyOf).toList();
        }

        Table(final String title, final List<Column> columns, final List<List<String>> rows) {
            this(title, columns, rows, 0);
        }
    }

    /** What stands in a column; numbers are aligned to the right. */
    record Column(String name, boolean isNumber) {
        static Column text(final String name) {
            return new Column(name, false);
        }

        static Column number(final String name) {
            return new Column(name, true);
        }
    }

    /** Orders with what it was for and what became of it. */
    record Orders(List<ReportedOrder> orders) implements Block {
        public Orders {
            orders = List.copyOf(orders);
        }
    }
}
