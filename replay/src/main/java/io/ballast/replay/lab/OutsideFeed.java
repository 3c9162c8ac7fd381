package io.ballast.replay.lab;

import io.ballast.gateway.InputTime;
import io.ballast.gateway.MarketFeed;
import io.ballast.journal.DocumentKind;
import io.ballast.journal.JournalDocument;
import io.ballast.journal.JournalReader;
import io.ballast.message.MessageHeaderDecoder;
import java.nio.file.Path;
import org.agrona.DirectBuffer;

/**
 * What reached a recorded session from outside without a time of its own, such as a kill file's command. Each comes behind
 * the input that it came behind then.
 */
final class OutsideFeed implements MarketFeed {
    private final JournalReader reader;
    private final JournalDocument document = new JournalDocument();
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private long lastNs;
    private boolean isLastMarket;
    private long timeNs;

    OutsideFeed(final Path journal) {
        reader = JournalReader.open(journal);
        advance();
    }

    @Override
    public long peekTimeNs() {
        return timeNs;
    }

    @Override
    public DirectBuffer buffer() {
        return document.buffer();
    }

    @Override
    public int offset() {
        return document.inputOffset();
    }

    @Override
    public int length() {
        return document.inputLength();
    }

    /** That a journal is damaged, the feed of its market tells. */
    @Override
    public void advance() {
        while (reader.next(document)) {
            if (document.kind() == DocumentKind.INPUT && isOutside()) {
                return;
            }
        }
        timeNs = END;
    }

    private boolean isOutside() {
        final InputRole role = InputRole.of(document, header);
        final long receiveNs = document.inputLength() < MessageHeaderDecoder.ENCODED_LENGTH + Long.BYTES
                ? InputTime.NOW
                : InputTime.receiveTimeNs(document.buffer(), document.inputOffset());
        if (receiveNs != InputTime.NOW) {
            lastNs = Math.max(lastNs, receiveNs);
            isLastMarket = role == InputRole.MARKET;
        }
        // The exchange's messages come behind the market's of the same moment.
        timeNs = receiveNs == InputTime.NOW && !isLastMarket ? lastNs + 1 : lastNs;
        return role == InputRole.OUTSIDE;
    }

    @Override
    public void close() {
        reader.close();
    }
}
