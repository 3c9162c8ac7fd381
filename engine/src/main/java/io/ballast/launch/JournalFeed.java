package io.ballast.launch;

import io.ballast.gateway.InputTime;
import io.ballast.gateway.MarketDataException;
import io.ballast.gateway.MarketFeed;
import io.ballast.gateway.recorded.FeedCount;
import io.ballast.gateway.recorded.FeedTally;
import io.ballast.instrument.Instrument;
import io.ballast.journal.DocumentKind;
import io.ballast.journal.EndState;
import io.ballast.journal.JournalDocument;
import io.ballast.journal.JournalEnd;
import io.ballast.journal.JournalReader;
import io.ballast.message.DepthLevelDecoder;
import io.ballast.message.DepthLevelEncoder;
import io.ballast.message.MarkDecoder;
import io.ballast.message.MarkEncoder;
import io.ballast.message.MessageHeaderDecoder;
import io.ballast.message.QuoteDecoder;
import io.ballast.message.QuoteEncoder;
import io.ballast.message.TradeDecoder;
import io.ballast.message.TradeEncoder;
import io.ballast.settings.SourceSettings;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * The market data of a journal: quotes, trades, marks and prices of order books, whether a session has processed them
 * or not. Everything else in it (executions, accounts, commands, timers) is left out.
 *
 * <p>Messages name instruments and sources by the numbers of the configuration in the journal's header; here they get
 * those of another one, in which the instruments have the same names, ticks and lots. What that one does not have is
 * left out.
 */
final class JournalFeed implements MarketFeed {
    private static final int CAPACITY = 128;
    private static final int NOT_HERE = -1;

    private final Path directory;
    private final JournalReader reader;
    private final List<Instrument> instruments;
    private final List<SourceSettings> sources;
    private final EngineConfiguration recorded;
    private final int[] idHere;
    private final FeedTally tally;
    private final JournalDocument document = new JournalDocument();
    private final UnsafeBuffer message = new UnsafeBuffer(new byte[CAPACITY]);
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final QuoteDecoder quote = new QuoteDecoder();
    private final TradeDecoder trade = new TradeDecoder();
    private final MarkDecoder mark = new MarkDecoder();
    private final DepthLevelDecoder level = new DepthLevelDecoder();
    private final QuoteEncoder toQuote = new QuoteEncoder();
    private final TradeEncoder toTrade = new TradeEncoder();
    private final MarkEncoder toMark = new MarkEncoder();
    private final DepthLevelEncoder toLevel = new DepthLevelEncoder();
    private final AtomicLong bytesRead = new AtomicLong();
    private final long fileBytes;
    private boolean isImported;
    private int length;
    private long timeNs;

    private JournalFeed(
            final Path directory,
            final JournalReader reader,
            final EngineConfiguration configuration,
            final FeedTally tally) {
        this.directory = directory;
        this.reader = reader;
        this.tally = tally;
        fileBytes = reader.fileBytes();
        instruments = configuration.instruments();
        sources = configuration.sources();
        recorded = ConfigurationFile.parse(
                "the header of " + directory, reader.header().configuration());
        idHere = idHere();
    }

    /**
     * Opens a journal in front of its first market input.
     *
     * @param configuration whose instruments and sources the messages shall name
     * @param tally         counts what is read
     * @throws MarketDataException                 if it lacks an instrument, or has another tick or lot for one
     * @throws io.ballast.journal.JournalException if its header cannot be read
     */
    static JournalFeed open(final Path directory, final EngineConfiguration configuration, final FeedTally tally) {
        final JournalReader reader = JournalReader.open(directory);
        boolean isOpen = false;
        try {
            final JournalFeed feed = new JournalFeed(directory, reader, configuration, tally);
            feed.advance();
            feed.requireDepth();
            isOpen = true;
            return feed;
        } finally {
            if (!isOpen) {
                reader.close();
            }
        }
    }

    /** By id in the journal. */
    private int[] idHere() {
        final int[] ids = new int[recorded.instruments().size()];
        Arrays.fill(ids, NOT_HERE);
        for (final Instrument instrument : instruments) {
            if (!instrument.isComposite()) {
                ids[recorded(instrument).id()] = instrument.id();
            }
        }
        return ids;
    }

    /** The same one as the journal has it. */
    private Instrument recorded(final Instrument instrument) {
        final List<String> names =
                recorded.instruments().stream().map(Instrument::name).toList();
        final int id = names.indexOf(instrument.name());
        if (id < 0) {
            throw new MarketDataException(directory + " has no instrument '" + instrument.name() + "': "
                    + Spelling.advice(instrument.name(), names));
        }
        final Instrument other = recorded.instruments().get(id);
        if (other.tickSize().compareTo(instrument.tickSize()) != 0
                || other.lotSize().compareTo(instrument.lotSize()) != 0) {
            throw new MarketDataException(directory + " counts " + instrument.name() + " in ticks of "
                    + other.tickSize().toPlainString() + " and lots of "
                    + other.lotSize().toPlainString() + ", the configuration in ticks of "
                    + instrument.tickSize().toPlainString() + " and lots of "
                    + instrument.lotSize().toPlainString() + ": configure those of the journal, or import again");
        }
        return other;
    }

