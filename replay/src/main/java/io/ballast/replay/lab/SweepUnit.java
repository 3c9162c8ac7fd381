package io.ballast.replay.lab;

import io.ballast.launch.BuildVersion;
import io.ballast.launch.ConfigurationFile;
import io.ballast.launch.EngineConfiguration;
import io.ballast.launch.Setting;
import io.ballast.replay.export.WholeFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * One run of a sweep, in a directory of its own that says all it needs: {@code unit.json} names the market and its hash,
 * {@code configuration.yaml} is the whole configuration. {@code result.json} appears when it is done, whole or not at all.
 * Whoever has the directory and the journal can run it, here or elsewhere.
 *
 * @param directory     of the unit; its name is a hash of all that the result depends on
 * @param journal       whose market is played
 * @param journalSha256 hash of the journal's file
 * @param settings      what was changed, for people
 * @param configuration YAML, resolved
 */
record SweepUnit(Path directory, Path journal, String journalSha256, List<Setting> settings, String configuration) {
    private static final int NAME_DIGITS = 16;
    private static final String DESCRIPTOR = "unit.json";
    private static final String CONFIGURATION = "configuration.yaml";
    private static final String RESULT = "result.json";
    private static final String FAILURE = "failure.txt";
    private static final String JOURNAL = "journal";

    SweepUnit {
        settings = List.copyOf(settings);
    }

    /** Names the unit after its inputs and the engine that is to run it; nothing is written yet. */
    static SweepUnit of(
            final Path units,
            final Path journal,
            final String journalSha256,
            final List<Setting> settings,
            final EngineConfiguration configuration) {
        final BuildVersion build = BuildVersion.current();
        final String yaml = configuration.resolvedYaml();
        final String name = Sha256.of(journalSha256, yaml, build.engine(), build.git());
        return new SweepUnit(units.resolve(name.substring(0, NAME_DIGITS)), journal, journalSha256, settings, yaml);
    }

    /**
     * Reads a unit from its directory.
     *
     * @throws IOException if the directory is not one that {@link #prepare} has made
     */
    static SweepUnit read(final Path directory) throws IOException {
        if (!Files.exists(directory.resolve(DESCRIPTOR))) {
            throw new IOException(directory + ": holds no " + DESCRIPTOR
                    + "; name the directory of one unit, below units in that of a sweep");
        }
        final Map<?, ?> fields = JsonValues.read(directory.resolve(DESCRIPTOR));
        final List<Setting> settings = new ArrayList<>();
        for (final Map<?, ?> setting : JsonValues.objects(fields, "settings")) {
            settings.add(new Setting(JsonValues.text(setting, "path"), JsonValues.text(setting, "value")));
        }
        return new SweepUnit(
                directory,
                Path.of(JsonValues.text(fields, "journal")),
                JsonValues.text(fields, "journalSha256"),
                settings,
                Files.readString(directory.resolve(CONFIGURATION)));
    }

    /** Writes what the unit needs, unless it is there. */
    void prepare() throws IOException {
        Files.createDirectories(directory);
        WholeFile.writeText(directory.resolve(CONFIGURATION), configuration);
        final BuildVersion build = BuildVersion.current();
        WholeFile.writeJson(directory.resolve(DESCRIPTOR), json -> {
            json.writeStringField("journal", journal.toString());
            json.writeStringField("journalSha256", journalSha256);
            json.writeStringField("engine", build.engine());
            json.writeStringField("git", build.git());
            json.writeArrayFieldStart("settings");
            for (final Setting setting : settings) {
                json.writeStartObject();
                json.writeStringField("path", setting.path());
                json.writeStringField("value", setting.value());
                json.writeEndObject();
            }
            json.writeEndArray();
        });
    }

    String name() {
        return String.valueOf(directory.getFileName());
    }

    /** Whether there is a result already. */
    boolean isDone() {
        return Files.exists(directory.resolve(RESULT));
    }

    UnitResult result() throws IOException {
        return UnitResult.read(directory.resolve(RESULT));
    }

    /** Refuses a journal that is not the one it was prepared for. */
    void requireJournal() throws IOException {
        if (!Sha256.ofJournal(journal).equals(journalSha256)) {
            throw new IOException(journal + ": is not the journal that unit " + name()
                    + " was prepared for; put that one there, or prepare the sweep anew");
        }
    }

    /** A run that leaves its journal in the unit's directory; what an interrupted one left there is removed. */
    private LabRun open() {
        ScratchDirectory.delete(directory.resolve(JOURNAL));
        return new LabRun(
                ConfigurationFile.parse(CONFIGURATION + " of unit " + name(), configuration),
                new Market(journal, journal),
                directory.resolve(JOURNAL));
    }

    /**
     * Runs it and writes down what came of it; a failure, whatever it is, is a result as well, but the unit is not done
     * by it.
     *
     * @param begun told of the run when it begins
     */
    UnitResult run(final boolean keepsJournal, final Consumer<LabRun> begun) {
        try {
            Files.deleteIfExists(directory.resolve(FAILURE));
            final LabRun run = open();
            begun.accept(run);
            final UnitResult result = UnitResult.of(run.run().result());
            if (!keepsJournal) {
                ScratchDirectory.delete(directory.resolve(JOURNAL));
            }
            result.writeTo(directory.resolve(RESULT));
            return result;
        } catch (final IOException | RuntimeException broken) {
            return failed(broken);
        }
    }

    private UnitResult failed(final Exception broken) {
        final String cause = Objects.requireNonNullElse(broken.getMessage(), broken.toString());
        try {
            WholeFile.writeText(directory.resolve(FAILURE), broken + System.lineSeparator());
            return UnitResult.failed(cause);
        } catch (final IOException unwritable) {
            return UnitResult.failed(cause + "; nor can that be written down: " + unwritable.getMessage());
        }
    }
}
