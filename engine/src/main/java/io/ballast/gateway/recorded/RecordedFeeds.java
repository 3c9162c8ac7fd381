package io.ballast.gateway.recorded;

import io.ballast.gateway.MarketDataException;
import io.ballast.gateway.MarketFeed;
import io.ballast.instrument.Instrument;
import io.ballast.settings.SourceKind;
import io.ballast.settings.SourceSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * All recorded sources of a session as one feed.
 *
 * @param feed  every source's messages by receive time, read and parsed on a thread of their own; ties in the order of
 *     the sources, then of their files
 * @param tally what was read and skipped
 */
public record RecordedFeeds(MarketFeed feed, FeedTally tally) {
    /**
     * Opens the sources of kind BARS and CAPTURE; others are left out.
     *
     * @param instruments   all of the session: ids below their number
     * @param dataDirectory what the sources' files are relative to
     * @throws IllegalArgumentException if no source is recorded
     * @throws MarketDataException      if files are missing (all are named at once) or do not begin as their source says
     */
    public static RecordedFeeds open(
            final List<SourceSettings> sources, final List<Instrument> instruments, final Path dataDirectory) {
        final List<SourceSettings> recorded = sources.stream()
                .filter(source -> source.kind() == SourceKind.BARS || source.kind() == SourceKind.CAPTURE)
                .toList();
        requireFiles(recorded, dataDirectory);
        final FeedTally tally = new FeedTally(instruments.size());
        final List<MarketFeed> feeds = new ArrayList<>();
        try {
            for (final SourceSettings source : recorded) {
                feeds.addAll(open(source, instruments, dataDirectory, tally));
            }
        } catch (final RuntimeException e) {
            feeds.forEach(MarketFeed::close);
            throw e;
        }
        return new RecordedFeeds(PipedFeed.start(new MergedFeed(feeds)), tally);
    }

    private static void requireFiles(final List<SourceSettings> sources, final Path dataDirectory) {
        final List<String> missing = sources.stream()
                .flatMap(source -> source.files().stream()
                        .map(dataDirectory::resolve)
                        .filter(path -> !Files.isReadable(path) || Files.isDirectory(path))
                        .map(path -> path + " (source " + source.name() + ")"))
                .toList();
        if (!missing.isEmpty()) {
            throw new MarketDataException("cannot read " + String.join(", ", missing)
                    + ": name the directory that holds them with --data, or correct the sources' files");
        }
    }

    private static List<MarketFeed> open(
            final SourceSettings source,
            final List<Instrument> instruments,
            final Path dataDirectory,
            final FeedTally tally) {
        if (source.kind() == SourceKind.BARS) {
            return List.of(new BarFeed(source, instruments, dataDirectory, tally));
        }
        final List<MarketFeed> feeds = new ArrayList<>();
        final Set<String> missing = instruments.stream()
                .filter(instrument -> instrument.isQuotedBy(source.id()))
                .map(Instrument::symbol)
                .collect(Collectors.toCollection(TreeSet::new));
        try {
            for (final String file : source.files()) {
                final CaptureFeed feed = new CaptureFeed(source, file, instruments, dataDirectory, tally);
                feeds.add(feed);
                missing.remove(feed.symbol());
            }
            requireNone(missing, source);
        } catch (final RuntimeException e) {
            feeds.forEach(MarketFeed::close);
            throw e;
        }
        return feeds;
    }

    private static void requireNone(final Set<String> missing, final SourceSettings source) {
        if (!missing.isEmpty()) {
            throw new MarketDataException("source " + source.name() + " has no file of " + String.join(", ", missing)
                    + ": correct the symbols or add a file that has them");
        }
    }
}
