package io.ballast.benchmarks.report;

import java.util.ArrayList;
import java.util.List;

/** A report as Markdown: all of its figures; of its plots the percentiles that they are drawn from. */
final class MarkdownPage {
    private static final List<Double> SHOWN = List.of(50.0, 90.0, 99.0, 99.9, 99.99, 100.0);

    private final StringBuilder out = new StringBuilder();

    private MarkdownPage() {}

    static String of(final Page page) {
        final MarkdownPage markdown = new MarkdownPage();
        markdown.write(page);
        return markdown.out.toString().stripTrailing() + "\n";
    }

    /** A table alone, for a README. */
    static String of(final Block.Table table) {
        final MarkdownPage markdown = new MarkdownPage();
        markdown.rows(table);
        return markdown.out.toString();
    }

    private void write(final Page page) {
        line("# " + page.title());
        line(page.period());
        page.cautions().forEach(caution -> line("**" + escaped(caution) + "**"));
        page.tiles()
                .forEach(
                        tile -> out.append("- **" + tile.label() + ": " + tile.value() + "** (" + tile.note() + ")\n"));
        out.append('\n');
        for (final Section section : page.sections()) {
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
        } else if (block instanceof Block.Heading heading) {
            line("### " + heading.text());
        } else if (block instanceof Block.Bullets bullets) {
            bullets.lines().forEach(line -> out.append("- " + line + "\n"));
            out.append('\n');
        } else if (block instanceof Block.Code code) {
            line("```text\n" + code.text().stripTrailing() + "\n```");
        } else if (block instanceof Block.Table table) {
            line("**" + table.title() + "**");
            rows(table);
            out.append('\n');
        } else if (block instanceof Block.Plots plots) {
            plots.plots().forEach(this::plot);
        }
    }

    private void plot(final Plot plot) {
        final List<Block.Column> columns = new ArrayList<>();
        columns.add(Block.Column.text("curve"));
        SHOWN.forEach(percent ->
                columns.add(Block.Column.number(percent == 100 ? "max" : Words.percent(percent / 100) + " %")));
        final List<List<String>> rows = new ArrayList<>();
        for (final Plot.Curve curve : plot.curves()) {
            final List<String> row = new ArrayList<>();
            row.add(curve.label());
            SHOWN.forEach(percent -> row.add(Words.time(curve.distribution().at(percent))));
            rows.add(row);
        }
        block(new Block.Table(plot.title(), columns, rows));
    }

    private void rows(final Block.Table table) {
        row(table.columns().stream().map(Block.Column::name).toList());
        row(table.columns().stream()
                .map(column -> column.isNumber() ? "---:" : "---")
                .toList());
        table.rows().forEach(this::row);
    }

    private void row(final List<String> cells) {
        out.append("| ")
                .append(String.join(
                        " | ", cells.stream().map(MarkdownPage::escaped).toList()))
                .append(" |\n");
    }

    private static String escaped(final String text) {
        return text.replace("|", "\\|").replace('\n', ' ');
    }
}
