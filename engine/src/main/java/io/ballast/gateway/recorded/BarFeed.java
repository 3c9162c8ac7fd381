package io.ballast.gateway.recorded;

import io.ballast.gateway.MarketDataException;
import io.ballast.gateway.MarketFeed;
import io.ballast.gateway.MarketInput;
import io.ballast.instrument.Instrument;
import io.ballast.math.Ppb;
import io.ballast.settings.SourceSettings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.agrona.DirectBuffer;

/**
 * Bars as short paths of quotes: open, low, high, close if the bar closed at or above its open, else open, high, low,
 * close, point k at {@code open_ms + k × barNs ÷ 4}. All bars of one open time are interleaved by time, ties by symbol,
 * then by instrument id.
 *
 * <p>This is an interpolation, not tick data: when a price was reached inside its bar is not known. Each point is
 * quoted {@code max(1, ⌈price × halfSpread⌉)} ticks to either side, so that the mid is exactly the bar's price.
 *
 * <p>Several files of one source are merged on their open times. {@code receiveTimeNs} and {@code eventTimeNs} are the
 * time of the point.
 */
public final class BarFeed implements MarketFeed {
    private static final int POINTS = 4;

    private final SourceSettings source;
    private final FeedTally tally;
    private final List<BarRows> readers = new ArrayList<>();
    private final List<BarPath> paths;
    private final MarketInput input = new MarketInput();
    private long openNs = Long.MIN_VALUE;
    private long timeNs;
    private int point;
    private int cursor;

    /**
     * @param instruments   those of other sources are left out
     * @param dataDirectory what the source's files are relative to
     * @param tally         counts what is read and skipped
     * @throws MarketDataException if a file is missing or broken, or an instrument's symbol is in none of them
     */
    public BarFeed(
            final SourceSettings source,
            final List<Instrument> instruments,
            final Path dataDirectory,
            final FeedTally tally) {
        this(source, instruments, tally);
        final Set<String> symbols = paths.stream().map(BarPath::symbol).collect(Collectors.toSet());
        requireSymbols(symbols, dataDirectory);
        try {
            open(symbols, dataDirectory);
            nextBars();
        } catch (final MarketDataException e) {
            close();
            throw e;
        }
    }

    /**
     * Of rows that somebody else reads.
     *
     * @param rows each in front of its first row, in the order of their times; closed with the feed
     * @throws MarketDataException if the first of them cannot be used
     */
    public BarFeed(
            final SourceSettings source,
            final List<Instrument> instruments,
            final List<? extends BarRows> rows,
            final FeedTally tally) {
        this(source, instruments, tally);
        readers.addAll(rows);
        try {
            readers.forEach(BarRows::advance);
            nextBars();
        } catch (final MarketDataException e) {
            close();
            throw e;
        }
    }

    private BarFeed(final SourceSettings source, final List<Instrument> instruments, final FeedTally tally) {
        this.source = source;
        this.tally = tally;
        paths = instruments.stream()
                .filter(instrument -> instrument.isQuotedBy(source.id()))
                .sorted(Comparator.comparing(Instrument::symbol).thenComparingInt(Instrument::id))
                .map(BarPath::new)
                .toList();
    }

    @Override
    public long peekTimeNs() {
        return timeNs;
    }

    @Override
    public DirectBuffer buffer() {
        return input.buffer();
    }

    @Override
    public int offset() {
        return 0;
    }

    @Override
    public int length() {
        return input.length();
    }

    @Override
    public void advance() {
        if (timeNs != END) {
            cursor++;
            nextQuote();
        }
    }

    @Override
    public double share() {
        return readers.stream().mapToDouble(BarRows::share).average().orElse(Double.NaN);
    }

    @Override
    public void close() {
        readers.forEach(BarRows::close);
    }

    private void open(final Set<String> symbols, final Path dataDirectory) {
        for (final String file : source.files()) {
            final BarReader reader = new BarReader(dataDirectory.resolve(file), symbols, tally);
            readers.add(reader);
            reader.advance();
        }
    }

    private void nextQuote() {
        while (point < POINTS) {
            while (cursor < paths.size()) {
                if (paths.get(cursor).openNs == openNs) {
                    encode(paths.get(cursor));
                    return;
                }
                cursor++;
            }
            cursor = 0;
            point++;
        }
        nextBars();
    }

