package io.ballast.benchmarks.report;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Reads what {@link ResultWriter} wrote. */
public final class ResultReader {
    private ResultReader() {}

    /** @throws IOException if the file is missing, broken, no result, or of another version; the message says which */
    public static ResultFile read(final Path file) throws IOException {
        final JsonObject json = JsonObject.read(file);
        if (!json.names().contains("schema") || !json.text("schema").equals(ResultWriter.SCHEMA)) {
            throw new IOException(file.getFileName() + " is no result of ballast-bench");
        }
        final long version = json.whole("version");
        if (version != ResultWriter.VERSION) {
            throw new IOException(
                    file.getFileName() + " is a result of version " + version + ", this build reads version "
                            + ResultWriter.VERSION + ": use a build of the time, or measure again");
        }
        try {
            return result(json);
        } catch (final IllegalArgumentException | DateTimeParseException e) {
            throw new IOException(file.getFileName() + " is broken: " + e.getMessage(), e);
        }
    }

    private static ResultFile result(final JsonObject json) throws IOException {
        final List<Cell> cells = new ArrayList<>();
        for (final JsonObject cell : json.objects("cells")) {
            cells.add(cell(cell));
        }
        final List<Unpublished> unpublished = new ArrayList<>();
        for (final JsonObject cell : json.objects("unpublished")) {
            unpublished.add(new Unpublished(cell.text("name"), parameters(cell), cell.text("reason")));
        }
        return new ResultFile(
                Instant.parse(json.text("time")),
                json.text("command"),
                machine(json.object("machine")),
                build(json.object("build")),
                load(json, "loadBefore"),
                load(json, "loadAfter"),
                json.text("pair"),
                cells,
                unpublished);
    }

    private static Machine machine(final JsonObject json) throws IOException {
        return new Machine(
                json.text("cpu"),
                (int) json.whole("cpus"),
                json.text("topology"),
                json.text("caches"),
                json.isTrue("virtual"),
                json.whole("memoryBytes"),
                json.text("kernel"));
    }

    private static Build build(final JsonObject json) throws IOException {
        return new Build(json.text("engine"), json.text("revision"), json.text("jdk"), json.texts("jvmFlags"));
    }

    private static Load load(final JsonObject json, final String name) throws IOException {
        final double[] averages = json.numbers(name);
        if (averages.length != 3) {
            throw new IOException(name + " must have three values");
        }
        return new Load(averages[0], averages[1], averages[2]);
    }

    private static Cell cell(final JsonObject json) throws IOException {
        final List<Fork> forks = new ArrayList<>();
        for (final JsonObject fork : json.objects("forks")) {
            forks.add(fork(fork));
        }
        final List<Distribution> distributions = new ArrayList<>();
        for (final JsonObject distribution : json.objects("distributions")) {
            distributions.add(distribution(distribution));
        }
        return new Cell(
                json.text("name"), json.text("unit"), parameters(json), forks, distributions, json.text("rawLog"));
    }

    private static Map<String, String> parameters(final JsonObject json) throws IOException {
        final JsonObject parameters = json.object("parameters");
        final Map<String, String> texts = new TreeMap<>();
        for (final String name : parameters.names()) {
            texts.put(name, parameters.text(name));
        }
        return texts;
    }

    private static Fork fork(final JsonObject json) throws IOException {
        final List<Slice> slices = new ArrayList<>();
        for (final JsonObject slice : json.objects("slices")) {
            slices.add(slice(slice));
        }
        return new Fork((int) json.whole("number"), json.number("bytesPerOp"), json.whole("collections"), slices);
    }

    private static Slice slice(final JsonObject json) throws IOException {
        final JsonObject values = json.object("values");
        final Map<String, Double> numbers = new TreeMap<>();
        for (final String name : values.names()) {
            numbers.put(name, values.number(name));
        }
        return new Slice(LinkState.ofLetter(json.text("state")), numbers);
    }

    private static Distribution distribution(final JsonObject json) throws IOException {
        final List<Distribution.Point> points = new ArrayList<>();
        for (final double[] point : json.rows("points")) {
            if (point.length != 2) {
                throw new IOException("a point of a distribution has a percent and a value");
            }
            points.add(new Distribution.Point(point[0], point[1]));
        }
        return new Distribution(LinkState.ofLetter(json.text("state")), json.whole("count"), points);
    }
}
