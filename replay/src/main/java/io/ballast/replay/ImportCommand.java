package io.ballast.replay;

import io.ballast.cli.ExitCode;
import io.ballast.cli.ProgressLine;
import io.ballast.gateway.MarketDataException;
import io.ballast.gateway.MarketFeed;
import io.ballast.launch.ConfigurationFile;
import io.ballast.launch.EngineConfiguration;
import io.ballast.launch.InputJournal;
import io.ballast.replay.capture.FileKind;
import io.ballast.replay.capture.Import;
import io.ballast.replay.capture.ImportException;
import io.ballast.replay.capture.ImportOptions;
import io.ballast.replay.capture.Mapping;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ballast-replay import}: market data of others as an input journal. */
@Command(
        name = "import",
        description = "Reads market data into a journal that run --data and backtest --data take: Binance public data"
                + " (klines, aggTrades, bookTicker, fundingRate), raw captures, bars, or any CSV with a mapping;"
                + " plain, gzipped or zipped. Without files, what the configuration names.",
        mixinStandardHelpOptions = true)
final class ImportCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(
            arity = "0..*",
            paramLabel = "[SOURCE=]FILE",
            description = "Files, with the configured source that each is of where its symbol does not tell.")
    private List<String> files = List.of();

    @Option(
            names = "--config",
            required = true,
            paramLabel = "FILE",
            description = "The configuration whose instruments and sources the data is of.")
    private Path configurationFile;

    @Option(
            names = "--out",
            required = true,
            paramLabel = "JOURNAL",
            description = "Where to write: a directory, absent or empty.")
    private Path out;

    @Option(names = "--kind", description = "What all files are: ${COMPLETION-CANDIDATES}. Default: as they say.")
    private @Nullable FileKind kind;

    @Option(names = "--symbol", defaultValue = "", description = "Symbol of all files. Default: as their names say.")
    private String symbol;

    @Option(
            names = "--mapping",
            paramLabel = "FILE.yaml",
            description = "Which column is what, for files of no known kind.")
    private @Nullable Path mapping;

    @Option(
            names = "--max-bad",
            paramLabel = "COUNT",
            defaultValue = "0",
            description = "Leave out so many rows that cannot be read before refusing all. Default: ${DEFAULT-VALUE}.")
    private long mostBad;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Without files: where the paths of the configuration's files begin. Default: its directory.")
    private @Nullable Path data;

    @Override
    public Integer call() throws IOException {
        final EngineConfiguration configuration = ConfigurationFile.read(configurationFile);
        try {
            return write(configuration, files.isEmpty() ? configured(configuration) : named(configuration));
        } catch (final ImportException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage());
        }
    }

    private Import configured(final EngineConfiguration configuration) {
        return Import.configured(
                configuration, data == null ? configurationFile.toAbsolutePath().resolveSibling("") : data);
    }

    private Import named(final EngineConfiguration configuration) throws IOException {
        final Mapping columns = mapping == null ? null : Mapping.read(mapping);
        return Import.of(configuration, new ImportOptions(files, kind, symbol, columns, mostBad));
    }

    /** What breaks off, for whatever reason, leaves nothing behind. */
    private int write(final EngineConfiguration configuration, final Import market) throws IOException {
        final boolean isNew = isNew();
        boolean isWritten = false;
        try {
            final long messages = write(configuration, market.open());
            final PrintWriter err = spec.commandLine().getErr();
            market.namedBadRows().forEach(err::println);
            if (market.isRefused()) {
                throw new MarketDataException(String.format(
                        Locale.ROOT,
                        "%,d bad rows, the first of them above; nothing is written: mend them, or leave them out with"
                                + " --max-bad %d",
                        market.badRows(),
                        market.badRows()));
            }
            isWritten = true;
            report(messages, market);
            return ExitCode.OK;
        } finally {
            if (!isWritten) {
                delete(isNew);
            }
        }
    }

    private long write(final EngineConfiguration configuration, final MarketFeed feed) {
        final AtomicLong done = new AtomicLong();
        try (ProgressLine progress =
                new ProgressLine(spec.commandLine().getErr(), "messages", done::get, feed::share)) {
            progress.start();
            return InputJournal.write(configuration, feed, out, done::set);
        }
    }

    /** What is deleted if the import breaks off must be what it wrote, and nothing else. */
    private boolean isNew() throws IOException {
        if (Files.notExists(out)) {
            return true;
        }
        try (Stream<Path> entries = Files.isDirectory(out) ? Files.list(out) : Stream.of(out)) {
            if (entries.findAny().isPresent()) {
                throw new ParameterException(
                        spec.commandLine(), "--out " + out + " is not empty; name a directory that is absent or empty");
            }
        }
        return false;
    }

    private void delete(final boolean isWithDirectory) throws IOException {
        if (Files.notExists(out)) {
            return;
        }
        try (Stream<Path> written = Files.list(out)) {
            for (final Path file : written.toList()) {
                Files.delete(file);
            }
        }
        if (isWithDirectory) {
            Files.delete(out);
        }
    }

    private void report(final long messages, final Import market) {
        final PrintWriter print = spec.commandLine().getOut();
        print.printf(Locale.ROOT, "%,d messages in %s: %s%n", messages, out, market.summary());
        if (market.badRows() > 0) {
            print.printf(Locale.ROOT, "%,d bad rows left out%n", market.badRows());
        }
        if (market.raisedTimes() > 0) {
            print.printf(Locale.ROOT, "%,d times ran back and were raised%n", market.raisedTimes());
        }
        if (market.fundingMarksLeftOut() > 0) {
            print.printf(
                    Locale.ROOT,
                    "%,d marks of funding left out: no price stands at their times%n",
                    market.fundingMarksLeftOut());
        }
        if (!market.silent().isEmpty()) {
            print.printf("no quotes of %s: nothing can be decided on them%n", String.join(", ", market.silent()));
        }
    }
}
