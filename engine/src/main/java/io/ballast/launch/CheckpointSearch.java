package io.ballast.launch;

import io.ballast.journal.Checkpoint;
import io.ballast.journal.CheckpointFile;
import io.ballast.message.MessageHeaderDecoder;
import io.ballast.pipeline.Stages;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.agrona.ExpandableArrayBuffer;
import org.jspecify.annotations.Nullable;

/**
 * The latest checkpoint of a chain of journals that stages of this build can be set to. State means something only to
 * the build that wrote it, so one of another build is left out, as is one that is damaged: then an earlier one has to do,
 * or the first input.
 */
final class CheckpointSearch {
    /** From the first input on. */
    static final CheckpointSearch NONE = new CheckpointSearch();

    private final List<String> unusable = new ArrayList<>();
    /** What stages are set back to that took a part of a checkpoint and not the rest. */
    private final ExpandableArrayBuffer fresh = new ExpandableArrayBuffer();

    private int freshBytes;
    private int link = -1;
    private long sequence = -1;

    private CheckpointSearch() {}

    /**
     * Sets fresh stages to the latest checkpoint in front of an input; leaves them fresh if there is none.
     *
     * @param before sequence in the chain's last journal of the first input that is to be re-run
     */
    static CheckpointSearch restore(final JournalChain chain, final long before, final Stages stages) {
        final CheckpointSearch search = new CheckpointSearch();
        search.freshBytes = stages.writeState(search.fresh, 0);
        for (int i = chain.links().size() - 1; i >= 0 && search.link < 0; i--) {
            final JournalChain.Link journal = chain.links().get(i);
            search.restore(i, journal, journal.isResumed() ? journal.inputs() : before, stages);
        }
        return search;
    }

    private void restore(final int index, final JournalChain.Link journal, final long before, final Stages stages) {
        if (!journal.header().gitRevision().equals(BuildVersion.current().git())) {
            unusable.add(journal.directory() + ": written by build "
                    + journal.header().gitRevision() + ", so its checkpoints are not this build's");
            return;
        }
        for (final Path file : files(journal.directory())) {
            final Checkpoint checkpoint = read(file, journal);
            if (checkpoint != null && checkpoint.sequence() < before && restore(file, checkpoint, stages)) {
                link = index;
                sequence = checkpoint.sequence();
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
                    && checkpoint
                            .configurationSha256()
                            .equals(journal.header().configurationSha256())) {
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

    /** What could not be used, and why. */
    List<String> unusable() {
        return List.copyOf(unusable);
    }
}
