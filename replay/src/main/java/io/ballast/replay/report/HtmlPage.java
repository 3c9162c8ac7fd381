package io.ballast.replay.report;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** A report as one HTML file with everything in it: it asks no network for anything. */
final class HtmlPage {
    private static final String POLICY =
            "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; img-src data:";

    /** Columns up to which a table need not fill the page. */
    private static final int NARROW = 3;

    private final ReportContent content;
    private final StringBuilder out = new StringBuilder();

    private HtmlPage(final ReportContent content) {
        this.content = content;
    }

    /** @throws IOException if a part of the page is missing in the jar */
    static String of(final ReportContent content) throws IOException {
        final HtmlPage page = new HtmlPage(content);
        page.head();
        page.body();
        page.scripts();
        return page.out.toString();
    }

    private void head() throws IOException {
        out.append("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
                .append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
                .append("<meta http-equiv=\"Content-Security-Policy\" content=\"" + POLICY + "\">\n")
                .append("<title>" + text(content.title()) + ", " + text(content.period()) + "</title>\n")
                .append("<link rel=\"icon\" href=\"data:,\">\n<style>\n")
                .append(resource("uplot/uPlot.min.css"))
                .append(resource("report.css"))
                .append("</style>\n</head>\n<body>\n");
    }

    private void body() {
        out.append("<header>\n<h1>" + text(content.title()) + "</h1>\n<p class=\"period\">" + text(content.period())
                + "</p>\n");
        if (!content.caution().isEmpty()) {
            out.append("<p class=\"caution\" role=\"note\">" + text(content.caution()) + "</p>\n");
        }
        out.append("<dl class=\"tiles\">\n");
        for (final Tile tile : content.tiles()) {
            out.append("<div><dt>" + text(tile.label()) + "</dt><dd class=\"value\">" + text(tile.value())
                    + "</dd><dd class=\"note\">" + text(tile.note()) + "</dd></div>\n");
        }
        out.append("</dl>\n<nav aria-label=\"Sections\">\n");
        for (final Section section : content.sections()) {
            out.append("<a href=\"#" + section.id() + "\">" + text(section.title()) + "</a>\n");
        }
        out.append("</nav>\n</header>\n<main>\n");
        content.sections().forEach(this::section);
        out.append("</main>\n<footer><p>Times in UTC, money in USD. Made by ballast-replay from the journal alone."
                + " Charts by uPlot 1.6.32, MIT licence.</p></footer>\n");
    }

    private void section(final Section section) {
        out.append("<section id=\"" + section.id() + "\">\n<h2>" + text(section.title()) + "</h2>\n<p class=\"lead\">"
                + text(section.lead()) + "</p>\n");
        boolean isInGrid = false;
        for (final Block block : section.blocks()) {
            final boolean isDrawing = block instanceof Block.Drawing;
            if (isDrawing != isInGrid) {
                out.append(isDrawing ? "<div class=\"charts\">\n" : "</div>\n");
                isInGrid = isDrawing;
            }
            block(block);
        }
        out.append(isInGrid ? "</div>\n</section>\n" : "</section>\n");
    }

    private void block(final Block block) {
        if (block instanceof Block.Text text) {
            out.append("<p>" + text(text.text()) + "</p>\n");
        } else if (block instanceof Block.Table table) {
            table(table);
        } else if (block instanceof Block.Orders orders) {
            new OrderList(out, content.reading().playback().directory()).write(orders.orders());
        } else if (block instanceof Block.Drawing drawing) {
            drawing(drawing.chart());
        }
    }

    private void drawing(final Chart chart) {
        out.append("<figure><figcaption>" + text(chart.title()) + "</figcaption>");
        if (content.isDrawn(chart)) {
            out.append("<div class=\"chart\" data-chart=\"" + text(chart.id()) + "\" role=\"img\" aria-label=\""
                    + text(chart.title() + ", " + chart.unit()) + "\"></div>");
        } else {
            out.append("<p class=\"nothing\">Nothing to draw: no value was known in this session.</p>");
        }
        out.append("</figure>\n");
    }

    private void table(final Block.Table table) {
        final String width = table.columns().size() <= NARROW ? " class=\"narrow\"" : "";
        out.append("<div class=\"scroll\"><table" + width + "><caption>" + text(table.title())
                + "</caption>\n<thead><tr>");
        table.columns()
                .forEach(
                        column -> out.append("<th scope=\"col\"" + kind(column) + ">" + text(column.name()) + "</th>"));
        out.append("</tr></thead>\n<tbody>\n");
        final int totalsFrom = table.rows().size() - table.totals();
        for (int at = 0; at < table.rows().size(); at++) {
            final List<String> row = table.rows().get(at);
            out.append(at < totalsFrom ? "<tr>" : "<tr class=\"total\">");
            for (int i = 0; i < row.size(); i++) {
                out.append("<td" + kind(table.columns().get(i)) + ">" + text(row.get(i)) + "</td>");
            }
            out.append("</tr>\n");
        }
        out.append("</tbody></table></div>\n");
    }

    private static String kind(final Block.Column column) {
        return column.isNumber() ? " class=\"number\"" : "";
    }

    private void scripts() throws IOException {
        out.append("<script type=\"application/json\" id=\"report\">")
                .append(JsonDocument.charts(content).replace("<", "\\u003c"))
                .append("</script>\n<script>\n/*!\n")
                .append(resource("uplot/LICENSE"))
                .append("*/\n")
                .append(resource("uplot/uPlot.iife.min.js"))
                .append("\n</script>\n<script>\n")
                .append(resource("report.js"))
                .append("</script>\n</body>\n</html>\n");
    }

    private static String resource(final String name) throws IOException {
        try (InputStream in = Objects.requireNonNull(HtmlPage.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** As it stands between tags and in attributes. */
    static String text(final String plain) {
        return plain.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
