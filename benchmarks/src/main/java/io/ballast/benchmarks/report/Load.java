package io.ballast.benchmarks.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Mean number of threads that ran or wanted to.
 *
 * @param oneMinute      over the last minute; NaN where the system does not say
 * @param fiveMinutes    over the last five
 * @param fifteenMinutes over the last fifteen
 */
public record Load(double oneMinute, double fiveMinutes, double fifteenMinutes) {
    private static final Path AVERAGES = Path.of("/proc/loadavg");

    /** As of now. */
    public static Load current() throws IOException {
        if (!Files.isReadable(AVERAGES)) {
            return new Load(Double.NaN, Double.NaN, Double.NaN);
        }
        final String[] words = Files.readString(AVERAGES).split(" ");
        return new Load(Double.parseDouble(words[0]), Double.parseDouble(words[1]), Double.parseDouble(words[2]));
    }
}
