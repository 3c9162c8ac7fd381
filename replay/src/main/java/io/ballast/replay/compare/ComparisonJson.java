package io.ballast.replay.compare;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import io.ballast.launch.ConfigurationDifference;
import java.io.IOException;
import java.io.Writer;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** A comparison for programs: everything of it, in one object. Times are nanoseconds since the epoch. */
public final class ComparisonJson {
    private final Comparison comparison;

    public ComparisonJson(final Comparison comparison) {
        this.comparison = comparison;
    }

    /** Writes the object and a line's end; leaves the writer open. */
    public void write(final Writer out) throws IOException {
        try (JsonGenerator json = new JsonFactory().createGenerator(out)) {
            json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
            json.enable(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN);
            json.setPrettyPrinter(new DefaultPrettyPrinter());
            json.writeStartObject();
            json.writeBooleanField("same", comparison.isSame());
            side(json, "a", comparison.firstName(), comparison.journals().first());
            side(json, "b", comparison.secondName(), comparison.journals().second());
            settings(json);
            parting(json, comparison.journals().parting());
            orders(json);
            figures(json);
            json.writeArrayFieldStart("notes");
            for (final String note : comparison.notes()) {
                json.writeString(note);
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        out.write(System.lineSeparator());
        out.flush();
    }

    private static void side(
            final JsonGenerator json, final String field, final String name, final JournalComparison.Side side)
            throws IOException {
        json.writeObjectFieldStart(field);
        json.writeStringField("name", name);
        json.writeNumberField("inputs", side.inputs());
        json.writeNumberField("outputs", side.outputs());
        json.writeNumberField("orders", side.orders().size());
        json.writeStringField("stateSha256", side.stateSha256());
        json.writeStringField("end", side.end());
        json.writeEndObject();
    }

    private void settings(final JsonGenerator json) throws IOException {
        json.writeArrayFieldStart("settings");
        for (final ConfigurationDifference setting : comparison.journals().settings()) {
            json.writeStartObject();
            json.writeStringField("path", setting.path());
            json.writeStringField("a", setting.first());
            json.writeStringField("b", setting.second());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void parting(final JsonGenerator json, final @Nullable Parting parting) throws IOException {
        if (parting == null) {
            json.writeNullField("firstDivergence");
            return;
        }
        json.writeObjectFieldStart("firstDivergence");
        json.writeNumberField("sequence", parting.sequence());
        json.writeNumberField("timeNs", parting.timeNs());
        json.writeStringField("what", parting.what());
        json.writeStringField("input", parting.input());
        json.writeStringField("a", parting.first());
        json.writeStringField("b", parting.second());
        json.writeEndObject();
    }

    private void orders(final JsonGenerator json) throws IOException {
        json.writeObjectFieldStart("orders");
        for (final OrderChange.Kind kind : OrderChange.Kind.values()) {
            json.writeNumberField(kind.name(), comparison.count(kind));
        }
        json.writeArrayFieldStart("changes");
        for (final OrderChange change : comparison.changes()) {
            json.writeStartObject();
            json.writeStringField("kind", change.kind().name());
            order(json, "a", change.before());
            order(json, "b", change.after());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void order(final JsonGenerator json, final String field, final @Nullable SentOrder order)
            throws IOException {
        if (order == null) {
            return;
        }
        json.writeObjectFieldStart(field);
        json.writeNumberField("sequence", order.sequence());
        json.writeNumberField("timeNs", order.timeNs());
        json.writeStringField("overlay", order.overlay());
        json.writeStringField("instrument", order.instrument());
        json.writeStringField("reason", order.reason());
        json.writeNumberField("clientOrderId", order.clientOrderId());
        json.writeNumberField("quantity", order.quantity());
        json.writeNumberField("limit", order.limit());
        json.writeStringField("timeInForce", order.timeInForce());
        json.writeEndObject();
    }

    private void figures(final JsonGenerator json) throws IOException {
        json.writeObjectFieldStart("figures");
        for (final FigurePair pair : FigurePair.of(comparison.first(), comparison.second())) {
            json.writeObjectFieldStart(pair.name());
            json.writeStringField("unit", pair.unit());
            number(json, "a", pair.first());
            number(json, "b", pair.second());
            if (pair.first().isKnown() && pair.second().isKnown()) {
                json.writeNumberField(
                        "difference",
                        new BigDecimal(pair.second().text())
                                .subtract(new BigDecimal(pair.first().text())));
            }
            json.writeEndObject();
        }
        json.writeEndObject();
    }

    private static void number(final JsonGenerator json, final String field, final Figure figure) throws IOException {
        if (figure.isKnown()) {
            json.writeNumberField(field, new BigDecimal(figure.text()));
        } else {
            json.writeNullField(field);
        }
    }
}
