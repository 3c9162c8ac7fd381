package io.ballast.gateway.recorded;

import io.ballast.gateway.MarketDataException;
import io.ballast.gateway.MarketFeed;
import io.ballast.gateway.MarketInput;
import io.ballast.instrument.Instrument;
import io.ballast.message.Side;
import io.ballast.settings.SourceSettings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.agrona.DirectBuffer;

/**
 * One file of raw Binance WebSocket messages with their local receive times. {@code bookTicker} and the first depth
 * snapshot become quotes, {@code trade} becomes a trade. Order books become one message for each price, from the first
 * snapshot on, if the source is asked for them; else depth updates are counted and skipped.
 *
 * <p>One file holds one symbol. Symbols repeat between markets, so an instrument is found by the file's source and the
 * symbol in its lines. Two instruments may share both; each then gets every message.
 *
 * <p>{@code receiveTimeNs} is the recording's local time, raised to the latest before it should it run back (counted).
 * {@code eventTimeNs} is the venue's {@code E}, 0 where it gives none. {@code sourceSequence} is the update id of a
 * quote and the trade id of a trade: each kind rises on its own. Prices are exact; quantities finer than a lot are
 * rounded down.
 */
public final class CaptureFeed implements MarketFeed {
    private static final long NO_BOOK = -1;
    private static final int MAX_EARLY = 1_000;

    private final SourceSettings source;
    private final FeedTally tally;
    private final LineReader lines;
    private final CaptureLine line;
    private final CaptureLevels levels = new CaptureLevels();
    private final List<Early> early = new ArrayList<>();
    private final String symbol;
    private final List<Target> targets;
    private final MarketInput input = new MarketInput();
    private CaptureLine.Kind kind = CaptureLine.Kind.UNKNOWN;
    /** Part of the line under the cursor: 0 is its quote or trade, behind that are its levels. */
    private int part;

    private int lastPart;
    private int cursor;
    private long timeNs;
    private long lastUpdateId;
    private long bookId = NO_BOOK;

    /**
     * @param file        which of the source's files, as it names it
     * @param instruments those of other sources and symbols are left out
     * @param tally       counts what is read and skipped
     * @throws MarketDataException if the file is missing or broken, or holds a symbol no instrument of its source has
     */
    public CaptureFeed(
            final SourceSettings source,
            final String file,
            final List<Instrument> instruments,
            final Path dataDirectory,
            final FeedTally tally) {
        final Path path = dataDirectory.resolve(file);
        this.source = source;
        this.tally = tally;
        this.symbol = symbolOf(path);
        this.targets = instruments.stream()
                .filter(instrument -> instrument.isQuotedBy(source.id()))
                .filter(instrument -> instrument.symbol().equals(symbol))
                .map(Target::new)
                .toList();
        if (targets.isEmpty()) {
            throw new MarketDataException(path + " holds " + symbol + ", which no instrument of source " + source.name()
                    + " has: add an instrument or drop the file");
        }
        this.lines = new LineReader(path);
        this.line = new CaptureLine(lines, source.hasDepth() ? levels : null);
        this.cursor = targets.size() - 1;
        try {
            advance();
        } catch (final MarketDataException e) {
            close();
            throw e;
        }
    }

    /** The symbol the file holds. */
    public String symbol() {
        return symbol;
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
        if (timeNs == END) {
            return;
        }
        cursor++;
        if (cursor == targets.size() && !nextPart()) {
            timeNs = END;
            return;
        }
        encode(targets.get(cursor));
    }

    private boolean nextPart() {
        cursor = 0;
        if (part < lastPart) {
            part++;
            return true;
        }
        return nextMessage();
    }

    @Override
    public void close() {
        lines.close();
    }

    /** Moves to the next line that becomes a message. */
    private boolean nextMessage() {
        cursor = 0;
        while (line.next()) {
            kind = line.kind();
            requireSymbol();
            if (isMessage()) {
                raiseTime();
                return true;
            }
        }
        return false;
    }

    private boolean isMessage() {
        part = 0;
        lastPart = 0;
        switch (kind) {
            case BOOK_TICKER -> lastUpdateId = Math.max(lastUpdateId, line.updateId());
            case TRADE -> {
                return true;
            }
            case SNAPSHOT -> {
                return hasSnapshot();
            }
            case DEPTH_UPDATE -> {
                return hasUpdate();
            }
            case UNKNOWN -> {
                count(FeedCount.UNKNOWN_SKIPPED);
                return false;
            }
        }
        return true;
    }

