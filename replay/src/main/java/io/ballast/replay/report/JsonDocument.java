package io.ballast.replay.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import java.io.IOException;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Locale;

/** A report as JSON: its figures exactly, its orders, and the points of its charts. */
final class JsonDocument {
    private static final MathContext SHOWN = new MathContext(6);
    private static final int MS_DIGITS = 6;

    private final ReportContent content;
    private final JsonGenerator json;

    private JsonDocument(final ReportContent content, final JsonGenerator json) {
        this.content = content;
        this.json = json;
    }

    /** Everything, for programs. */
    static String whole(final ReportContent content) throws IOException {
        return text(content, true);
    }

    /** What a page draws. */
    static String charts(final ReportContent content) throws IOException {
        return text(content, false);
    }

    private static String text(final ReportContent content, final boolean isWhole) throws IOException {
        final StringWriter text = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
            json.enable(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN);
            final JsonDocument document = new JsonDocument(content, json);
            json.writeStartObject();
            if (isWhole) {
                json.setPrettyPrinter(new DefaultPrettyPrinter());
                document.writeFigures();
            }
            document.writeCharts();
            json.writeEndObject();
        }
        return text.toString();
    }

    private void writeFigures() throws IOException {
        json.writeStringField("title", content.title());
        json.writeStringField("period", content.period());
        json.writeStringField("caution", content.caution());
        json.writeObjectFieldStart("head");
        for (final Tile tile : content.tiles()) {
            json.writeObjectFieldStart(tile.label());
            json.writeStringField("value", tile.value());
            json.writeStringField("note", tile.note());
            json.writeEndObject();
        }
        json.writeEndObject();
        json.writeObjectFieldStart("summary");
        content.reading().writeFigures(json);
        json.writeEndObject();
        json.writeArrayFieldStart("orders");
        for (final ReportedOrder order : content.reading().orders()) {
            writeOrder(order);
        }
        json.writeEndArray();
        json.writeNumberField("ordersLeftOut", content.reading().ordersLeftOut());
        content.reading().latencies().write(json);
    }

    private void writeOrder(final ReportedOrder order) throws IOException {
        json.writeStartObject();
        json.writeNumberField("timeNs", order.life().timeNs());
        json.writeStringField("id", String.valueOf(order.id()));
        json.writeNumberField("sequence", order.life().sequence());
        json.writeStringField("overlay", order.overlay());
        json.writeStringField("instrument", order.instrument().name());
        json.writeStringField("side", OrderCells.side(order));
        json.writeNumberField(
                "quantity", size(order.life().lots(), order.instrument().lotSize()));
        json.writeNumberField(
                "limit", size(order.life().limitTicks(), order.instrument().tickSize()));
        json.writeNumberField(
                "filled", size(order.life().filledLots(), order.instrument().lotSize()));
        json.writeNumberField("averagePrice", order.averagePrice());
        json.writeNumberField("feeUsd", OrderCells.usd(order.life().feeNanoUsd()));
        json.writeNumberField("spreadUsd", OrderCells.usd(order.life().spreadNanoUsd()));
        json.writeStringField("state", order.state());
        json.writeStringField("headline", order.headline());
        json.writeArrayFieldStart("explanation");
        for (final String line : order.explanation()) {
            json.writeString(line);
        }
        json.writeEndArray();
        json.writeArrayFieldStart("life");
        for (final ReportedOrder.Event event : order.events()) {
            json.writeStartObject();
            json.writeNumberField("timeNs", event.timeNs());
            json.writeStringField("what", event.what());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static BigDecimal milliseconds(final long ns) {
        return BigDecimal.valueOf(ns, MS_DIGITS).stripTrailingZeros();
    }

    private static BigDecimal size(final long units, final BigDecimal size) {
        return size.multiply(BigDecimal.valueOf(units));
    }

    private void writeCharts() throws IOException {
        final TimeGrid grid = content.reading().grid();
        json.writeArrayFieldStart("timesMs");
        final int points = grid.points();
        for (int point = 0; point < points; point++) {
            json.writeNumber(milliseconds(grid.timeNs(point)));
        }
        json.writeEndArray();
        json.writeObjectFieldStart("charts");
        for (final Section section : content.sections()) {
            for (final Block block : section.blocks()) {
                if (block instanceof Block.Drawing drawing && content.isDrawn(drawing.chart())) {
                    writeChart(drawing.chart(), grid, points);
                }
            }
        }
        json.writeEndObject();
    }

    private void writeChart(final Chart chart, final TimeGrid grid, final int points) throws IOException {
        json.writeObjectFieldStart(chart.id());
        json.writeStringField("title", chart.title());
        json.writeStringField("unit", chart.unit());
        json.writeNumberField("decimals", chart.decimals());
        if (!Double.isNaN(chart.least())) {
            json.writeNumberField("least", chart.least());
        }
        final List<Curve> known = chart.curves().stream()
                .filter(curve -> grid.isKnown(grid.placeOf(curve)))
                .toList();
        json.writeArrayFieldStart("band");
        for (final int curve : chart.bandOf()) {
            json.writeNumber(known.indexOf(chart.curves().get(curve)));
        }
        json.writeEndArray();
        json.writeArrayFieldStart("states");
        for (final String word : chart.states()) {
            json.writeString(word);
        }
        json.writeEndArray();
        writeMarks(chart);
        json.writeArrayFieldStart("curves");
        for (final Curve curve : known) {
            writeCurve(curve, grid, points);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void writeMarks(final Chart chart) throws IOException {
        json.writeArrayFieldStart("orders");
        for (final ReportedOrder order : content.reading().orders()) {
            if (order.instrument().name().equals(chart.instrument())) {
                json.writeStartObject();
                json.writeStringField("id", String.valueOf(order.id()));
                json.writeNumberField("timeMs", milliseconds(order.life().timeNs()));
                json.writeStringField("side", OrderCells.side(order));
                json.writeNumberField(
                        "price",
                        order.life().filledLots() > 0
                                ? order.averagePrice()
                                : size(
                                        order.life().limitTicks(),
                                        order.instrument().tickSize()));
                json.writeStringField(
                        "text", OrderCells.side(order) + ' ' + OrderCells.quantity(order) + ", " + order.state());
                json.writeEndObject();
            }
        }
        json.writeEndArray();
    }

    private void writeCurve(final Curve curve, final TimeGrid grid, final int points) throws IOException {
        json.writeStartObject();
        json.writeStringField("series", curve.series());
        json.writeStringField("label", curve.label());
        json.writeStringField("tone", curve.tone().name().toLowerCase(Locale.ROOT));
        json.writeBooleanField("stepped", curve.isStepped());
        json.writeArrayFieldStart("values");
        final int place = grid.placeOf(curve);
        for (int point = 0; point < points; point++) {
            final double value = grid.value(place, point);
            if (Double.isNaN(value)) {
                json.writeNull();
            } else {
                json.writeNumber(new BigDecimal(value).round(SHOWN).stripTrailingZeros());
            }
        }
        json.writeEndArray();
        json.writeEndObject();
    }
}
