package io.ballast.replay.lab;

import io.ballast.launch.ConfigurationEdit;
import io.ballast.launch.ConfigurationFile;
import io.ballast.launch.EngineConfiguration;
import io.ballast.launch.Setting;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is to be otherwise than in a recorded session.
 *
 * @param file     a whole configuration in place of the session's; null: the session's own
 * @param settings changed in it
 */
record Change(@Nullable Path file, List<Setting> settings) {
    Change {
        settings = List.copyOf(settings);
    }

    /** Whether everything stays as it was. */
    boolean isNone() {
        return file == null && settings.isEmpty();
    }

    /**
     * The changed configuration.
     *
     * @throws io.ballast.launch.ConfigurationException if the file or a setting cannot be used
     */
    EngineConfiguration of(final RecordedSession session) {
        return file == null
                ? ConfigurationEdit.apply("the settings for " + session.journal(), session.configuration(), settings)
                : ConfigurationEdit.apply(file + " with its settings", ConfigurationFile.read(file), settings);
    }

    @Override
    public String toString() {
        final String set =
                String.join(" ", settings.stream().map(Setting::toString).toList());
        if (file == null) {
            return "with " + set;
        }
        return settings.isEmpty() ? "under " + file : "under " + file + " with " + set;
    }
}
