package io.ballast.replay.report;

import io.ballast.counter.Counters;
import io.ballast.launch.Divergence;
import io.ballast.launch.EngineConfiguration;
import io.ballast.launch.JournalPlayback;
import io.ballast.launch.ReadingProgress;
import io.ballast.replay.export.WholeFile;
import io.ballast.replay.series.SeriesCatalogue;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads a journal and writes its report: a page, and the same figures as Markdown and JSON. */
public final class SessionReport {
    private final Path journal;
    private final @Nullable RunSummary machine;

    /**
     * @param journal a session's journal
     * @param machine the summary that the session itself wrote; null if it is not at hand
     */
    public SessionReport(final Path journal, final @Nullable RunSummary machine) {
        this.journal = journal;
        this.machine = machine;
    }

    /**
     * Writes the report, or nothing if the journal is not what its stages do.
     *
     * @param progress told how far the journal has been re-run
     * @return where the re-run did something else than the journal says; null if nowhere
     * @throws io.ballast.journal.JournalException if there is no journal that can be read to its end
     * @throws IOException                         if a file cannot be written, or the summary is of another session
     */
    public @Nullable Divergence write(final ReportFiles files, final ReadingProgress progress) throws IOException {
        final Counters counters = new Counters();
        try (JournalPlayback playback = JournalPlayback.open(journal, counters, progress)) {
            final List<Theme> themes = themes(playback.configuration());
            final List<Curve> curves = themes.stream()
                    .flatMap(theme -> theme.charts().stream())
                    .flatMap(chart -> chart.curves().stream())
                    .distinct()
                    .toList();
            final SessionReading reading = new SessionReading(playback, counters, curves);
            final Divergence divergence = reading.read();
            if (divergence == null) {
                if (machine != null) {
                    machine.check(playback);
                }
                write(files, ReportContent.of(reading, themes));
            }
            return divergence;
        }
    }

    private List<Theme> themes(final EngineConfiguration configuration) {
        final Curves curves = new Curves(SeriesCatalogue.of(configuration));
        return List.of(
                new DriftTheme(configuration, curves),
                new ResultTheme(configuration, curves),
                new TrackingTheme(configuration, curves),
                new CostTheme(configuration, curves),
                new HedgeTheme(configuration, curves),
                new MarginTheme(configuration, curves),
                new OrdersTheme(configuration, curves),
                new WorkflowTheme(configuration),
                new LatencyTheme(machine == null ? null : machine.figures()),
                new JournalTheme());
    }

    private static void write(final ReportFiles files, final ReportContent content) throws IOException {
        WholeFile.writeText(files.html(), HtmlPage.of(content));
        WholeFile.writeText(files.markdown(), MarkdownPage.of(content));
        WholeFile.writeText(files.json(), JsonDocument.whole(content));
    }
}
