package io.ballast.benchmarks.latency;

import io.ballast.benchmarks.report.LinkState;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.HdrHistogram.EncodableHistogram;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramLogReader;
import org.HdrHistogram.HistogramLogWriter;

/**
 * The histograms of all slices, one log for each cell, one line for each slice, tagged with the letter of the machine's
 * state; of a slice that does not count because it was not quiet, another mark follows.
 */
final class RawLogs {
    private static final String BUSY = "-busy";

    private final Path directory;

    RawLogs(final Path directory) {
        this.directory = directory;
    }

    Path file(final CellSpec cell) {
        return directory.resolve(cell.fileName());
    }

    /** Begins the cell's log anew. */
    void begin(final CellSpec cell) throws IOException {
        Files.createDirectories(directory);
        try (PrintStream stream = new PrintStream(file(cell).toFile(), StandardCharsets.UTF_8)) {
            final HistogramLogWriter writer = new HistogramLogWriter(stream);
            writer.outputLogFormatVersion();
            writer.outputComment("[nanoseconds; " + cell.text() + "]");
            writer.outputLegend();
        }
    }

    /** Adds a slice that has just ended. */
    void append(final CellSpec cell, final LinkState state, final boolean isQuiet, final Histogram latencyNs)
            throws IOException {
        latencyNs.setTag(tag(state, isQuiet));
        latencyNs.setStartTimeStamp(System.currentTimeMillis());
        latencyNs.setEndTimeStamp(System.currentTimeMillis());
        write(cell, List.of(latencyNs));
    }

    private void write(final CellSpec cell, final List<Histogram> slices) throws IOException {
        try (PrintStream stream =
                new PrintStream(new FileOutputStream(file(cell).toFile(), true), false, StandardCharsets.UTF_8)) {
            final HistogramLogWriter writer = new HistogramLogWriter(stream);
            for (final Histogram slice : slices) {
                writer.outputIntervalHistogram(slice);
            }
        }
    }

    private static String tag(final LinkState state, final boolean isQuiet) {
        return isQuiet ? state.letter() : state.letter() + BUSY;
    }

    /**
     * Takes away the mark of slices that count though they were not quiet, so that all that counts of a state has its
     * letter alone.
     *
     * @return the sum of what counts, by state
     */
    Map<LinkState, Histogram> settle(final CellSpec cell, final Set<LinkState> statesOfBusy) throws IOException {
        final List<Histogram> slices = slices(cell);
        final Map<LinkState, Histogram> sums = new EnumMap<>(LinkState.class);
        for (final Histogram slice : slices) {
            for (final LinkState state : LinkState.values()) {
                final boolean isCounted = slice.getTag().equals(tag(state, true))
                        || (statesOfBusy.contains(state) && slice.getTag().equals(tag(state, false)));
                if (isCounted) {
                    slice.setTag(tag(state, true));
                    sums.computeIfAbsent(state, ignored -> new Histogram(slice.getNumberOfSignificantValueDigits()))
                            .add(slice);
                }
            }
        }
        begin(cell);
        write(cell, slices);
        return sums;
    }

    private List<Histogram> slices(final CellSpec cell) throws IOException {
        final List<Histogram> slices = new ArrayList<>();
        try (HistogramLogReader reader = new HistogramLogReader(file(cell).toFile())) {
            EncodableHistogram next = reader.nextIntervalHistogram();
            while (next != null) {
                slices.add((Histogram) next);
                next = reader.nextIntervalHistogram();
            }
        }
        return slices;
    }
}
