package io.ballast.benchmarks.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;

/** Writes result files: JSON in which every value that could not be had is null. */
public final class ResultWriter {
    /** What a reader must know; raised with every change that an older reader would misread. */
    static final int VERSION = 1;

    static final String SCHEMA = "ballast-benchmarks";

    private final JsonGenerator json;

    private ResultWriter(final JsonGenerator json) {
        this.json = json;
    }

    /** The file is there as a whole or not at all; its directory is made if need be. */
    public static void write(final Path file, final ResultFile result) throws IOException {
        final StringWriter text = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
            json.setPrettyPrinter(new DefaultPrettyPrinter());
            new ResultWriter(json).result(result);
        }
        final Path whole = file.toAbsolutePath();
        Files.createDirectories(whole.getParent());
        final Path part = whole.resolveSibling(whole.getFileName() + ".part");
        try {
            Files.writeString(part, text + "\n");
            Files.move(part, whole, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private void result(final ResultFile result) throws IOException {
        json.writeStartObject();
        json.writeStringField("schema", SCHEMA);
        json.writeNumberField("version", VERSION);
        json.writeStringField("time", result.time().toString());
        json.writeStringField("command", result.command());
        json.writeStringField("pair", result.pair());
        machine(result.machine());
        build(result.build());
        load("loadBefore", result.loadBefore());
        load("loadAfter", result.loadAfter());
        json.writeArrayFieldStart("cells");
        for (final Cell cell : result.cells()) {
            cell(cell);
        }
        json.writeEndArray();
        json.writeArrayFieldStart("unpublished");
        for (final Unpublished unpublished : result.unpublished()) {
            json.writeStartObject();
            json.writeStringField("name", unpublished.name());
            parameters(unpublished.parameters());
            json.writeStringField("reason", unpublished.reason());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void machine(final Machine machine) throws IOException {
        json.writeObjectFieldStart("machine");
        json.writeStringField("cpu", machine.cpu());
        json.writeNumberField("cpus", machine.cpus());
        json.writeStringField("topology", machine.topology());
        json.writeStringField("caches", machine.caches());
        json.writeBooleanField("virtual", machine.isVirtual());
        json.writeNumberField("memoryBytes", machine.memoryBytes());
        json.writeStringField("kernel", machine.kernel());
        json.writeEndObject();
    }

    private void build(final Build build) throws IOException {
        json.writeObjectFieldStart("build");
        json.writeStringField("engine", build.engine());
        json.writeStringField("revision", build.revision());
        json.writeStringField("jdk", build.jdk());
        json.writeArrayFieldStart("jvmFlags");
        for (final String flag : build.jvmFlags()) {
            json.writeString(flag);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void load(final String name, final Load load) throws IOException {
        json.writeFieldName(name);
        numbers(List.of(load.oneMinute(), load.fiveMinutes(), load.fifteenMinutes()));
    }

    private void cell(final Cell cell) throws IOException {
        json.writeStartObject();
        json.writeStringField("name", cell.name());
        json.writeStringField("unit", cell.unit());
        parameters(cell.parameters());
        json.writeStringField("rawLog", cell.rawLog());
        json.writeArrayFieldStart("distributions");
        for (final Distribution distribution : cell.distributions()) {
            distribution(distribution);
        }
        json.writeEndArray();
        json.writeArrayFieldStart("forks");
        for (final Fork fork : cell.forks()) {
            fork(fork);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void parameters(final Map<String, String> parameters) throws IOException {
        json.writeObjectFieldStart("parameters");
        for (final Map.Entry<String, String> parameter : parameters.entrySet()) {
            json.writeStringField(parameter.getKey(), parameter.getValue());
        }
        json.writeEndObject();
    }

    private void distribution(final Distribution distribution) throws IOException {
        json.writeStartObject();
        json.writeStringField("state", distribution.state().letter());
        json.writeNumberField("count", distribution.count());
        json.writeArrayFieldStart("points");
        for (final Distribution.Point point : distribution.points()) {
            numbers(List.of(point.percent(), point.value()));
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void fork(final Fork fork) throws IOException {
        json.writeStartObject();
        json.writeNumberField("number", fork.number());
        json.writeFieldName("bytesPerOp");
        number(json, fork.bytesPerOp());
        json.writeNumberField("collections", fork.collections());
        json.writeArrayFieldStart("slices");
        for (final Slice slice : fork.slices()) {
            json.writeRawValue(line(slice));
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    /** Slices are many: each on one line. */
    private static String line(final Slice slice) throws IOException {
        final StringWriter text = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
            json.writeStartObject();
            json.writeStringField("state", slice.state().letter());
            json.writeObjectFieldStart("values");
            for (final Map.Entry<String, Double> value : slice.values().entrySet()) {
                json.writeFieldName(value.getKey());
                number(json, value.getValue());
            }
            json.writeEndObject();
            json.writeEndObject();
        }
        return text.toString();
    }

    private void numbers(final List<Double> values) throws IOException {
        json.writeStartArray();
        for (final double value : values) {
            number(json, value);
        }
        json.writeEndArray();
    }

    /** JSON knows neither NaN nor infinity. */
    private static void number(final JsonGenerator json, final double value) throws IOException {
        if (Double.isFinite(value)) {
            json.writeNumber(value);
        } else {
            json.writeNull();
        }
    }
}
