package io.ballast.replay.report;

import java.nio.file.Path;

/**
 * Where a report goes.
 *
 * @param html     the page
 * @param markdown the same figures as text
 * @param json     the same for programs
 */
public record ReportFiles(Path html, Path markdown, Path json) {
    private static final String HTML = ".html";

    /** Beside a page whose name ends in {@code .html}; else into that directory, under the name {@code report}. */
    public static ReportFiles at(final Path out) {
        final String name = out.getFileName().toString();
        return name.endsWith(HTML)
                ? beside(out, name.substring(0, name.length() - HTML.length()))
                : beside(out.resolve("report.html"), "report");
    }

    private static ReportFiles beside(final Path html, final String stem) {
        return new ReportFiles(html, html.resolveSibling(stem + ".md"), html.resolveSibling(stem + ".json"));
    }
}