    /** Order books go to the exchange alone, so a session's journal has none; an imported one may. */
    private void requireDepth() {
        for (final Instrument instrument : instruments) {
            if (sources.get(instrument.sourceId()).hasDepth() && !instrument.isComposite()) {
                final int there = recorded(instrument).sourceId();
                if (!isImported || !recorded.sources().get(there).hasDepth()) {
                    throw new MarketDataException(directory + " holds no order books of " + instrument.name()
                            + ": import its captures with depth: on, or configure source "
                            + sources.get(instrument.sourceId()).name() + " with depth: off");
                }
            }
        }
    }

    @Override
    public long peekTimeNs() {
        return timeNs;
    }

    @Override
    public DirectBuffer buffer() {
        return message;
    }

    @Override
    public int offset() {
        return 0;
    }

    @Override
    public int length() {
        return length;
    }

    @Override
    public void advance() {
        if (timeNs == END) {
            return;
        }
        while (reader.next(document)) {
            if (document.sequence() == 0) {
                isImported = document.kind() == DocumentKind.UNPROCESSED;
            }
            if (document.inputLength() <= CAPACITY && isTaken()) {
                bytesRead.lazySet(document.fileOffset());
                return;
            }
        }
        bytesRead.lazySet(fileBytes);
        requireWhole();
        timeNs = END;
    }

    private void requireWhole() {
        final JournalEnd end = reader.end();
        if (!end.state().isUsable()) {
            throw new MarketDataException(directory + ": " + end.message());
        }
        if (isImported && end.state() != EndState.CLEAN) {
            throw new MarketDataException(directory + " was not written to its end: import its files again");
        }
    }

    private boolean isTaken() {
        message.putBytes(0, document.buffer(), document.inputOffset(), document.inputLength());
        length = document.inputLength();
        final int body = length - MessageHeaderDecoder.ENCODED_LENGTH;
        if (body < 0 || header.wrap(message, 0).blockLength() > body) {
            // Cut short: the session refused it, and behind its end stand the bytes of the message before.
            return false;
        }
        final int instrumentId = switch (header.templateId()) {
            case QuoteDecoder.TEMPLATE_ID ->
                quote.wrapAndApplyHeader(message, 0, header).instrumentId();
            case TradeDecoder.TEMPLATE_ID ->
                trade.wrapAndApplyHeader(message, 0, header).instrumentId();
            case MarkDecoder.TEMPLATE_ID ->
                mark.wrapAndApplyHeader(message, 0, header).instrumentId();
            case DepthLevelDecoder.TEMPLATE_ID ->
                level.wrapAndApplyHeader(message, 0, header).instrumentId();
            default -> NOT_HERE;
        };
        final int here = instrumentId < 0 || instrumentId >= idHere.length ? NOT_HERE : idHere[instrumentId];
        return here != NOT_HERE && isRenamed(here);
    }

    /** What stands in the header was written with this schema or an older one, whose fields lie where these do. */
    private boolean isRenamed(final int instrumentId) {
        final SourceSettings source = sources.get(instruments.get(instrumentId).sourceId());
        final int body = MessageHeaderDecoder.ENCODED_LENGTH;
        switch (header.templateId()) {
            case QuoteDecoder.TEMPLATE_ID -> {
                toQuote.wrap(message, body).instrumentId(instrumentId).sourceId(source.id());
                tally.add(FeedCount.QUOTES, instrumentId);
            }
            case TradeDecoder.TEMPLATE_ID -> {
                toTrade.wrap(message, body).instrumentId(instrumentId).sourceId(source.id());
                tally.add(FeedCount.TRADES, instrumentId);
            }
            case MarkDecoder.TEMPLATE_ID ->
                toMark.wrap(message, body).instrumentId(instrumentId).sourceId(source.id());
            default -> {
                if (!source.hasDepth()) {
                    return false;
                }
                toLevel.wrap(message, body).instrumentId(instrumentId).sourceId(source.id());
                tally.add(FeedCount.DEPTH_LEVELS, instrumentId);
            }
        }
        timeNs = InputTime.receiveTimeNs(message, 0);
        return true;
    }

    /** A file ends with zeros, so that it is less than the truth. */
    @Override
    public double share() {
        return (double) bytesRead.get() / fileBytes;
    }

    @Override
    public void close() {
        reader.close();
    }
}
