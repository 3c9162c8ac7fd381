package io.ballast.benchmarks.report;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;

/** A report as one HTML file with everything in it: no script, and nothing from a network. */
final class HtmlPage {
    private static final String POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:";
    private static final Pattern LINK = Pattern.compile("\\[([^\\]]+)\\]\\(([^)]+)\\)");
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");

    /** Columns of a table that fit next to each other; rows with more become cards there. */
    private static final int MOST_ON_A_PHONE = 3;

    private final Page page;
    private final StringBuilder out = new StringBuilder();

    private HtmlPage(final Page page) {
        this.page = page;
    }

    static String of(final Page page) throws IOException {
        final HtmlPage html = new HtmlPage(page);
        html.head();
        html.body();
        return html.out.toString();
    }

    private void head() throws IOException {
        out.append("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
                .append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
                .append("<meta http-equiv=\"Content-Security-Policy\" content=\"" + POLICY + "\">\n")
                .append("<title>" + text(page.title()) + "</title>\n<link rel=\"icon\" href=\"data:,\">\n<style>\n")
                .append(style())
                .append("</style>\n</head>\n<body>\n");
    }

    private static String style() throws IOException {
        try (InputStream in =
                Objects.requireNonNull(HtmlPage.class.getResourceAsStream("report.css"), "report.css in the jar")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private void body() {
        out.append(
                "<header>\n<h1>" + text(page.title()) + "</h1>\n<p class=\"period\">" + text(page.period()) + "</p>\n");
        for (final String caution : page.cautions()) {
            out.append("<p class=\"caution\" role=\"note\">" + text(caution) + "</p>\n");
        }
        out.append("<dl class=\"tiles\">\n");
        for (final Page.Tile tile : page.tiles()) {
            out.append("<div><dt>" + text(tile.label()) + "</dt><dd class=\"value\">" + text(tile.value())
                    + "</dd><dd class=\"note\">" + text(tile.note()) + "</dd></div>\n");
        }
        out.append("</dl>\n<nav aria-label=\"Sections\">\n");
        for (final Section section : page.sections()) {
            out.append("<a href=\"#" + section.id() + "\">" + text(section.title()) + "</a>\n");
        }
        out.append("</nav>\n</header>\n<main>\n");
        page.sections().forEach(this::section);
        out.append("</main>\n<footer><p>Made by ballast-bench from the result files alone.</p></footer>\n</body>\n"
                + "</html>\n");
    }

    private void section(final Section section) {
        out.append("<section id=\"" + section.id() + "\">\n<h2>" + text(section.title()) + "</h2>\n<p class=\"lead\">"
                + prose(section.lead()) + "</p>\n");
        section.blocks().forEach(this::block);
        out.append("</section>\n");
    }

    private void block(final Block block) {
        if (block instanceof Block.Text text) {
            out.append("<p>" + prose(text.text()) + "</p>\n");
        } else if (block instanceof Block.Heading heading) {
            out.append("<h3>" + text(heading.text()) + "</h3>\n");
        } else if (block instanceof Block.Bullets bullets) {
            out.append("<ul>\n");
            bullets.lines().forEach(line -> out.append("<li>" + prose(line) + "</li>\n"));
            out.append("</ul>\n");
        } else if (block instanceof Block.Code code) {
            out.append("<pre>" + text(code.text()) + "</pre>\n");
        } else if (block instanceof Block.Table table) {
            table(table);
        } else if (block instanceof Block.Plots plots) {
            out.append("<div class=\"charts\">\n");
            plots.plots().forEach(this::plot);
            out.append("</div>\n");
        }
    }

    private void plot(final Plot plot) {
        out.append("<figure><figcaption>" + text(plot.title()) + "</figcaption>\n" + PlotSvg.of(plot)
                + "<ul class=\"legend\">\n");
        for (final Plot.Curve curve : plot.curves()) {
            out.append("<li><svg viewBox=\"0 0 22 8\" aria-hidden=\"true\"><polyline class=\"" + curve.tone()
                    + (curve.isDashed() ? " dashed" : "") + "\" points=\"0,4 22,4\"/></svg>" + text(curve.label())
                    + "</li>\n");
        }
        out.append("</ul></figure>\n");
    }

    private void table(final Block.Table table) {
        out.append("<div class=\"scroll\"><table" + (table.columns().size() > MOST_ON_A_PHONE ? " class=\"wide\"" : "")
                + "><caption>" + text(table.title()) + "</caption>\n<thead><tr>");
        table.columns()
                .forEach(
                        column -> out.append("<th scope=\"col\"" + kind(column) + ">" + text(column.name()) + "</th>"));
        out.append("</tr></thead>\n<tbody>\n");
        for (final List<String> row : table.rows()) {
            out.append("<tr>");
            for (int i = 0; i < row.size(); i++) {
                final Block.Column column = table.columns().get(i);
                out.append("<td" + kind(column) + " data-column=\"" + text(column.name()) + "\">" + cell(row.get(i))
                        + "</td>");
            }
            out.append("</tr>\n");
        }
        out.append("</tbody></table></div>\n");
    }

    private static String kind(final Block.Column column) {
        return column.isNumber() ? " class=\"number\"" : "";
    }

    /** How a target stands is told by colour as well. */
    private static String cell(final String words) {
        for (final Outcome.Standing standing : Outcome.Standing.values()) {
            if (standing.toString().equals(words)) {
                return "<span class=\"standing "
                        + standing.name().toLowerCase(Locale.ROOT).replace('_', '-') + "\">" + text(words) + "</span>";
            }
        }
        return prose(words);
    }

    private static String prose(final String plain) {
        final String linked = LINK.matcher(text(plain)).replaceAll("<a href=\"$2\">$1</a>");
        return CODE.matcher(linked).replaceAll("<code>$1</code>");
    }

    /** As it stands between tags and in attributes. */
    static String text(final String plain) {
        return plain.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
