package io.ballast.replay;

import io.ballast.cli.ExitCode;
import io.ballast.cli.ProgressLine;
import io.ballast.gateway.MarketDataException;
import io.ballast.gateway.MarketFeed;
import io.ballast.gateway.recorded.FeedCount;
import io.ballast.gateway.recorded.FeedTally;
import io.ballast.instrument.Instrument;
import io.ballast.launch.ConfigurationFile;
import io.ballast.launch.EngineConfiguration;
import io.ballast.launch.InputJournal;
import io.ballast.launch.MarketFeeds;
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
            return files.isEmpty() ? importConfigured(configuration) : importFiles(configuration);
        } catch (final ImportException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage());
        }
    }

    private int importConfigured(final EngineConfiguration configuration) throws IOException {
        final Path directory = data == null ? configurationFile.toAbsolutePath().resolveSibling("") : data;
        try (MarketFeeds feeds = MarketFeeds.open(configuration, directory)) {
            final long messages = write(configuration, feeds.feed());
            report(configuration, messages, feeds.tally());
            return ExitCode.OK;
        }
    }

    private int importFiles(final EngineConfiguration configuration) throws IOException {
        final Mapping columns = mapping == null ? null : Mapping.read(mapping);
        final Import read = Import.of(configuration, new ImportOptions(files, kind, symbol, columns, mostBad));
        final boolean isNew = isNew();
        final long messages = write(configuration, read.open());
        final PrintWriter err = spec.commandLine().getErr();
        read.namedBadRows().forEach(err::println);
        if (read.isRefused()) {
            delete(isNew);
            throw new MarketDataException(String.format(
                    Locale.ROOT,
                    "%,d bad rows, the first of them above; nothing is written: mend them, or leave them out with"
                            + " --max-bad %d",
                    read.badRows(),
                    read.badRows()));
        }
        report(configuration, messages, read.tally());
        if (read.badRows() > 0) {
            spec.commandLine().getOut().printf(Locale.ROOT, "%,d bad rows left out%n", read.badRows());
        }
        if (read.fundingMarks() + read.fundingMarksLeftOut() > 0) {
            spec.commandLine()
                    .getOut()
                    .printf(
                            Locale.ROOT,
                            "%,d marks of funding, %,d left out without a price%n",
                            read.fundingMarks(),
                            read.fundingMarksLeftOut());
        }
        return ExitCode.OK;
    }

    /** What breaks off leaves nothing behind. */
    private long write(final EngineConfiguration configuration, final MarketFeed feed) throws IOException {
        final boolean isNew = isNew();
        final AtomicLong done = new AtomicLong();
        try (ProgressLine progress = new ProgressLine(spec.commandLine().getErr(), "messages", done::get)) {
            progress.start();
            return InputJournal.write(configuration, feed, out, done::set);
        } catch (final MarketDataException e) {
            delete(isNew);
            throw e;
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

    private void report(final EngineConfiguration configuration, final long messages, final FeedTally tally) {
        final PrintWriter print = spec.commandLine().getOut();
        print.printf(
                Locale.ROOT,
                "%,d messages in %s: %,d quotes, %,d trades, %,d prices of order books%n",
                messages,
                out,
                tally.total(FeedCount.QUOTES),
                tally.total(FeedCount.TRADES),
                tally.total(FeedCount.DEPTH_LEVELS));
        if (tally.total(FeedCount.TIMES_CLAMPED) > 0) {
            print.printf(Locale.ROOT, "%,d times ran back and were raised%n", tally.total(FeedCount.TIMES_CLAMPED));
        }
        final List<String> silent = configuration.instruments().stream()
                .filter(instrument -> !instrument.isComposite())
                .filter(instrument -> tally.count(FeedCount.QUOTES, instrument.id()) == 0)
                .map(Instrument::name)
                .toList();
        if (!silent.isEmpty()) {
            print.printf("no quotes of %s: nothing can be decided on them%n", String.join(", ", silent));
        }
    }
}
