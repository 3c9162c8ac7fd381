package io.ballast.replay.report;

import io.ballast.journal.EndState;
import io.ballast.journal.JournalEnd;
import io.ballast.launch.JournalPlayback;
import java.io.IOException;
import java.util.List;

/**
 * What a report says, in the order in which it is read; pages differ only in how they write it.
 *
 * @param title   the session
 * @param period  from when to when, in UTC
 * @param caution why it may not be the whole session; empty: it is
 * @param reading what it is made from
 */
record ReportContent(
        String title, String period, String caution, List<Tile> tiles, List<Section> sections, SessionReading reading) {
    ReportContent {
        tiles = List.copyOf(tiles);
        sections = List.copyOf(sections);
    }

    /** All of a session that has been read. */
    static ReportContent of(final SessionReading reading, final List<Theme> themes) throws IOException {
        final Figures figures = reading.figures();
        return new ReportContent(
                figures.text("session"),
                figures.has("firstTimeNs")
                        ? Numbers.time(figures.whole("firstTimeNs")) + " to "
                                + Numbers.time(figures.whole("lastTimeNs")) + " UTC"
                        : "no input",
                caution(reading.playback()),
                HeadFigures.of(reading.configuration(), figures, reading.reviews()),
                themes.stream().map(theme -> theme.section(reading, figures)).toList(),
                reading);
    }

    private static String caution(final JournalPlayback playback) {
        final JournalEnd end = playback.end();
        if (end.state() != EndState.CLEAN) {
            return "This is the session up to the last whole document: " + end.message();
        }
        final var trailer = playback.trailer();
        return trailer == null || trailer.cause().isEmpty()
                ? ""
                : "The session ended by " + trailer.closeReason() + ": " + trailer.cause();
    }

    /** The charts in which there is something to see. */
    boolean isDrawn(final Chart chart) {
        return chart.curves().stream()
                .filter(curve -> curve.tone() != Curve.Tone.LIMIT)
                .anyMatch(curve -> reading.grid().isKnown(reading.grid().placeOf(curve)));
    }
}
