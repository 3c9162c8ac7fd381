package io.ballast.replay.step;

import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where commands are kept from one time to the next: in the user's state directory, never in a journal's. */
final class HistoryFile {
    private HistoryFile() {}

    /**
     * Following the XDG Base Directory specification.
     *
     * @param environment of the process
     * @param home        of the user
     * @param journal     whose directory stays as it is
     * @return null if there is no place for it
     */
    static @Nullable Path of(final Map<String, String> environment, final String home, final Path journal) {
        final String state = environment.getOrDefault("XDG_STATE_HOME", "");
        final Path directory =
                !state.isEmpty() && Path.of(state).isAbsolute() ? Path.of(state) : Path.of(home, ".local", "state");
        final Path file = directory
                .resolve("ballast")
                .resolve("step-history")
                .toAbsolutePath()
                .normalize();
        return file.startsWith(journal.toAbsolutePath().normalize()) ? null : file;
    }
}
