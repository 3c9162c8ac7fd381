package io.ballast.replay.lab;

import com.fasterxml.jackson.core.JsonGenerator;
import io.ballast.counter.Counter;
import io.ballast.launch.DecisionLog;
import io.ballast.launch.SessionResult;
import io.ballast.replay.compare.Figure;
import io.ballast.replay.export.WholeFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What came of one run of a sweep: the same whenever and wherever it ran.
 *
 * @param cause       why it failed; empty if it did not
 * @param inputs      how many there were
 * @param orders      how many were sent
 * @param fills       how many came back
 * @param stateSha256 of the state behind the last input
 * @param figures     in their fixed order
 * @param note        which controls stopped its trading or its orders; empty if none did
 */
record UnitResult(
        String cause, long inputs, long orders, long fills, String stateSha256, List<Figure> figures, String note) {
    UnitResult {
        figures = List.copyOf(figures);
    }

    static UnitResult of(final SessionResult result) {
        return new UnitResult(
                "",
                result.counters().get(Counter.INPUTS),
                result.counters().get(Counter.ORDERS_SENT),
                result.counters().get(Counter.FILLS),
                result.stateSha256(),
                Figure.of(result.recorder().figures()),
                ControlNote.of(result.configuration(), DecisionLog.read(result.journal())));
    }

    static UnitResult failed(final String cause) {
        return new UnitResult(cause, 0, 0, 0, "", List.of(), "");
    }

    boolean isDone() {
        return cause.isEmpty();
    }

    void writeTo(final Path file) throws IOException {
        WholeFile.writeJson(file, json -> {
            json.writeNumberField("inputs", inputs);
            json.writeNumberField("orders", orders);
            json.writeNumberField("fills", fills);
            json.writeStringField("stateSha256", stateSha256);
            json.writeStringField("note", note);
            json.writeArrayFieldStart("figures");
            for (final Figure figure : figures) {
                write(json, figure);
            }
            json.writeEndArray();
        });
    }

    private static void write(final JsonGenerator json, final Figure figure) throws IOException {
        json.writeStartObject();
        json.writeStringField("name", figure.name());
        json.writeStringField("unit", figure.unit());
        json.writeStringField("value", figure.text());
        json.writeEndObject();
    }

    /** @throws IOException if the file is not what {@link #writeTo} has written */
    static UnitResult read(final Path file) throws IOException {
        final Map<?, ?> fields = JsonValues.read(file);
        final List<Figure> figures = new ArrayList<>();
        for (final Map<?, ?> figure : JsonValues.objects(fields, "figures")) {
            final String text = JsonValues.text(figure, "value");
            figures.add(new Figure(
                    JsonValues.text(figure, "name"),
                    JsonValues.text(figure, "unit"),
                    text.isEmpty() ? Double.NaN : Double.parseDouble(text),
                    text));
        }
        return new UnitResult(
                "",
                Long.parseLong(JsonValues.text(fields, "inputs")),
                Long.parseLong(JsonValues.text(fields, "orders")),
                Long.parseLong(JsonValues.text(fields, "fills")),
                JsonValues.text(fields, "stateSha256"),
                figures,
                JsonValues.text(fields, "note"));
    }
}
