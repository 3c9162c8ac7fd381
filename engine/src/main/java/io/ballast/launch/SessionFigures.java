package io.ballast.launch;

import com.fasterxml.jackson.core.JsonGenerator;
import io.ballast.counter.Counter;
import io.ballast.counter.Counters;
import io.ballast.gateway.MarketFeed;
import io.ballast.instrument.Instrument;
import io.ballast.instrument.Sleeve;
import io.ballast.settings.AccountSettings;
import io.ballast.settings.OverlaySettings;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a session did, in figures that its inputs alone determine: the same live and replayed. */
final class SessionFigures {
    private static final int NANO_DIGITS = 9;
    private static final String GATE = "GATE_";
    private static final String REFUSED = "REFUSED_";

    private final EngineConfiguration configuration;
    private final Counters counters;
    private final SessionRecorder recorder;
    private final List<Decision> decisions;

    /** @param decisions what was decided, in order */
    SessionFigures(
            final EngineConfiguration configuration,
            final Counters counters,
            final SessionRecorder recorder,
            final List<Decision> decisions) {
        this.configuration = configuration;
        this.counters = counters;
        this.recorder = recorder;
        this.decisions = decisions;
    }

    /** Into the summary's object. */
    void write(final JsonGenerator json) throws IOException {
        counts(json);
        sleeves(json);
        assets(json);
        overlays(json);
        targets(json);
        margins(json);
        money(json);
        recorder.attribution().write(json);
        new LedgerSummary(configuration, recorder, decisions).write(json);
    }

    private void counts(final JsonGenerator json) throws IOException {
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
        if (recorder.firstNs() != MarketFeed.END) {
            json.writeNumberField("firstTimeNs", recorder.firstNs());
            json.writeNumberField("lastTimeNs", recorder.lastNs());
        }
    }

    private void byPrefix(final JsonGenerator json, final String field, final String prefix) throws IOException {
        json.writeObjectFieldStart(field);
        for (final Counter counter : Counter.values()) {
            final long count = counters.get(counter);
            if (counter.name().startsWith(prefix) && count > 0) {
                json.writeNumberField(counter.name().substring(prefix.length()), count);
            }
        }
        json.writeEndObject();
    }

    private void sleeves(final JsonGenerator json) throws IOException {
        json.writeObjectFieldStart("sleeves");
        for (final Sleeve sleeve : configuration.sleeves()) {
            json.writeObjectFieldStart(sleeve.name());
            final SleeveTrack track = recorder.sleeve(sleeve.id());
            if (track.isStarted()) {
                json.writeNumberField("driftStart", track.start());
                json.writeNumberField("driftEnd", track.end());
                json.writeNumberField("driftMax", track.max());
                json.writeNumberField("driftMin", track.min());
                json.writeNumberField("weightEnd", track.weight());
                json.writeNumberField("effectiveWeightEnd", track.effectiveWeight());
            }
            for (final OverlaySettings overlay : configuration.overlays()) {
                if (overlay.sleeveId() == sleeve.id()) {
                    overlay(json, overlay);
                }
            }
            json.writeEndObject();
        }
        json.writeEndObject();
    }

    private void overlay(final JsonGenerator json, final OverlaySettings overlay) throws IOException {
        final BandClock clock = recorder.overlay(overlay.id());
        json.writeStringField("overlay", overlay.name());
        json.writeNumberField("timeOutsideBand", clock.outsideShare());
        json.writeNumberField("timeGated", clock.gatedShare());
        json.writeNumberField("timeDataNotNormal", clock.notNormalShare());
    }

    /** What every asset weighed when its price or quantity last changed. */
    private void assets(final JsonGenerator json) throws IOException {
        json.writeNumberField("effectiveExposureEnd", recorder.effectiveExposure());
        json.writeObjectFieldStart("assets");
        for (final Instrument instrument : configuration.instruments()) {
            final boolean isHeld = configuration.sleeves().stream()
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
        for (final OverlaySettings overlay : configuration.overlays()) {
            json.writeObjectFieldStart(overlay.name());
            new OverlaySummary(overlay, recorder.record(overlay.id()), recorder.overlay(overlay.id()), decisions)
                    .write(json);
            recorder.legs().write(json, overlay.legs(), configuration.instruments());
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
                        "leg", configuration.overlays().get(target.overlayId()).name());
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
        for (final AccountSettings account : configuration.accounts()) {
            new MarginSummary(account, recorder.margin(account.id()), decisions).write(json);
        }
        json.writeEndObject();
    }

    private void money(final JsonGenerator json) throws IOException {
        json.writeNumberField("navStart", usd(recorder.navStartNanoUsd()));
        json.writeNumberField("navEnd", usd(recorder.navEndNanoUsd()));
        json.writeNumberField("navUnhedgedEnd", usd(recorder.unhedgedEndNanoUsd()));
        json.writeObjectFieldStart("costs");
        json.writeNumberField("fees", usd(recorder.feesNanoUsd()));
        json.writeNumberField("spread", usd(recorder.spreadNanoUsd()));
        json.writeNumberField("funding", usd(-recorder.fundingNanoUsd()));
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
