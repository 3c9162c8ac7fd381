package io.ballast.launch;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import io.ballast.gateway.recorded.FeedCount;
import io.ballast.gateway.recorded.FeedTally;
import java.io.IOException;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;
import org.HdrHistogram.Histogram;

/** A session in figures, as JSON. Money is in USD, drift and shares are fractions, times are nanoseconds. */
public final class SessionSummary {
    private final SessionResult result;
    private final List<Decision> decisions;
    private final FeedTally tally;

    /**
     * @param decisions what the session's journal says was decided, in order
     * @param tally     what recorded files held
     */
    public SessionSummary(final SessionResult result, final List<Decision> decisions, final FeedTally tally) {
        this.result = result;
        this.tally = tally;
        this.decisions = List.copyOf(decisions);
    }

    /** Writes the whole file or none: into a temporary file beside it, then renamed. */
    public void writeTo(final Path file) throws IOException {
        final Path absolute = file.toAbsolutePath();
        final Path directory = absolute.getParent();
        if (directory != null) {
            Files.createDirectories(directory);
        }
        final Path part = absolute.resolveSibling(absolute.getFileName() + ".part");
        try {
            Files.writeString(part, toJson() + System.lineSeparator());
            Files.move(part, absolute, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    /** The figures as indented JSON. */
    public String toJson() throws IOException {
        final StringWriter text = new StringWriter();
        write(text);
        return text.toString();
    }

    private static void writeResumed(final JsonGenerator json, final Resumed resumed) throws IOException {
        json.writeObjectFieldStart("resumed");
        json.writeStringField("journal", resumed.journal().toString());
        json.writeStringField("end", resumed.end().state().name());
        json.writeNumberField("inputs", resumed.inputs());
        json.writeNumberField("unprocessed", resumed.unprocessed());
        json.writeNumberField("cutBytes", resumed.end().cutBytes());
        json.writeNumberField("epoch", resumed.epoch());
        json.writeStringField("stateSha256", resumed.stateSha256());
        json.writeEndObject();
    }

    private void write(final Writer out) throws IOException {
        try (JsonGenerator json = new JsonFactory().createGenerator(out)) {
            json.setPrettyPrinter(new DefaultPrettyPrinter());
            json.enable(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN);
            json.writeStartObject();
            json.writeStringField("session", result.configuration().sessionName());
            json.writeStringField("end", result.end().kind().name());
            if (result.resumed() != null) {
                writeResumed(json, result.resumed());
            }
            if (result.end().cause() != null) {
                json.writeStringField("cause", String.valueOf(result.end().cause()));
            }
            new SessionFigures(result.configuration(), result.counters(), result.recorder(), decisions).write(json);
            feed(json);
            machine(json);
            json.writeEndObject();
        }
    }

    private void feed(final JsonGenerator json) throws IOException {
        json.writeObjectFieldStart("feed");
        for (final FeedCount count : FeedCount.values()) {
            if (tally.total(count) > 0) {
                json.writeNumberField(count.name(), tally.total(count));
            }
        }
        if (tally.otherSymbolBars() > 0) {
            json.writeNumberField("OTHER_SYMBOL_BARS", tally.otherSymbolBars());
        }
        json.writeEndObject();
    }

    private void machine(final JsonGenerator json) throws IOException {
        final Histogram histogram = result.recorder().tickToOrderNs();
        json.writeObjectFieldStart("tickToOrderNs");
        json.writeStringField(
                "kind",
                "service time from slot claim to order sent, not open-loop latency; few orders measure a cold path");
        json.writeNumberField("count", histogram.getTotalCount());
        json.writeNumberField("p50", histogram.getValueAtPercentile(50));
        json.writeNumberField("p99", histogram.getValueAtPercentile(99));
        json.writeNumberField("p999", histogram.getValueAtPercentile(99.9));
        json.writeNumberField("max", histogram.getMaxValue());
        json.writeEndObject();
        kill(json);
        final double allocated = result.recorder().allocatedBytesPerEvent();
        if (Double.isNaN(allocated)) {
            json.writeNullField("allocatedBytesPerEvent");
        } else {
            json.writeNumberField("allocatedBytesPerEvent", allocated);
        }
        json.writeStringField("stateHash", result.stateSha256());
        json.writeStringField("journal", result.journal().toString());
        json.writeStringField(
                "profile", result.configuration().topology().profile().name().toLowerCase(Locale.ROOT));
        json.writeStringField("jdk", result.build().jdk());
        json.writeStringField("gitRevision", result.build().git());
    }

    /** Only of a session in which the kill switch was thrown. */
    private void kill(final JsonGenerator json) throws IOException {
        final Histogram histogram = result.killNs();
        if (histogram.getTotalCount() == 0) {
            return;
        }
        json.writeObjectFieldStart("kill");
        json.writeNumberField("count", histogram.getTotalCount());
        json.writeObjectFieldStart("seenToCancelNs");
        json.writeNumberField("p50", histogram.getValueAtPercentile(50));
        json.writeNumberField("max", histogram.getMaxValue());
        json.writeEndObject();
        json.writeEndObject();
    }
}
