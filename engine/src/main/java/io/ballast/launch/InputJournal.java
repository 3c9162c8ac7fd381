package io.ballast.launch;

import io.ballast.counter.Counters;
import io.ballast.gateway.MarketDataException;
import io.ballast.gateway.MarketFeed;
import io.ballast.journal.JournalWriter;
import io.ballast.journal.SessionHeader;
import io.ballast.message.CloseReason;
import io.ballast.pipeline.Stages;
import java.nio.file.Path;
import java.util.function.LongConsumer;

/**
 * A journal of market data alone: a header with the configuration whose instruments the messages are of, quotes, trades,
 * marks and prices of order books marked as processed by no session, and a trailer with the state of stages that have
 * seen nothing. {@link MarketFeeds} reads it in place of recorded files, and {@link JournalVerifier} as any journal.
 */
public final class InputJournal {
    private InputJournal() {}

    /**
     * Writes a feed to its end. The same feed gives the same bytes.
     *
     * @param configuration names the instruments and sources of the feed's messages
     * @param feed          closed at the end
     * @param directory     absent or empty; incomplete, and said to be so, if the feed breaks
     * @param progress      told how many messages are written
     * @return how many there were
     * @throws MarketDataException                           if the feed breaks or holds nothing
     * @throws io.ballast.journal.JournalDirectoryException if the journal cannot be begun
     */
    public static long write(
            final EngineConfiguration configuration,
            final MarketFeed feed,
            final Path directory,
            final LongConsumer progress) {
        try (feed) {
            final long startNs = EmbeddedExchange.startNs(feed);
            long lastNs = startNs;
            try (JournalWriter writer =
                    JournalWriter.open(directory, configuration.journal(), header(configuration, startNs))) {
                while (feed.peekTimeNs() != MarketFeed.END) {
                    lastNs = feed.peekTimeNs();
                    writer.appendUnprocessed(writer.nextSequence(), feed.buffer(), feed.offset(), feed.length());
                    progress.accept(writer.nextSequence());
                    feed.advance();
                }
                final long written = writer.nextSequence();
                writer.close(lastNs, CloseReason.CLEAN, unseenSha256(configuration, startNs), "");
                return written;
            }
        }
    }

    /** Hash of stages in front of a session's first input. */
    private static String unseenSha256(final EngineConfiguration configuration, final long startNs) {
        final Stages stages = StagesFactory.create(configuration, new Counters());
        stages.ingest().begin(startNs);
        return stages.stateSha256();
    }

    private static SessionHeader header(final EngineConfiguration configuration, final long startNs) {
        final String yaml = configuration.canonical().resolvedYaml();
        final BuildVersion build = BuildVersion.current();
        return new SessionHeader(
                startNs, configuration.sessionEpoch(), build.engine(), build.git(), Session.sha256(yaml), "", yaml);
    }
}
