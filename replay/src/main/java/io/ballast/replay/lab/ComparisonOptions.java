package io.ballast.replay.lab;

import io.ballast.replay.compare.Comparison;
import io.ballast.replay.compare.ComparisonJson;
import io.ballast.replay.compare.ComparisonText;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What every command takes that compares sessions. */
final class ComparisonOptions {
    @Option(names = "--json", description = "Print the comparison as JSON, every order in it.")
    private boolean isJson;

    @Option(
            names = "--orders",
            paramLabel = "COUNT",
            description = "Name at most so many differing orders. Default: ${DEFAULT-VALUE}.",
            defaultValue = "20")
    private long mostOrders;

    @Option(
            names = "--within",
            paramLabel = "DURATION",
            description = "Orders of one leg and reason that are at most so far apart are one order, changed; ISO 8601."
                    + " Default: ${DEFAULT-VALUE}.",
            defaultValue = "PT10M")
    private Duration within;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Read the market again from the recorded files in this directory, or make the synthetic one"
                    + " again. Default: the market is taken from the journal.")
    private @Nullable Path dataDirectory;

    Experiment experiment(final RecordedSession session, final Change change) {
        return new Experiment(session, dataDirectory, change, mostApartNs());
    }

    long mostApartNs() {
        return within.toNanos();
    }

    boolean hasData() {
        return dataDirectory != null;
    }

    void print(final PrintWriter out, final Comparison comparison) throws IOException {
        if (isJson) {
            new ComparisonJson(comparison).write(out);
        } else {
            new ComparisonText(comparison, mostOrders).print(out);
        }
    }
}
