package io.ballast.gateway.recorded;

import io.ballast.gateway.MarketDataException;
import io.ballast.gateway.MarketFeed;
import io.ballast.gateway.MarketInput;
import io.ballast.instrument.Instrument;
import io.ballast.message.Side;
import io.ballast.settings.SourceSettings;
import java.nio.file.Path;
import java.util.List;
import org.agrona.DirectBuffer;

/**
 * One file of raw Binance WebSocket messages with their local receive times. {@code bookTicker} and the first depth
 * snapshot become quotes, {@code trade} becomes a trade. Order books become one message for each price, from the first
 * snapshot on, if the source is asked for them; else depth updates are counted and skipped. Where updates are missing the
 * book is forgotten, which one message without a price says, until there is another snapshot.
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
    private final SourceSettings source;
    private final FeedTally tally;
    private final LineReader lines;
    private final CaptureLine line;
    private final CaptureLevels levels = new CaptureLevels();
    private final BookChain book = new BookChain();
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
    private boolean isBookLost;

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
    public double share() {
        return lines.share();
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
        isBookLost = false;
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
        if (source.hasDepth() && levels.size() > 0) {
            onBook();
        }
        part = isQuote ? 0 : 1;
        return part <= lastPart;
    }

    private void onBook() {
        final int old = book.onSnapshot(line.updateId(), levels);
        if (old == BookChain.HOLE) {
            count(FeedCount.DEPTH_HOLES);
            return;
        }
        for (int i = 0; i < old; i++) {
            count(FeedCount.DEPTH_UPDATES_SKIPPED);
        }
        lastPart = levels.size();
    }

    private boolean hasUpdate() {
        final BookLink link = line.link();
        if (source.hasDepth() && !book.isKnown() && book.keep(link, levels)) {
            return false;
        }
        if (!book.isKnown() || book.isOld(link)) {
            count(FeedCount.DEPTH_UPDATES_SKIPPED);
            return false;
        }
        part = 1;
        if (book.follows(link)) {
            book.onUpdate(link);
            lastPart = levels.size();
        } else {
            loseBook(link);
        }
        return lastPart > 0;
    }

    /** Something is missing before this update: what was told is worth nothing until the next snapshot. */
    private void loseBook(final BookLink link) {
        count(FeedCount.DEPTH_HOLES);
        book.forget();
        book.keep(link, levels);
        isBookLost = true;
        lastPart = 1;
    }

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
        if (isBookLost) {
            encodeLoss(target);
        } else if (part > 0) {
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
                .sourceSequence(book.updateId())
                .priceTicks(line.levelTicks(target.ticks, levels.price(level)))
                .qtyLots(line.levelLots(target.lots, levels.quantity(level)))
                .instrumentId(target.instrumentId)
                .sourceId(source.id())
                .side(levels.isBid(level) ? Side.BUY : Side.SELL)
                .isSnapshotStart((short) (isStart ? 1 : 0));
        tally.add(FeedCount.DEPTH_LEVELS, target.instrumentId);
    }

    private void encodeLoss(final Target target) {
        input.level()
                .receiveTimeNs(timeNs)
                .eventTimeNs(line.eventTimeNs())
                .sourceSequence(line.updateId())
                .priceTicks(0)
                .qtyLots(0)
                .instrumentId(target.instrumentId)
                .sourceId(source.id())
                .side(Side.BUY)
                .isSnapshotStart((short) 1);
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
