package io.ballast.replay.report;

import io.ballast.journal.SessionTrailer;
import io.ballast.launch.JournalPlayback;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The summary that {@code ballast run --summary} wrote: it knows how fast the engine was, which no journal says. */
public final class RunSummary {
    private final Path file;
    private final Figures figures;

    private RunSummary(final Path file, final Figures figures) {
        this.file = file;
        this.figures = figures;
    }

    /**
     * Reads a summary.
     *
     * @throws IOException if the file cannot be read, or is none
     */
    public static RunSummary read(final Path file) throws IOException {
        final String text = Files.readString(file);
        final Figures figures;
        try {
            figures = Figures.parse(text);
        } catch (final IOException e) {
            throw new IOException(file + " is no summary of a session: " + e.getMessage(), e);
        }
        if (!figures.has("stateHash") || !figures.has("tickToOrderNs")) {
            throw new IOException(file + " is no summary of a session; name what `ballast run --summary` wrote");
        }
        return new RunSummary(file, figures);
    }

    /** That it is of the session whose journal has been read to its end. */
    void check(final JournalPlayback playback) throws IOException {
        final SessionTrailer trailer = playback.trailer();
        final String recorded = trailer == null ? playback.stages().stateSha256() : trailer.stateSha256();
        if (!figures.text("stateHash").equals(recorded)) {
            throw new IOException(file + " is the summary of another session: its state is " + figures.text("stateHash")
                    + ", that of the journal " + recorded);
        }
    }

    Figures figures() {
        return figures;
    }
}
