package io.ballast.benchmarks.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Several results that make one report: of one machine and one revision, or the report says so.
 *
 * @param files by name, in alphabetical order
 */
record Results(Map<String, ResultFile> files) {
    private static final String ENDING = ".json";

    Results {
        files = new TreeMap<>(files);
    }

    /**
     * @param paths result files, and directories of which every {@code .json} is taken, those below as well
     * @throws IOException if one is missing or broken, or there is none, or two have figures of the same cell
     */
    static Results read(final List<Path> paths) throws IOException {
        final Map<String, ResultFile> files = new LinkedHashMap<>();
        for (final Path path : paths) {
            if (Files.isDirectory(path)) {
                for (final Path file : below(path)) {
                    final String name = path.relativize(file).toString().replace('\\', '/');
                    files.put(name, ResultReader.read(file).below(name));
                }
            } else {
                files.put(String.valueOf(path.getFileName()), ResultReader.read(path));
            }
        }
        if (files.isEmpty()) {
            throw new IOException("there is no result in " + paths + ": measure first");
        }
        refuseTwice(files);
        return new Results(files);
    }

    private static List<Path> below(final Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(file -> file.toString().endsWith(ENDING))
                    .sorted()
                    .toList();
        }
    }

    private static void refuseTwice(final Map<String, ResultFile> files) throws IOException {
        final Map<String, String> seen = new LinkedHashMap<>();
        for (final Map.Entry<String, ResultFile> file : files.entrySet()) {
            for (final Cell cell : file.getValue().cells()) {
                final String before = seen.put(cell.key(), file.getKey());
                if (before != null) {
                    throw new IOException(
                            "figures of " + cell.key() + " are in " + before + " and in " + file.getKey());
                }
            }
        }
    }

    List<Cell> cells() {
        return files.values().stream().flatMap(file -> file.cells().stream()).toList();
    }

    List<Unpublished> unpublished() {
        return files.values().stream()
                .flatMap(file -> file.unpublished().stream())
                .toList();
    }

    /** The first cell of that name which has at least these parameters. */
    Optional<Cell> find(final String name, final Map<String, String> parameters) {
        return cells().stream()
                .filter(cell ->
                        cell.name().equals(name) && cell.parameters().entrySet().containsAll(parameters.entrySet()))
                .findFirst();
    }

    /** Why a cell has no figures, if a harness says so. */
    Optional<String> reason(final String name, final Map<String, String> parameters) {
        return unpublished().stream()
                .filter(cell ->
                        cell.name().equals(name) && cell.parameters().entrySet().containsAll(parameters.entrySet()))
                .map(Unpublished::reason)
                .findFirst();
    }

    /** What speaks against taking these figures together, or for what they say. */
    List<String> cautions() {
        final List<String> cautions = new ArrayList<>();
        final Set<String> revisions = new LinkedHashSet<>();
        final Set<Machine> machines = new LinkedHashSet<>();
        files.values().forEach(file -> {
            revisions.add(file.build().revision());
            machines.add(file.machine());
        });
        if (revisions.size() > 1) {
            cautions.add("Figures of several revisions: " + String.join(", ", revisions) + '.');
        }
        if (machines.size() > 1) {
            cautions.add("Figures of several machines.");
        }
        if (revisions.stream().anyMatch(revision -> revision.endsWith("-dirty"))) {
            cautions.add("Measured with changes that are in no revision.");
        }
        return cautions;
    }
}
