package io.ballast.benchmarks.latency;

import io.ballast.benchmarks.report.LinkState;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import org.HdrHistogram.EncodableHistogram;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramLogReader;
import org.HdrHistogram.HistogramLogWriter;

/** The histograms of all slices, one log for each cell, one line for each slice, tagged with the machine's state. */
final class RawLogs {
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

    void append(final CellSpec cell, final LinkState state, final Histogram latencyNs) throws IOException {
        latencyNs.setTag(state.letter());
        try (PrintStream stream =
                new PrintStream(new FileOutputStream(file(cell).toFile(), true), false, StandardCharsets.UTF_8)) {
            new HistogramLogWriter(stream).outputIntervalHistogram(latencyNs);
        }
    }

    /** All slices of each state together. */
    Map<LinkState, Histogram> read(final CellSpec cell) throws IOException {
        final Map<LinkState, Histogram> sums = new EnumMap<>(LinkState.class);
        final Path file = file(cell);
        if (!Files.exists(file)) {
            return sums;
        }
        try (HistogramLogReader reader = new HistogramLogReader(file.toFile())) {
            EncodableHistogram next = reader.nextIntervalHistogram();
            while (next != null) {
                final Histogram slice = (Histogram) next;
                for (final LinkState state : LinkState.values()) {
                    if (state.letter().equals(slice.getTag())) {
                        sums.computeIfAbsent(state, ignored -> new Histogram(slice.getNumberOfSignificantValueDigits()))
                                .add(slice);
                    }
                }
                next = reader.nextIntervalHistogram();
            }
        }
        return sums;
    }
}
