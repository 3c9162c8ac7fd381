package io.ballast.replay.lab;

import io.ballast.gateway.MarketFeed;
import io.ballast.launch.ConfigurationFile;
import io.ballast.launch.EngineConfiguration;
import io.ballast.launch.MarketFeeds;
import io.ballast.launch.Session;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.agrona.DirectBuffer;

/** A market in the middle of which somebody makes the kill file. */
final class KilledByFile implements MarketFeed {
    /** Several looks of the engine at the file. */
    private static final long LOOKS_MS = 20;

    private final MarketFeed market;
    private final Path killFile;
    private int left;

    private KilledByFile(final MarketFeed market, final Path killFile, final int messages) {
        this.market = market;
        this.killFile = killFile;
        left = messages;
    }

    /** Runs a session that is killed behind so many messages of its market, and returns its journal. */
    static Path run(final Path directory, final String yaml, final int messages) {
        final Path killFile = directory.resolve("kill");
        final EngineConfiguration configuration =
                ConfigurationFile.parse("killed", yaml + "risk: {killFile: " + killFile + "}\n");
        final Path journal = directory.resolve("journal");
        final MarketFeeds market = MarketFeeds.open(configuration, directory);
        new Session(configuration, journal).run(new KilledByFile(market.feed(), killFile, messages));
        return journal;
    }

    @Override
    public long peekTimeNs() {
        return market.peekTimeNs();
    }

    @Override
    public DirectBuffer buffer() {
        return market.buffer();
    }

    @Override
    public int offset() {
        return market.offset();
    }

    @Override
    public int length() {
        return market.length();
    }

    @Override
    public void advance() {
        market.advance();
        if (--left == 0) {
            try {
                Files.createFile(killFile);
                Thread.sleep(LOOKS_MS);
            } catch (final IOException e) {
                throw new UncheckedIOException(e);
            } catch (final InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public void close() {
        market.close();
    }
}