    private void nextBars() {
        final long previousNs = openNs;
        openNs = BarRows.END;
        for (final BarRows reader : readers) {
            openNs = Math.min(openNs, reader.openNs());
        }
        if (openNs == BarRows.END) {
            timeNs = END;
            return;
        }
        for (final BarRows reader : readers) {
            gather(reader, previousNs);
        }
        point = 0;
        cursor = 0;
        nextQuote();
    }

    private void gather(final BarRows reader, final long previousNs) {
        while (reader.openNs() == openNs) {
            if (previousNs != Long.MIN_VALUE && openNs - previousNs < source.barNs()) {
                throw reader.error(
                        "opens " + (openNs - previousNs) + " ns after the bar before, bars of source " + source.name()
                                + " last " + source.barNs() + " ns",
                        "set the source's bar length to the spacing of its files");
            }
            for (final BarPath path : paths) {
                if (path.symbol().equals(reader.symbol())) {
                    path.take(reader, openNs, source.halfSpreadPpb());
                }
            }
            reader.advance();
        }
    }

    private void encode(final BarPath path) {
        final Instrument instrument = path.instrument;
        final long priceTicks = path.pointTicks[point];
        final long halfSpreadTicks = path.halfSpreadTicks(priceTicks, source.halfSpreadPpb());
        timeNs = openNs + point * source.barNs() / POINTS;
        input.quote()
                .receiveTimeNs(timeNs)
                .eventTimeNs(timeNs)
                .sourceSequence(++path.sequence)
                .bidTicks(priceTicks - halfSpreadTicks)
                .askTicks(priceTicks + halfSpreadTicks)
                .bidLots(source.quoteLots())
                .askLots(source.quoteLots())
                .instrumentId(instrument.id())
                .sourceId(source.id());
        tally.add(FeedCount.QUOTES, instrument.id());
    }

    /** Reads ahead, as a rule no further than the first bars: a misspelt symbol shows before anything has run. */
    private void requireSymbols(final Set<String> symbols, final Path dataDirectory) {
        final Set<String> missing = new TreeSet<>(symbols);
        for (final String file : source.files()) {
            seek(dataDirectory.resolve(file), missing);
        }
        if (!missing.isEmpty()) {
            throw new MarketDataException("source " + source.name() + " has no bar of " + String.join(", ", missing)
                    + " in " + source.files() + ": correct the symbols or add a file that has them");
        }
    }

    private static void seek(final Path path, final Set<String> missing) {
        try (BarReader reader = new BarReader(path, new HashSet<>(missing), new FeedTally(0))) {
            while (!missing.isEmpty() && reader.openNs() != BarRows.END) {
                reader.advance();
                if (reader.openNs() != BarRows.END) {
                    missing.remove(reader.symbol());
                }
            }
        }
    }

    /** The path of one instrument through its latest bar. */
    private static final class BarPath {
        private final Instrument instrument;
        private final DecimalGrid ticks;
        private final long[] openHighLowClose = new long[POINTS];
        private final long[] pointTicks = new long[POINTS];
        private long openNs = Long.MIN_VALUE;
        private long sequence;

        BarPath(final Instrument instrument) {
            this.instrument = instrument;
            this.ticks = new DecimalGrid(instrument.tickSize());
        }

        String symbol() {
            return instrument.symbol();
        }

        void take(final BarRows reader, final long barOpenNs, final long halfSpreadPpb) {
            if (openNs == barOpenNs) {
                throw reader.error("a second bar of " + symbol() + " at the same time", "remove one of the two");
            }
            reader.prices(ticks, openHighLowClose);
            openNs = barOpenNs;
            final boolean isUp = openHighLowClose[3] >= openHighLowClose[0];
            pointTicks[0] = openHighLowClose[0];
            pointTicks[1] = openHighLowClose[isUp ? 2 : 1];
            pointTicks[2] = openHighLowClose[isUp ? 1 : 2];
            pointTicks[3] = openHighLowClose[3];
            requireRoomForSpread(reader, halfSpreadPpb);
        }

        long halfSpreadTicks(final long priceTicks, final long halfSpreadPpb) {
            return Math.max(1, Ppb.ceilingOf(priceTicks, halfSpreadPpb));
        }

        private void requireRoomForSpread(final BarRows reader, final long halfSpreadPpb) {
            for (final long priceTicks : pointTicks) {
                if (priceTicks <= halfSpreadTicks(priceTicks, halfSpreadPpb)) {
                    throw reader.error(
                            "the price of " + symbol() + " is " + priceTicks + " ticks, not more than half its spread",
                            "configure a finer tickSize or a smaller half-spread");
                }
            }
        }
    }
}
