package io.ballast.journal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The directory of one session, as the writer claims it and the reader finds its file. */
final class JournalDirectory {
    private static final String FILE_SUFFIX = ".cq4";
    /** Locked by the writer for as long as its process lives: the system lets go of it however that ends. */
    private static final String LOCK_FILE = "writer.lock";

    private final Path path;
    private final Deque<Path> created = new ArrayDeque<>();
    private @Nullable FileChannel lock;

    private JournalDirectory(final Path path) {
        this.path = path;
    }

    /** Makes the directory, with its parents, or takes an empty one. */
    static JournalDirectory claim(final Path path) {
        final JournalDirectory directory = new JournalDirectory(path.toAbsolutePath());
        try {
            directory.refuseUsed();
            directory.create();
            directory.lock();
        } catch (final IOException e) {
            directory.removeCreated();
            throw new JournalDirectoryException(
                    path + ": cannot be made a journal directory (" + e + "); name one that can be created", e);
        }
        return directory;
    }

    private void lock() throws IOException {
        lock = FileChannel.open(path.resolve(LOCK_FILE), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        lock.lock();
    }

    /** Lets others see that nobody writes here any more. */
    void unlock() {
        try {
            if (lock != null) {
                lock.close();
            }
        } catch (final IOException e) {
            throw new UncheckedIOException(path + ": its lock cannot be given back", e);
        }
    }

    /** Whether a session is being written to a directory; one without a journal is not in use. */
    static boolean isInUse(final Path directory) {
        final Path file = directory.resolve(LOCK_FILE);
        if (!Files.exists(file)) {
            return false;
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            final FileLock taken = channel.tryLock();
            return taken == null;
        } catch (final OverlappingFileLockException e) {
            return true;
        } catch (final IOException e) {
            throw new UncheckedIOException(file + ": cannot be asked who writes here", e);
        }
    }

    Path path() {
        return path;
    }

    /** Removes what was written since the claim, and the directories the claim made. */
    void release() {
        unlock();
        try {
            for (final Path file : entries(path)) {
                Files.delete(file);
            }
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
        removeCreated();
    }

    private void removeCreated() {
        try {
            while (!created.isEmpty()) {
                Files.delete(created.pop());
            }
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void refuseUsed() throws IOException {
        if (Files.exists(path) && !Files.isDirectory(path)) {
            throw new JournalDirectoryException(path + ": is a file; a journal is a directory of its own");
        }
        if (Files.isDirectory(path) && !entries(path).isEmpty()) {
            throw new JournalDirectoryException(path
                    + ": is not empty; one session, one directory: nothing is ever appended to an older journal."
                    + " Name a directory that is absent or empty");
        }
    }

    private void create() throws IOException {
        final Deque<Path> missing = new ArrayDeque<>();
        for (Path p = path; p != null && !Files.exists(p); p = p.getParent()) {
            missing.push(p);
        }
        while (!missing.isEmpty()) {
            created.push(Files.createDirectory(missing.pop()));
        }
    }

    /** Whether there is at least one journal file in a directory. */
    static boolean hasJournalFile(final Path directory) {
        try {
            return Files.isDirectory(directory)
                    && !journalFiles(entries(directory)).isEmpty();
        } catch (final IOException e) {
            throw new UncheckedIOException(directory + ": cannot be listed", e);
        }
    }

    /** The one journal file in a directory. */
    static Path journalFile(final Path directory) {
        if (!Files.exists(directory)) {
            throw JournalException.of(
                    EndState.MISSING, directory + ": no such directory; name the directory of one session");
        }
        if (!Files.isDirectory(directory)) {
            throw JournalException.of(
                    EndState.FOREIGN, directory + ": is a file; name the directory that holds the .cq4 file");
        }
        try {
            return journalFileIn(directory);
        } catch (final IOException e) {
            throw new UncheckedIOException(directory + ": cannot be listed", e);
        }
    }

    private static Path journalFileIn(final Path directory) throws IOException {
        final List<Path> entries = entries(directory);
        final List<Path> files = journalFiles(entries);
        if (files.size() == 1) {
            return files.get(0);
        }
        if (entries.isEmpty()) {
            throw JournalException.of(EndState.EMPTY, directory + ": is empty; no session has written a journal here");
        }
        if (files.isEmpty()) {
            throw JournalException.of(EndState.FOREIGN, directory + ": holds no .cq4 file" + suggestion(entries));
        }
        throw JournalException.of(
                EndState.FOREIGN,
                directory + ": holds " + files.size() + " .cq4 files; a journal of this engine has exactly one");
    }

    private static String suggestion(final List<Path> entries) throws IOException {
        for (final Path entry : entries) {
            if (Files.isDirectory(entry) && !journalFiles(entries(entry)).isEmpty()) {
                return "; did you mean " + entry + "?";
            }
        }
        return "; name the directory of one session";
    }

    private static List<Path> journalFiles(final List<Path> entries) {
        return entries.stream()
                .filter(entry -> entry.toString().endsWith(FILE_SUFFIX))
                .collect(Collectors.toList());
    }

    private static List<Path> entries(final Path directory) throws IOException {
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.sorted().collect(Collectors.toList());
        }
    }

    /** The nearest directory upwards that exists. */
    static Path existingAncestor(final Path path) {
        Path ancestor = path.toAbsolutePath();
        while (!Files.exists(ancestor)) {
            final Path parent = ancestor.getParent();
            if (parent == null) {
                return ancestor;
            }
            ancestor = parent;
        }
        return ancestor;
    }
}
