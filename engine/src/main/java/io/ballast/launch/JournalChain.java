package io.ballast.launch;

import io.ballast.journal.JournalException;
import io.ballast.journal.JournalReader;
import io.ballast.journal.SessionHeader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A journal behind those whose sessions it goes on from.
 *
 * @param links the first session's first
 */
record JournalChain(List<Link> links) {
    /**
     * @param directory   of the journal
     * @param header      what it begins with
     * @param inputs      how many of its inputs were taken over by the next; of the last one all
     * @param stateSha256 what the next says of the state behind them; of the last one empty
     * @param fileBytes   length of its file
     */
    record Link(Path directory, SessionHeader header, long inputs, String stateSha256, long fileBytes) {
        /** Whether another session went on from here. */
        boolean isResumed() {
            return !stateSha256.isEmpty();
        }
    }

    JournalChain {
        links = List.copyOf(links);
    }

    /**
     * Follows the headers back to the first session.
     *
     * @throws JournalException if one of the journals is not there or has no header that can be read
     */
    static JournalChain of(final Path journal) {
        final Deque<Link> links = new ArrayDeque<>();
        final Set<Path> seen = new HashSet<>();
        Path directory = journal;
        long inputs = Long.MAX_VALUE;
        String stateSha256 = "";
        while (true) {
            if (!seen.add(directory.toAbsolutePath().normalize())) {
                throw Predecessor.refusal(
                        directory + ": goes on from itself; the journals named before it are not its own");
            }
            final Link link = link(directory, inputs, stateSha256);
            final SessionHeader header = link.header();
            links.push(link);
            if (header.predecessor().isEmpty()) {
                return new JournalChain(List.copyOf(links));
            }
            final Predecessor predecessor = Predecessor.parse(directory, header.predecessor());
            final Path before = predecessor.from(directory);
            if (!Files.isDirectory(before)) {
                throw Predecessor.refusal(directory + ": goes on behind " + predecessor.inputs() + " inputs of "
                        + predecessor.path() + ", and there is no such journal: put it back at " + before);
            }
            inputs = predecessor.inputs();
            stateSha256 = predecessor.stateSha256();
            directory = before;
        }
    }

    private static Link link(final Path directory, final long inputs, final String stateSha256) {
        try (JournalReader reader = JournalReader.open(directory)) {
            return new Link(directory, reader.header(), inputs, stateSha256, reader.fileBytes());
        }
    }

    /** Length of all files. */
    long fileBytes() {
        return links.stream().mapToLong(Link::fileBytes).sum();
    }

    Link last() {
        return links.get(links.size() - 1);
    }
}
