package io.ballast.replay.report;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.HdrHistogram.Histogram;

/** How long things took in engine time, which is in the journal; of the engine's own work no journal says anything. */
final class Latencies {
    static final List<Double> PERCENTILES = List.of(50.0, 90.0, 99.0, 99.9);

    private static final long LONGEST_NS = 7 * 86_400_000_000_000L;
    private static final int DIGITS = 3;

    private final Histogram feed = new Histogram(LONGEST_NS, DIGITS);
    private final Histogram answer = new Histogram(LONGEST_NS, DIGITS);
    private final Histogram fill = new Histogram(LONGEST_NS, DIGITS);

    /** An input was received so long after the venue had stamped it. */
    void onInput(final long ns) {
        feed.recordValue(bounded(ns));
    }

    /** A venue said something of an order for the first time. */
    void onAnswer(final long ns) {
        answer.recordValue(bounded(ns));
    }

    /** An order was filled for the first time, in part or whole. */
    void onFill(final long ns) {
        fill.recordValue(bounded(ns));
    }

    /** Clocks of two machines need not agree. */
    private static long bounded(final long ns) {
        return Math.max(0, Math.min(LONGEST_NS, ns));
    }

    /** By what is measured, in words. */
    Map<String, Histogram> histograms() {
        final Map<String, Histogram> histograms = new LinkedHashMap<>();
        histograms.put("venue's stamp to receipt", feed);
        histograms.put("order sent to first answer", answer);
        histograms.put("order sent to first fill", fill);
        return histograms;
    }

    void write(final JsonGenerator json) throws IOException {
        json.writeObjectFieldStart("latencyNs");
        write(json, "venueToReceipt", feed);
        write(json, "orderToAnswer", answer);
        write(json, "orderToFill", fill);
        json.writeEndObject();
    }

    private static void write(final JsonGenerator json, final String field, final Histogram histogram)
            throws IOException {
        json.writeObjectFieldStart(field);
        json.writeNumberField("count", histogram.getTotalCount());
        if (histogram.getTotalCount() > 0) {
            for (final double percentile : PERCENTILES) {
                json.writeNumberField(
                        "p" + String.valueOf(percentile).replace(".0", "").replace(".", ""),
                        histogram.getValueAtPercentile(percentile));
            }
            json.writeNumberField("max", histogram.getMaxValue());
        }
        json.writeEndObject();
    }
}
