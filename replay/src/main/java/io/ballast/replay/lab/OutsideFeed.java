package io.ballast.replay.lab;

import io.ballast.gateway.InputTime;
import io.ballast.gateway.MarketFeed;
import io.ballast.journal.DocumentKind;
import io.ballast.journal.JournalDocument;
import io.ballast.journal.JournalReader;
import io.ballast.message.MarkDecoder;
import io.ballast.message.MessageHeaderDecoder;
import io.ballast.message.QuoteDecoder;
import io.ballast.message.TradeDecoder;
import java.nio.file.Path;
import org.agrona.DirectBuffer;

/**
 * A market, and between its messages what reached a recorded session from outside, such as a kill file's command: each
 * behind as many messages of the market as then, or at its time if the market is another one.
 */
final class OutsideFeed implements MarketFeed {
    private final MarketFeed market;
    private final JournalReader reader;
    private final JournalDocument document = new JournalDocument();
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private long played;
    /** Messages of the market before the outside input at hand. */
    private long before;
    /** Time of the input before it. */
    private long lastNs = Long.MIN_VALUE;

    private boolean isLastMarket;
    private boolean isAtEnd;

    /** @param market closed with this one */
    OutsideFeed(final MarketFeed market, final Path journal) {
        this.market = market;
        reader = JournalReader.open(journal);
        findNext();
    }

    /** That a journal is damaged, the feed of its market tells. */
    private void findNext() {
        while (reader.next(document)) {
            if (document.kind() == DocumentKind.INPUT && isOutside()) {
                return;
            }
        }
        isAtEnd = true;
    }

    private boolean isOutside() {
        final InputRole role = InputRole.of(document, header);
        if (role != InputRole.OUTSIDE && document.inputLength() >= InputRole.SHORTEST_INPUT) {
            final long receiveNs = InputTime.receiveTimeNs(document.buffer(), document.inputOffset());
            lastNs = receiveNs == InputTime.NOW ? lastNs : Math.max(lastNs, receiveNs);
            isLastMarket = role == InputRole.MARKET;
            before += isLastMarket ? 1 : 0;
        }
        return role == InputRole.OUTSIDE;
    }

    private boolean isOutsideNext() {
        return !isAtEnd && market.peekTimeNs() != END && (played >= before || market.peekTimeNs() > outsideNs());
    }

    /** What came behind a message of the exchange comes behind all of the market at that moment. */
    private long outsideNs() {
        return isLastMarket || lastNs == Long.MIN_VALUE ? lastNs : lastNs + 1;
    }

    @Override
    public long peekTimeNs() {
        final long marketNs = market.peekTimeNs();
        return isOutsideNext() && lastNs != Long.MIN_VALUE ? Math.min(outsideNs(), marketNs) : marketNs;
    }

    @Override
    public DirectBuffer buffer() {
        return isOutsideNext() ? document.buffer() : market.buffer();
    }

    @Override
    public int offset() {
        return isOutsideNext() ? document.inputOffset() : market.offset();
    }

    @Override
    public int length() {
        return isOutsideNext() ? document.inputLength() : market.length();
    }

    @Override
    public void advance() {
        if (isOutsideNext()) {
            findNext();
            return;
        }
        played += isOfJournal() ? 1 : 0;
        market.advance();
    }

    /** Prices of order books are in no session's journal. */
    private boolean isOfJournal() {
        final int templateId = header.wrap(market.buffer(), market.offset()).templateId();
        return templateId == QuoteDecoder.TEMPLATE_ID
                || templateId == TradeDecoder.TEMPLATE_ID
                || templateId == MarkDecoder.TEMPLATE_ID;
    }

    @Override
    public double share() {
        return market.share();
    }

    @Override
    public void close() {
        market.close();
        reader.close();
    }
}
