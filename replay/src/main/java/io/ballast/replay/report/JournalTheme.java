package io.ballast.replay.report;

import io.ballast.journal.SessionHeader;
import io.ballast.journal.SessionTrailer;
import io.ballast.launch.JournalPlayback;
import io.ballast.replay.report.Block.Column;
import java.util.ArrayList;
import java.util.List;

/** What the report is made from, and how far it can be relied on. */
final class JournalTheme implements Theme {
    @Override
    public List<Chart> charts() {
        return List.of();
    }

    @Override
    public Section section(final SessionReading reading, final Figures figures) {
        final JournalPlayback playback = reading.playback();
        final SessionHeader header = playback.header();
        final List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("journal", String.valueOf(playback.directory().getFileName())));
        rows.add(List.of("session epoch", Numbers.count(header.sessionEpoch())));
        rows.add(List.of("recorded by", header.engineVersion() + " (" + header.gitRevision() + ")"));
        rows.add(List.of("inputs re-run", Numbers.count(playback.inputs())));
        rows.add(List.of("outputs compared", Numbers.count(playback.outputs()) + ", all identical"));
        if (playback.earlierInputs() > 0) {
            rows.add(List.of("inputs of the sessions before", Numbers.count(playback.earlierInputs())));
        }
        if (playback.unprocessed() > 0) {
            rows.add(List.of("inputs not processed", Numbers.count(playback.unprocessed())));
        }
        rows.add(List.of(
                "end", playback.end().state().name() + ": " + playback.end().message()));
        final SessionTrailer trailer = playback.trailer();
        if (trailer != null) {
            rows.add(List.of("closed", trailer.closeReason().name() + cause(trailer)));
            rows.add(List.of("state sha256", trailer.stateSha256()));
        }
        rows.add(List.of("configuration sha256", header.configurationSha256()));
        return new Section(
                "journal",
                "Journal",
                "Every figure comes from re-running the journal through the engine's own stages, each output held"
                        + " against the recorded one.",
                List.of(new Block.Table("Source", List.of(Column.text("what"), Column.text("is")), rows)));
    }

    private static String cause(final SessionTrailer trailer) {
        return trailer.cause().isEmpty() ? "" : ": " + trailer.cause();
    }
}
