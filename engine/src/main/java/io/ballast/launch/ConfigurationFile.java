package io.ballast.launch;

import io.ballast.settings.GatewayKind;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The one file that configures an engine: YAML 1.2, validated as a whole before anything starts. */
public final class ConfigurationFile {
    private static final int MAX_BYTES_PER_CHARACTER = 4;

    private ConfigurationFile() {}

    /**
     * Reads and validates a file.
     *
     * @throws ConfigurationException with everything that is wrong, or that the file cannot be read
     */
    public static EngineConfiguration read(final Path file) {
        return read(file, null);
    }

    /**
     * As {@link #read(Path)}.
     *
     * @param gateway instead of the file's, with the defaults that go with it; null: the file's
     */
    public static EngineConfiguration read(final Path file, final @Nullable GatewayKind gateway) {
        return parse(file.toString(), text(file), gateway);
    }

    /**
     * Validates a text: a file's, or the resolved configuration in a journal's header.
     *
     * @param name how to call it in messages
     * @throws ConfigurationException with everything that is wrong
     */
    public static EngineConfiguration parse(final String name, final String yaml) {
        return parse(name, yaml, null);
    }

    private static EngineConfiguration parse(
            final String name, final String yaml, final @Nullable GatewayKind gateway) {
        final Problems problems = new Problems();
        final YamlDocument document = new YamlDocument(problems);
        final EngineConfiguration draft = new ConfigurationParser(document.parse(yaml), gateway).read();
        document.reportUnknownKeys();
        problems.throwIfAny(name);
        return draft.withResolvedYaml(ResolvedYaml.of(draft));
    }

    private static String text(final Path file) {
        try {
            if (Files.size(file) > (long) YamlDocument.MAX_CHARACTERS * MAX_BYTES_PER_CHARACTER) {
                throw unreadable(file, "is longer than " + YamlDocument.MAX_CHARACTERS + " characters", "shorten it");
            }
            return Files.readString(file);
        } catch (final NoSuchFileException e) {
            throw unreadable(file, "there is no such file", "check the path");
        } catch (final CharacterCodingException e) {
            throw unreadable(file, "is not UTF-8 text", "save it as UTF-8");
        } catch (final IOException e) {
            throw unreadable(file, "cannot be read: " + e.getMessage(), "check that it is a readable file");
        }
    }

    private static ConfigurationException unreadable(final Path file, final String what, final String remedy) {
        return new ConfigurationException(file.toString(), List.of(new ConfigurationProblem("", 0, what, remedy)));
    }
}
