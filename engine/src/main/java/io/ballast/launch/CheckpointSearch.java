package io.ballast.launch;

import io.ballast.journal.Checkpoint;
import io.ballast.journal.CheckpointFile;
import io.ballast.journal.JournalDocument;
import io.ballast.message.MessageHeaderDecoder;
import io.ballast.pipeline.Stages;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.agrona.ExpandableArrayBuffer;
import org.jspecify.annotations.Nullable;

/**
 * The latest checkpoint of a chain of journals that stages of this build can be set to. State means something only to
 * the build that wrote it, so one of another build is left out, as is one that is damaged: then an earlier one has to do,
 * or the first input.
 */
final class CheckpointSearch {
    /** From the first input on. */
    static final CheckpointSearch NONE = new CheckpointSearch(List.of());

    private final Set<String> unusable = new LinkedHashSet<>();
    private final List<JournalChain.Link> links;
    /** What stages are set back to that took a part of a checkpoint and not the rest. */
    private final ExpandableArrayBuffer fresh = new ExpandableArrayBuffer();

    private int freshBytes;
    private int link = -1;
    private long sequence = -1;
    private long timeNs;
    private @Nullable Path found;
    private List<byte[]> states = List.of();

    private CheckpointSearch(final List<JournalChain.Link> links) {
        this.links = links;
    }

    /**
     * Sets fresh stages to the latest checkpoint in front of an input; leaves them fresh if there is none.
     *
     * @param before sequence in the chain's last journal of the first input that is to be re-run
     */
    static CheckpointSearch restore(final JournalChain chain, final long before, final Stages stages) {
        final CheckpointSearch search = new CheckpointSearch(chain.links());
        search.freshBytes = stages.writeState(search.fresh, 0);
        search.search(chain.links().size() - 1, before, stages);
        return search;
    }

    /** Sets the stages to the next earlier checkpoint, or back to fresh, because the one found is not to be relied on. */
    void goBack(final String why, final Stages stages) {
        unusable.add(found + ": " + why);
        stages.restore(fresh, 0, freshBytes);
        final int from = link;
        final long before = sequence;
        link = -1;
        sequence = -1;
        found = null;
        states = List.of();
        search(from, before, stages);
    }

    private void search(final int from, final long before, final Stages stages) {
        for (int i = from; i >= 0 && link < 0; i--) {
            restore(i, links.get(i), i == from ? before : links.get(i).inputs(), stages);
        }
    }

    /**
     * What speaks against the checkpoint that was found: it can have been written before its input was journaled, and it
     * can lie beside a journal that is not its own.
     *
     * @param nextSequence of the journal, read up to the checkpoint's input or to its end
     * @param document     the last one read
     * @return null if nothing does
     */
    @Nullable
    String fault(final long nextSequence, final JournalDocument document) {
        if (link < 0) {
            return null;
        }
        if (nextSequence <= sequence) {
            return "is ahead of its journal, which ends behind " + nextSequence + " inputs";
        }
        document.rewindOutputs();
        while (document.nextOutput()) {
            if (StateDifference.areOf(document.buffer(), document.outputOffset(), document.outputLength(), states)) {
                document.rewindOutputs();
                return null;
            }
        }
        return "is not what the journal says of the state behind that input";
    }

    private void restore(final int index, final JournalChain.Link journal, final long before, final Stages stages) {
        final List<Path> files = files(journal.directory());
        if (!files.isEmpty()
                && !journal.header().gitRevision().equals(BuildVersion.current().git())) {
            unusable.add(journal.directory() + ": written by build "
                    + journal.header().gitRevision() + ", so its checkpoints are not this build's");
            return;
        }
        for (final Path file : files) {
            final Checkpoint checkpoint = read(file, journal);
            if (checkpoint != null && checkpoint.sequence() < before && restore(file, checkpoint, stages)) {
                link = index;
                sequence = checkpoint.sequence();
                timeNs = checkpoint.timeNs();
                found = file;
                states = checkpoint.states();
                return;
            }
        }
    }

    private List<Path> files(final Path journal) {
        try {
            return CheckpointFile.list(journal);
        } catch (final IOException e) {
            unusable.add(journal + ": cannot be listed (" + e + ")");
            return List.of();
        }
    }

    private @Nullable Checkpoint read(final Path file, final JournalChain.Link journal) {
        try {
            final Checkpoint checkpoint = CheckpointFile.read(file);
            if (checkpoint.schemaVersion() == MessageHeaderDecoder.SCHEMA_VERSION
                    && checkpoint.configurationSha256().equals(journal.header().configurationSha256())) {
                return checkpoint;
            }
            unusable.add(file + ": is of another session or engine");
        } catch (final IOException e) {
            unusable.add(String.valueOf(e.getMessage()));
        }
        return null;
    }

    private boolean restore(final Path file, final Checkpoint checkpoint, final Stages stages) {
        try {
            stages.restore(checkpoint.states());
            return true;
        } catch (final IllegalStateException e) {
            unusable.add(file + ": does not fit the stages (" + e.getMessage() + ")");
            stages.restore(fresh, 0, freshBytes);
            return false;
        }
    }

    /** Place in the chain of the journal whose checkpoint was taken, −1: none. */
    int link() {
        return link;
    }

    /** Sequence of the input behind which the stages are, −1: they are fresh. */
    long sequence() {
        return sequence;
    }

    /** Engine time behind that input. */
    long timeNs() {
        return timeNs;
    }

    /** What could not be used, and why. */
    List<String> unusable() {
        return List.copyOf(unusable);
    }
}
