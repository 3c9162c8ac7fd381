package io.ballast.benchmarks.report;

import java.util.List;

/**
 * A report before it is HTML or Markdown.
 *
 * @param title    of the report
 * @param period   what was measured, when and where, in one line
 * @param cautions what speaks against the figures
 * @param tiles    the figures that matter most
 * @param sections all the rest
 */
record Page(String title, String period, List<String> cautions, List<Tile> tiles, List<Section> sections) {
    Page {
        cautions = List.copyOf(cautions);
        tiles = List.copyOf(tiles);
        sections = List.copyOf(sections);
    }

    /** One figure. */
    record Tile(String label, String value, String note) {}
}
