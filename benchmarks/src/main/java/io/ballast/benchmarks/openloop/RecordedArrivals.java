package io.ballast.benchmarks.openloop;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/**
 * When messages of a recorded market arrived: the local receive times of captures, all files together. Bursts keep their
 * shape, faster or slower: the mean rate becomes the one that is asked for.
 */
public final class RecordedArrivals {
    private static final double NANOS = 1e9;
    private static final String CAPTURE = ".gz";

    private final long[] timesNs;

    private RecordedArrivals(final long[] timesNs) {
        this.timesNs = timesNs;
    }

    /**
     * Of the stretch that all captures of a directory cover, so that no burst is missing a market.
     *
     * @throws IOException if there is none, or one is not {@code <local time in ns> <message>} a line
     */
    public static RecordedArrivals read(final Path directory) throws IOException {
        final List<Path> files = captures(directory);
        if (files.isEmpty()) {
            throw new IOException(directory + " holds no capture (*" + CAPTURE + ")");
        }
        long from = Long.MIN_VALUE;
        long to = Long.MAX_VALUE;
        LongStream all = LongStream.empty();
        for (final Path file : files) {
            final long[] times = times(file);
            from = Math.max(from, times[0]);
            to = Math.min(to, times[times.length - 1]);
            all = LongStream.concat(all, Arrays.stream(times));
        }
        final long first = from;
        final long last = to;
        return of(all.filter(time -> time >= first && time <= last).toArray());
    }

    /** Of times in nanoseconds, in any order. */
    static RecordedArrivals of(final long... timesNs) {
        final long[] sorted = timesNs.clone();
        Arrays.sort(sorted);
        if (sorted.length < 2 || sorted[0] == sorted[sorted.length - 1]) {
            throw new IllegalArgumentException("arrivals at one time have no rate");
        }
        return new RecordedArrivals(sorted);
    }

    private static List<Path> captures(final Path directory) throws IOException {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.getFileName().toString().endsWith(CAPTURE))
                    .sorted()
                    .toList();
        }
    }

    private static long[] times(final Path file) throws IOException {
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.US_ASCII))) {
            final long[] times = lines.lines()
                    .mapToLong(RecordedArrivals::time)
                    .filter(time -> time > 0)
                    .sorted()
                    .toArray();
            if (times.length == 0) {
                throw new IOException(file + " holds no line that begins with a time in nanoseconds");
            }
            return times;
        }
    }

    private static long time(final String line) {
        final int end = line.indexOf(' ');
        return end > 0 && line.chars().limit(end).allMatch(Character::isDigit)
                ? Long.parseLong(line.substring(0, end))
                : 0;
    }

    /** How many. */
    public int count() {
        return timesNs.length;
    }

    /**
     * A stretch of them at another mean rate. Stretches of rising numbers lie behind each other and begin anew at the
     * end.
     *
     * @param ratePerSecond of the whole recording, replayed so
     * @param stretch       from 0
     * @param settleNs      at the stretch's begin, before what is measured
     * @param measuredNs    that is measured
     */
    public Schedule schedule(final long ratePerSecond, final int stretch, final long settleNs, final long measuredNs) {
        final double scale = scale(ratePerSecond);
        final double lengthNs = (double) settleNs + measuredNs;
        final double wholeNs = (timesNs[timesNs.length - 1] - timesNs[0]) * scale;
        final long stretches = Math.max(1, (long) (wholeNs / lengthNs));
        final double beginNs = stretch % stretches * lengthNs;
        final int from = firstAt(beginNs / scale);
        final int to = firstAt((beginNs + lengthNs) / scale);
        if (from == to) {
            throw new IllegalStateException(
                    "stretch " + stretch + " of the recorded arrivals is empty; measure longer");
        }
        final long[] offsetsNs = new long[to - from];
        for (int i = 0; i < offsetsNs.length; i++) {
            offsetsNs[i] = (long) ((timesNs[from + i] - timesNs[0]) * scale - beginNs);
        }
        return Schedule.of(offsetsNs, settleNs);
    }

    private double scale(final long ratePerSecond) {
        final double recordedNs = timesNs[timesNs.length - 1] - timesNs[0];
        return timesNs.length * NANOS / ratePerSecond / recordedNs;
    }

    /** Place of the first arrival not before a time from the recording's begin. */
    private int firstAt(final double offsetNs) {
        int low = 0;
        int high = timesNs.length;
        while (low < high) {
            final int middle = low + high >>> 1;
            if (timesNs[middle] - timesNs[0] < offsetNs) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
