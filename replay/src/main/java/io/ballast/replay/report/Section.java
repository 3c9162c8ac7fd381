package io.ballast.replay.report;

import java.util.List;

/**
 * One subject of a report.
 *
 * @param id    unique in a report
 * @param title what it is about
 * @param lead  what there is to say of it, in a sentence or two
 */
record Section(String id, String title, String lead, List<Block> blocks) {
    Section {
        blocks = List.copyOf(blocks);
    }
}
