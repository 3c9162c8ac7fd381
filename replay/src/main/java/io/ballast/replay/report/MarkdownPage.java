package io.ballast.replay.report;

import java.util.ArrayList;
import java.util.List;

/** A report as Markdown: all of its figures and orders; of its charts only what they would show. */
final class MarkdownPage {
    private final ReportContent content;
    private final StringBuilder out = new StringBuilder();

    private MarkdownPage(final ReportContent content) {
        this.content = content;
    }

    static String of(final ReportContent content) {
        final MarkdownPage page = new MarkdownPage(content);
        page.write();
        return page.out.toString();
    }

    private void write() {
        line("# " + content.title());
        line(content.period());
        if (!content.caution().isEmpty()) {
            line("**" + escaped(content.caution()) + "**");
        }
        content.tiles()
                .forEach(
                        tile -> out.append("- **" + tile.label() + ": " + tile.value() + "** (" + tile.note() + ")\n"));
        out.append('\n');
        for (final Section section : content.sections()) {
            line("## " + section.title());
            line(section.lead());
            section.blocks().forEach(this::block);
        }
    }

    private void line(final String text) {
        out.append(text).append("\n\n");
    }

    private void block(final Block block) {
        if (block instanceof Block.Text text) {
            line(text.text());
        } else if (block instanceof Block.Table table) {
            table(table);
        } else if (block instanceof Block.Orders orders) {
            orders(orders.orders());
        }
    }

    private void table(final Block.Table table) {
        line("**" + table.title() + "**");
        final List<String> rules = new ArrayList<>();
        table.columns().forEach(column -> rules.add(column.isNumber() ? "---:" : "---"));
        row(table.columns().stream().map(Block.Column::name).toList());
        row(rules);
        table.rows().forEach(this::row);
        out.append('\n');
    }

    private void row(final List<String> cells) {
        out.append("| ")
                .append(String.join(
                        " | ", cells.stream().map(MarkdownPage::escaped).toList()))
                .append(" |\n");
    }

    private void orders(final List<ReportedOrder> orders) {
        final List<List<String>> rows = new ArrayList<>();
        for (final ReportedOrder order : orders) {
            final List<String> cells = new ArrayList<>(OrderCells.cells(order));
            cells.add(order.headline());
            rows.add(cells);
        }
        final List<Block.Column> columns = new ArrayList<>(OrderCells.COLUMNS);
        columns.add(Block.Column.text("why"));
        table(new Block.Table("Orders", columns, rows));
    }

    private static String escaped(final String text) {
        return text.replace("|", "\\|").replace('\n', ' ');
    }
}
