package io.ballast.replay.compare;

import io.ballast.gateway.InputTime;
import io.ballast.journal.DocumentKind;
import io.ballast.journal.JournalDocument;
import io.ballast.journal.JournalException;
import io.ballast.journal.JournalReader;
import io.ballast.journal.SessionTrailer;
import io.ballast.launch.ConfigurationFile;
import io.ballast.launch.EngineConfiguration;
import io.ballast.launch.MessageText;
import java.nio.file.Path;
import java.util.List;

/** One of two journals that are read side by side: the input at hand and what it caused. */
final class JournalSide implements AutoCloseable {
    private static final int SHORTEST_INPUT = 2 * Long.BYTES;

    private final JournalReader reader;
    private final JournalDocument document = new JournalDocument();
    private final EngineConfiguration configuration;
    private final OrderReader orders;
    private long inputs;
    private long outputs;
    private long timeNs;

    JournalSide(final Path journal) {
        reader = JournalReader.open(journal);
        configuration = ConfigurationFile.parse(
                "the header of " + journal, reader.header().configuration());
        orders = new OrderReader(configuration);
    }

    EngineConfiguration configuration() {
        return configuration;
    }

    /**
     * Takes the next input that the session processed.
     *
     * @throws JournalException if the journal is damaged there
     */
    boolean next() {
        while (reader.next(document)) {
            if (document.kind() == DocumentKind.INPUT) {
                inputs++;
                outputs += document.outputCount();
                timeNs = timeNs();
                orders.onDocument(document);
                return true;
            }
        }
        if (!reader.end().state().isUsable()) {
            throw new JournalException(reader.end());
        }
        return false;
    }

    /** Engine time never runs back; inputs of the engine's own feed have none. */
    private long timeNs() {
        final boolean hasTime = document.inputLength() >= SHORTEST_INPUT;
        return hasTime ? Math.max(timeNs, InputTime.receiveTimeNs(document.buffer(), document.inputOffset())) : timeNs;
    }

    long engineTimeNs() {
        return timeNs;
    }

    long inputs() {
        return inputs;
    }

    long outputs() {
        return outputs;
    }

    long sequence() {
        return document.sequence();
    }

    List<SentOrder> orders() {
        return orders.orders();
    }

    /** Known behind the last input; empty if the session was killed. */
    String stateSha256() {
        final SessionTrailer trailer = reader.trailer();
        return trailer == null ? "" : trailer.stateSha256();
    }

    String input() {
        return MessageText.of(document.buffer(), document.inputOffset(), document.inputLength());
    }

    /** Share of its file that has been read. */
    double share() {
        return (double) document.fileOffset() / reader.fileBytes();
    }

    String end() {
        return reader.end().message();
    }

    boolean hasSameInput(final JournalSide other) {
        return isSame(
                document.inputOffset(),
                document.inputLength(),
                other.document,
                other.document.inputOffset(),
                other.document.inputLength());
    }

    boolean hasSameOutputs(final JournalSide other) {
        return isSame(
                document.outputsOffset(),
                document.outputBytes(),
                other.document,
                other.document.outputsOffset(),
                other.document.outputBytes());
    }

    /** Goes to the next output of the input at hand; false behind the last. */
    boolean nextOutput() {
        return document.nextOutput();
    }

    String output() {
        return MessageText.of(document.buffer(), document.outputOffset(), document.outputLength());
    }

    boolean hasSameOutput(final JournalSide other) {
        return isSame(
                document.outputOffset(),
                document.outputLength(),
                other.document,
                other.document.outputOffset(),
                other.document.outputLength());
    }

    private boolean isSame(
            final int offset,
            final int length,
            final JournalDocument other,
            final int otherOffset,
            final int otherLength) {
        if (length != otherLength) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (document.buffer().getByte(offset + i) != other.buffer().getByte(otherOffset + i)) {
                return false;
            }
        }
        return true;
    }

    @Override
    public void close() {
        reader.close();
    }
}
