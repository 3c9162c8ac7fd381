package io.ballast.benchmarks.report;

import java.util.List;

/**
 * A part of a report.
 *
 * @param id    for links
 * @param title of the section
 * @param lead  one sentence on what it shows
 */
record Section(String id, String title, String lead, List<Block> blocks) {
    Section {
        blocks = List.copyOf(blocks);
    }
}
