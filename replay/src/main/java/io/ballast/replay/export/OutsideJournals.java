package io.ballast.replay.export;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** Nothing is ever written into a directory that holds a journal, by whichever path it is named. */
public final class OutsideJournals {
    private static final String JOURNAL_SUFFIX = ".cq4";

    private OutsideJournals() {}

    /**
     * Refuses a target that lies in a journal's directory.
     *
     * @param option the words on the command line that name it
     * @throws ParameterException if it does
     */
    public static void require(final CommandSpec spec, final String option, final Path target) {
        require(spec, option, target, target.toAbsolutePath().normalize());
    }

    /** The same for a new journal's directory: the writer itself says what is wrong with one that is not empty. */
    public static void requireAround(final CommandSpec spec, final String option, final Path target) {
        require(spec, option, target, target.toAbsolutePath().normalize().getParent());
    }

    private static void require(
            final CommandSpec spec, final String option, final Path target, final @Nullable Path from) {
        Path place = from;
        while (place != null && !Files.exists(place)) {
            place = place.getParent();
        }
        try {
            for (Path p = place == null ? null : place.toRealPath(); p != null; p = p.getParent()) {
                if (Files.isDirectory(p) && holdsJournal(p)) {
                    throw new ParameterException(
                            spec.commandLine(),
                            option + " " + target + " lies in the journal's directory; name a place elsewhere");
                }
            }
        } catch (final IOException e) {
            throw new UncheckedIOException(target + ": cannot be looked at", e);
        }
    }

    private static boolean holdsJournal(final Path directory) throws IOException {
        if (!Files.isReadable(directory)) {
            return false;
        }
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.anyMatch(entry -> entry.toString().endsWith(JOURNAL_SUFFIX));
        }
    }
}
