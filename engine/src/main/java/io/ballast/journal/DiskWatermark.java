package io.ballast.journal;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Tells when the disk under a journal runs full. A memory-mapped file on a full disk kills the process with SIGBUS, so
 * new risk has to stop before.
 *
 * <p>One system call and a few dozen bytes of garbage per question: ask every few seconds, and off the hot path.
 */
public final class DiskWatermark {
    private final FileStore store;
    private final long minFreeBytes;

    private DiskWatermark(final FileStore store, final long minFreeBytes) {
        this.store = store;
        this.minFreeBytes = minFreeBytes;
    }

    /**
     * Watches the file system on which a directory is or will be.
     *
     * @param directory    need not exist yet
     * @param minFreeBytes what must stay free
     * @throws IOException if the file system cannot be asked
     */
    public static DiskWatermark of(final Path directory, final long minFreeBytes) throws IOException {
        return new DiskWatermark(Files.getFileStore(JournalDirectory.existingAncestor(directory)), minFreeBytes);
    }

    /** Whether less is free than must be. A disk that cannot be asked counts as full: unknown state takes no risk. */
    public boolean isLow() {
        try {
            return store.getUsableSpace() < minFreeBytes;
        } catch (final IOException unanswered) {
            return true;
        }
    }
}
