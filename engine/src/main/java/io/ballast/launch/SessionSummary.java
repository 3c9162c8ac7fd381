package io.ballast.launch;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import io.ballast.counter.Counter;
import io.ballast.counter.Counters;
import io.ballast.gateway.MarketFeed;
import io.ballast.gateway.recorded.FeedCount;
import io.ballast.gateway.recorded.FeedTally;
import io.ballast.instrument.Instrument;
import io.ballast.instrument.Sleeve;
import io.ballast.settings.AccountSettings;
import io.ballast.settings.OverlaySettings;
import java.io.IOException;
import java.io.StringWriter;
import java.io.Writer;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.HdrHistogram.Histogram;

/** A session in figures, as JSON. Money is in USD, drift and shares are fractions, times are nanoseconds. */
public final class SessionSummary {
    private static final int NANO_DIGITS = 9;
    private static final String GATE = "GATE_";
    private static final String REFUSED = "REFUSED_";

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
            counts(json);
            sleeves(json);
            assets(json);
            overlays(json);
            targets(json);
            margins(json);
            money(json);
            result.recorder().attribution().write(json);
            new LedgerSummary(result.configuration(), result.recorder(), decisions).write(json);
            machine(json);
            json.writeEndObject();
        }
    }

    private void counts(final JsonGenerator json) throws IOException {
        final Counters counters = result.counters();
        json.writeNumberField("events", counters.get(Counter.INPUTS));
        json.writeNumberField("quotes", counters.get(Counter.QUOTES));
        json.writeNumberField("trades", counters.get(Counter.TRADES));
        json.writeNumberField("marks", counters.get(Counter.MARKS));
        json.writeNumberField("orders", counters.get(Counter.ORDERS_SENT));
        json.writeNumberField("amends", counters.get(Counter.AMENDS_SENT));
        json.writeNumberField("cancels", counters.get(Counter.CANCELS_SENT));
        json.writeNumberField("fills", counters.get(Counter.FILLS));
        byPrefix(json, "rejects", GATE);
        byPrefix(json, "refusedInputs", REFUSED);
        riskEvents(json);
        feed(json);
        final SessionRecorder recorder = result.recorder();
        if (recorder.firstNs() != MarketFeed.END) {
            json.writeNumberField("firstTimeNs", recorder.firstNs());
            json.writeNumberField("lastTimeNs", recorder.lastNs());
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

    private void byPrefix(final JsonGenerator json, final String field, final String prefix) throws IOException {
        json.writeObjectFieldStart(field);
        for (final Counter counter : Counter.values()) {
            final long count = result.counters().get(counter);
            if (counter.name().startsWith(prefix) && count > 0) {
                json.writeNumberField(counter.name().substring(prefix.length()), count);
            }
        }
        json.writeEndObject();
    }

    private void sleeves(final JsonGenerator json) throws IOException {
        json.writeObjectFieldStart("sleeves");
        for (final Sleeve sleeve : result.configuration().sleeves()) {
            json.writeObjectFieldStart(sleeve.name());
            final SleeveTrack track = result.recorder().sleeve(sleeve.id());
            if (track.isStarted()) {
                json.writeNumberField("driftStart", track.start());
                json.writeNumberField("driftEnd", track.end());
                json.writeNumberField("driftMax", track.max());
                json.writeNumberField("driftMin", track.min());
                json.writeNumberField("weightEnd", track.weight());
                json.writeNumberField("effectiveWeightEnd", track.effectiveWeight());
            }
            for (final OverlaySettings overlay : result.configuration().overlays()) {
                if (overlay.sleeveId() == sleeve.id()) {
                    overlay(json, overlay);
                }
            }
            json.writeEndObject();
        }
        json.writeEndObject();
    }

    private void overlay(final JsonGenerator json, final OverlaySettings overlay) throws IOException {
        final BandClock clock = result.recorder().overlay(overlay.id());
        json.writeStringField("overlay", overlay.name());
        json.writeNumberField("timeOutsideBand", clock.outsideShare());
        json.writeNumberField("timeGated", clock.gatedShare());
        json.writeNumberField("timeDataNotNormal", clock.notNormalShare());
    }

    /** What every asset weighed when its price or quantity last changed. */
    private void assets(final JsonGenerator json) throws IOException {
        final SessionRecorder recorder = result.recorder();
        json.writeNumberField("effectiveExposureEnd", recorder.effectiveExposure());
        json.writeObjectFieldStart("assets");
        for (final Instrument instrument : result.configuration().instruments()) {
            final boolean isHeld = result.configuration().sleeves().stream()
                    .anyMatch(sleeve -> sleeve.assetIds().contains(instrument.id()));
            if (isHeld) {
                json.writeObjectFieldStart(instrument.name());
                json.writeNumberField("weight", recorder.assetWeight(instrument.id()));
                json.writeNumberField("effectiveWeight", recorder.assetEffectiveWeight(instrument.id()));
                json.writeEndObject();
            }
        }
        json.writeEndObject();
    }

    private void overlays(final JsonGenerator json) throws IOException {
        json.writeObjectFieldStart("overlays");
        for (final OverlaySettings overlay : result.configuration().overlays()) {
            final SessionRecorder recorder = result.recorder();
            json.writeObjectFieldStart(overlay.name());
            new OverlaySummary(overlay, recorder.record(overlay.id()), recorder.overlay(overlay.id()), decisions)
                    .write(json);
            recorder.legs().write(json, overlay.legs(), result.configuration().instruments());
            json.writeEndObject();
        }
        json.writeEndObject();
    }

    private void targets(final JsonGenerator json) throws IOException {
        json.writeArrayFieldStart("targets");
        for (final Decision decision : decisions) {
            if (decision instanceof Decision.Target target) {
                json.writeStartObject();
                json.writeNumberField("timeNs", target.timeNs());
                json.writeStringField(
                        "leg",
                        result.configuration()
                                .overlays()
                                .get(target.overlayId())
                                .name());
                json.writeStringField("action", target.action());
                json.writeNumberField("drift", target.drift());
                json.writeNumberField("targetLots", target.targetLots());
                json.writeEndObject();
            }
        }
        json.writeEndArray();
    }

    private void margins(final JsonGenerator json) throws IOException {
        json.writeObjectFieldStart("accounts");
        for (final AccountSettings account : result.configuration().accounts()) {
            new MarginSummary(account, result.recorder().margin(account.id()), decisions).write(json);
        }
        json.writeEndObject();
    }

    private void money(final JsonGenerator json) throws IOException {
        final SessionRecorder recorder = result.recorder();
        json.writeNumberField("navStart", usd(recorder.navStartNanoUsd()));
        json.writeNumberField("navEnd", usd(recorder.navEndNanoUsd()));
        json.writeNumberField("navUnhedgedEnd", usd(recorder.unhedgedEndNanoUsd()));
        json.writeObjectFieldStart("costs");
        json.writeNumberField("fees", usd(recorder.feesNanoUsd()));
        json.writeNumberField("spread", usd(recorder.spreadNanoUsd()));
        json.writeNumberField("funding", usd(-recorder.fundingNanoUsd()));
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

    private void riskEvents(final JsonGenerator json) throws IOException {
        final Map<String, Integer> counts = new TreeMap<>();
        for (final Decision decision : decisions) {
            if (decision instanceof Decision.RiskEvent event) {
                counts.merge(event.kind(), 1, Integer::sum);
            }
        }
        json.writeObjectFieldStart("riskEvents");
        for (final Map.Entry<String, Integer> count : counts.entrySet()) {
            json.writeNumberField(count.getKey(), count.getValue());
        }
        json.writeEndObject();
    }

    private static BigDecimal usd(final long nanoUsd) {
        return BigDecimal.valueOf(nanoUsd, NANO_DIGITS);
    }
}