    /** Its best prices are a quote unless the file has given a newer one, the others are a book. */
    private boolean hasSnapshot() {
        final boolean isQuote = line.updateId() > lastUpdateId;
        if (isQuote) {
            lastUpdateId = line.updateId();
        } else {
            count(FeedCount.SNAPSHOTS_SKIPPED);
        }
        if (!source.hasDepth()) {
            return isQuote;
        }
        bookId = line.updateId();
        applyEarly();
        part = isQuote ? 0 : 1;
        lastPart = levels.size();
        return true;
    }

    /** A snapshot is asked for while updates come: those it does not know yet follow it. */
    private void applyEarly() {
        for (final Early update : early) {
            if (update.updateId() > bookId) {
                bookId = update.updateId();
                levels.addAll(update.levels());
            } else {
                count(FeedCount.DEPTH_UPDATES_SKIPPED);
            }
        }
        early.clear();
    }

    private boolean hasUpdate() {
        if (source.hasDepth() && bookId == NO_BOOK && early.size() < MAX_EARLY) {
            early.add(new Early(line.updateId(), levels.copy()));
            return false;
        }
        if (bookId == NO_BOOK || line.updateId() <= bookId) {
            count(FeedCount.DEPTH_UPDATES_SKIPPED);
            return false;
        }
        bookId = line.updateId();
        part = 1;
        lastPart = levels.size();
        return lastPart > 0;
    }

    /** An update from before the snapshot. */
    private record Early(long updateId, CaptureLevels levels) {}

    private void raiseTime() {
        if (line.localTimeNs() < timeNs) {
            count(FeedCount.TIMES_CLAMPED);
        }
        timeNs = Math.max(timeNs, line.localTimeNs());
    }

    private void requireSymbol() {
        final String named = line.symbol();
        if (named != null && !named.equals(symbol)) {
            throw line.error("holds " + named + " among " + symbol, "split the capture into one file for each symbol");
        }
    }

    private void encode(final Target target) {
        if (part > 0) {
            encodeLevel(target, part - 1);
        } else if (kind == CaptureLine.Kind.TRADE) {
            encodeTrade(target);
        } else {
            encodeQuote(target);
        }
    }

    private void encodeQuote(final Target target) {
        input.quote()
                .receiveTimeNs(timeNs)
                .eventTimeNs(line.eventTimeNs())
                .sourceSequence(line.updateId())
                .bidTicks(line.bidTicks(target.ticks))
                .askTicks(line.askTicks(target.ticks))
                .bidLots(line.bidLots(target.lots))
                .askLots(line.askLots(target.lots))
                .instrumentId(target.instrumentId)
                .sourceId(source.id());
        tally.add(FeedCount.QUOTES, target.instrumentId);
    }

    private void encodeLevel(final Target target, final int level) {
        final boolean isStart = kind == CaptureLine.Kind.SNAPSHOT && level == 0;
        input.level()
                .receiveTimeNs(timeNs)
                .eventTimeNs(line.eventTimeNs())
                .sourceSequence(bookId)
                .priceTicks(line.levelTicks(target.ticks, levels.price(level)))
                .qtyLots(line.levelLots(target.lots, levels.quantity(level)))
                .instrumentId(target.instrumentId)
                .sourceId(source.id())
                .side(levels.isBid(level) ? Side.BUY : Side.SELL)
                .isSnapshotStart((short) (isStart ? 1 : 0));
        tally.add(FeedCount.DEPTH_LEVELS, target.instrumentId);
    }

    private void encodeTrade(final Target target) {
        input.trade()
                .receiveTimeNs(timeNs)
                .eventTimeNs(line.eventTimeNs())
                .sourceSequence(line.tradeId())
                .priceTicks(line.priceTicks(target.ticks))
                .qtyLots(line.qtyLots(target.lots))
                .instrumentId(target.instrumentId)
                .sourceId(source.id())
                .aggressor(line.isBuyerMaker() ? Side.SELL : Side.BUY);
        tally.add(FeedCount.TRADES, target.instrumentId);
    }

    private void count(final FeedCount count) {
        for (final Target target : targets) {
            tally.add(count, target.instrumentId);
        }
    }

    private static String symbolOf(final Path path) {
        try (LineReader reader = new LineReader(path)) {
            final CaptureLine first = new CaptureLine(reader);
            while (first.next()) {
                final String symbol = first.symbol();
                if (symbol != null) {
                    return symbol;
                }
            }
        }
        throw new MarketDataException(path + " holds no line that names a symbol: name a file of raw captures");
    }

    /** One instrument that gets the file's messages, and its units. */
    private static final class Target {
        private final int instrumentId;
        private final DecimalGrid ticks;
        private final DecimalGrid lots;

        Target(final Instrument instrument) {
            instrumentId = instrument.id();
            ticks = new DecimalGrid(instrument.tickSize());
            lots = new DecimalGrid(instrument.lotSize());
        }
    }
}
