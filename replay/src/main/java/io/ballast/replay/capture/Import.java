package io.ballast.replay.capture;

import io.ballast.gateway.MarketFeed;
import io.ballast.gateway.recorded.BarFeed;
import io.ballast.gateway.recorded.BarRows;
import io.ballast.gateway.recorded.CaptureFeed;
import io.ballast.gateway.recorded.FeedCount;
import io.ballast.gateway.recorded.FeedTally;
import io.ballast.gateway.recorded.MergedFeed;
import io.ballast.instrument.Instrument;
import io.ballast.launch.EngineConfiguration;
import io.ballast.launch.MarketFeeds;
import io.ballast.settings.SourceSettings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The market data of some files as one feed, and what was found in them. */
public final class Import {
    private final EngineConfiguration configuration;
    private final ImportOptions options;
    private final BadRows bad = new BadRows();
    private final FundingRates funding = new FundingRates();
    private final List<MarketFeed> feeds = new ArrayList<>();
    private final @Nullable Path directory;
    private FeedTally tally;
    private @Nullable FundingFeed funded;
    private @Nullable NumberedFeed numbered;

    private Import(
            final EngineConfiguration configuration, final ImportOptions options, final @Nullable Path directory) {
        this.configuration = configuration;
        this.options = options;
        this.directory = directory;
        tally = new FeedTally(configuration.instruments().size());
    }

    /**
     * Plans an import of files.
     *
     * @param configuration names the instruments and sources
     */
    public static Import of(final EngineConfiguration configuration, final ImportOptions options) {
        return new Import(configuration, options, null);
    }

    /**
     * Plans an import of what a configuration names itself.
     *
     * @param directory where the paths of its files begin
     */
    public static Import configured(final EngineConfiguration configuration, final Path directory) {
        return new Import(configuration, ImportOptions.NOTHING, directory);
    }

    /**
     * Opens every file.
     *
     * @return by time; whoever takes it closes it
     * @throws ImportException                        for a file of which nobody can say what it holds
     * @throws io.ballast.gateway.MarketDataException for one that is not what it should be
     */
    public MarketFeed open() {
        numbered = new NumberedFeed(
                directory == null ? openFiles() : openConfigured(directory),
                configuration.instruments().size());
        return numbered;
    }

    private MarketFeed openConfigured(final Path data) {
        final MarketFeeds market = MarketFeeds.open(configuration, data);
        tally = market.tally();
        return market.feed();
    }

    private MarketFeed openFiles() {
        final List<ImportFile> files = ImportPlan.of(configuration, options);
        boolean isOpen = false;
        try {
            for (final SourceSettings source : configuration.sources()) {
                open(
                        source,
                        files.stream()
                                .filter(file -> file.sourceId() == source.id())
                                .toList());
            }
            if (feeds.isEmpty()) {
                throw new ImportException("funding rates alone are no market: import quotes, bars or trades with them");
            }
            funded = new FundingFeed(
                    new MergedFeed(feeds),
                    funding.all(),
                    configuration.instruments().size());
            isOpen = true;
            return funded;
        } finally {
            if (!isOpen) {
                feeds.forEach(MarketFeed::close);
            }
        }
    }

    private void open(final SourceSettings source, final List<ImportFile> files) {
        final List<BarRows> bars = new ArrayList<>();
        final List<String> barFiles = new ArrayList<>();
        for (final ImportFile file : files) {
            switch (file.kind()) {
                case CAPTURE -> feeds.add(new CaptureFeed(source, absolute(file), instruments(), Path.of(""), tally));
                case BARS -> barFiles.add(absolute(file));
                default -> openRows(source, file, bars);
            }
        }
        if (!barFiles.isEmpty()) {
            feeds.add(new BarFeed(withFiles(source, barFiles), instruments(), Path.of(""), tally));
        }
        if (!bars.isEmpty()) {
            feeds.add(new BarFeed(source, instruments(), bars, tally));
        }
    }

    private void openRows(final SourceSettings source, final ImportFile file, final List<BarRows> bars) {
        final Layout layout = Objects.requireNonNullElseGet(
                file.kind().layout(),
                () -> Objects.requireNonNull(options.mapping()).layout());
        final Targets targets = Targets.of(source.id(), file.symbol(), instruments());
        final CsvRows rows = new CsvRows(file.path(), layout);
        switch (layout.message()) {
            case BAR -> bars.add(new CsvBars(rows, targets, bad));
            case FUNDING -> funding.read(rows, targets, bad);
            case QUOTE, TRADE, MARK -> feeds.add(new RowFeed(rows, layout.message(), targets, bad, tally));
        }
    }

    private static String absolute(final ImportFile file) {
        return file.path().toAbsolutePath().toString();
    }

    private static SourceSettings withFiles(final SourceSettings source, final List<String> files) {
        return new SourceSettings(
                source.id(),
                source.name(),
                source.kind(),
                files,
                source.stalenessNs(),
                source.clockOffsetNs(),
                source.maxClockSkewNs(),
                source.barNs(),
                source.halfSpreadPpb(),
                source.quoteLots(),
                source.hasDepth());
    }

    private List<Instrument> instruments() {
        return configuration.instruments();
    }

    /** What became of it so far, as one line. */
    public String summary() {
        final NumberedFeed feed = Objects.requireNonNull(numbered);
        return String.format(
                Locale.ROOT,
                "%,d quotes, %,d trades, %,d marks, %,d prices of order books",
                feed.quotes(),
                feed.trades(),
                feed.marks(),
                feed.levels());
    }

    /** Names of the instruments that had no quote so far. */
    public List<String> silent() {
        final NumberedFeed feed = Objects.requireNonNull(numbered);
        return instruments().stream()
                .filter(instrument -> !instrument.isComposite())
                .filter(instrument -> feed.quotes(instrument.id()) == 0)
                .map(Instrument::name)
                .toList();
    }

    /** Times that ran back and were raised to the latest before. */
    public long raisedTimes() {
        return tally.total(FeedCount.TIMES_CLAMPED);
    }

    /** Marks that no price, or no market, was there for. */
    public long fundingMarksLeftOut() {
        return funded == null ? 0 : funded.leftOut();
    }

    /** Rows that were left out because they could not be read. */
    public long badRows() {
        return bad.count();
    }

    /** File, line and problem of the first of them. */
    public List<String> namedBadRows() {
        return bad.named();
    }

    /** Whether more rows were bad than may be. */
    public boolean isRefused() {
        return bad.count() > options.mostBad();
    }
}
