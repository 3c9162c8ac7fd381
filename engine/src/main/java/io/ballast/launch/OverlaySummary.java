package io.ballast.launch;

import com.fasterxml.jackson.core.JsonGenerator;
import io.ballast.settings.CandidateSettings;
import io.ballast.settings.OverlaySettings;
import io.ballast.slot.CandidateVerdict;
import java.io.IOException;
import java.util.List;
import java.util.Locale;

/** The part of a session's summary that tells of one overlay. Errors and shares are fractions, of NAV and a year. */
final class OverlaySummary {
    private final OverlaySettings overlay;
    private final OverlayRecord record;
    private final BandClock clock;
    private final List<Decision> decisions;

    OverlaySummary(
            final OverlaySettings overlay,
            final OverlayRecord record,
            final BandClock clock,
            final List<Decision> decisions) {
        this.overlay = overlay;
        this.record = record;
        this.clock = clock;
        this.decisions = decisions;
    }

    /** Into the overlay's object. */
    void write(final JsonGenerator json) throws IOException {
        json.writeStringField("kind", overlay.kind().name().toLowerCase(Locale.ROOT));
        json.writeStringField("mode", overlay.mode().name().toLowerCase(Locale.ROOT));
        json.writeStringField("contract", candidate(record.candidate()).name());
        json.writeStringField("reason", reason());
        candidates(json);
        trackingError(json);
        number(json, "grossUsd", record.grossUsd());
        number(json, "netUsd", record.netUsd());
        number(json, "marketResidualUsd", record.residualUsd());
        number(json, "hedgeRatio", record.usedRatio());
        number(json, "shadowBeta", record.shadowBeta());
        number(json, "asynchronousBeta", record.asynchronousBeta());
        number(json, "hedgingEffectiveness", record.hedgingEffectiveness());
        json.writeNumberField("turnoverPerYear", record.contractTurnoverPerYear());
        json.writeNumberField("spotTurnoverPerYear", record.spotTurnoverPerYear());
        json.writeNumberField("timeOutsideBand", clock.outsideShare());
        json.writeNumberField("timeGated", clock.gatedShare());
        json.writeNumberField("timeDataNotNormal", clock.notNormalShare());
        json.writeStringField("outlook", record.outlook().name());
        predictions(json);
        transitions(json);
    }

    private CandidateSettings candidate(final int at) {
        return overlay.candidates().get(at);
    }

    /** Why the contract in use is the one in use. */
    private String reason() {
        final int count = overlay.candidates().size();
        if (count == 1) {
            return "the only candidate";
        }
        if (record.verdict(record.candidate()) == CandidateVerdict.UNMEASURED) {
            return "named first: too few samples to measure the candidates";
        }
        final StringBuilder text = new StringBuilder(standing());
        for (int i = 0; i < count; i++) {
            if (i != record.candidate()) {
                text.append(String.format(Locale.ROOT, "; %s %s", candidate(i).name(), told(i)));
            }
        }
        return text.toString();
    }

    /** Why the one in use is: a position is kept in it also when it is no longer the best, or not fit any more. */
    private String standing() {
        final int inUse = record.candidate();
        if (record.verdict(inUse) != CandidateVerdict.SELECTED) {
            return "kept: " + told(inUse);
        }
        boolean isAnyWaiting = false;
        for (int i = 0; i < overlay.candidates().size(); i++) {
            isAnyWaiting |= record.verdict(i) == CandidateVerdict.WAITING;
        }
        final String reason =
                isAnyWaiting ? "kept until another is better for long enough" : "least score of those fit";
        return String.format(Locale.ROOT, "%s: %.6f", reason, record.score(inUse));
    }

    private String told(final int at) {
        final String verdict = record.verdict(at).name().toLowerCase(Locale.ROOT);
        return Double.isNaN(record.score(at))
                ? verdict
                : String.format(Locale.ROOT, "%s with %.6f", verdict, record.score(at));
    }

    private void candidates(final JsonGenerator json) throws IOException {
        json.writeArrayFieldStart("candidates");
        for (int i = 0; i < overlay.candidates().size(); i++) {
            json.writeStartObject();
            json.writeStringField("name", candidate(i).name());
            json.writeStringField("verdict", record.verdict(i).name());
            number(json, "score", record.score(i));
            number(json, "trackingError", record.error(i));
            number(json, "effectiveness", record.effectiveness(i));
            number(json, "roundTripCost", record.roundTripCost(i));
            number(json, "carryPerYear", record.carryPerYear(i));
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void trackingError(final JsonGenerator json) throws IOException {
        json.writeObjectFieldStart("trackingError");
        json.writeNumberField("intervals", record.intervals());
        number(json, "predictedUnhedged", record.predictedUnhedged());
        number(json, "predictedHedged", record.predictedHedged());
        number(json, "realisedUnhedged", record.realisedUnhedged());
        number(json, "realisedHedged", record.realisedHedged());
        number(json, "realisedToPredicted", record.realisedHedged() / record.predictedHedged());
        json.writeEndObject();
    }

    private void predictions(final JsonGenerator json) throws IOException {
        json.writeArrayFieldStart("predictions");
        for (final Decision decision : decisions) {
            if (decision instanceof Decision.Prediction prediction && prediction.overlayId() == overlay.id()) {
                json.writeStartObject();
                json.writeNumberField("timeNs", prediction.timeNs());
                json.writeStringField("verdict", prediction.verdict());
                number(json, "unhedged", prediction.unhedged());
                number(json, "intended", prediction.intended());
                number(json, "notional", prediction.notional());
                number(json, "beta", prediction.beta());
                number(json, "minimum", prediction.minimum());
                json.writeEndObject();
            }
        }
        json.writeEndArray();
    }

    private void transitions(final JsonGenerator json) throws IOException {
        json.writeArrayFieldStart("transitions");
        for (final Decision decision : decisions) {
            if (decision instanceof Decision.Transition transition && transition.overlayId() == overlay.id()) {
                json.writeStartObject();
                json.writeNumberField("timeNs", transition.timeNs());
                json.writeStringField("from", transition.from());
                json.writeStringField("to", transition.to());
                json.writeStringField("reason", transition.reason());
                json.writeEndObject();
            }
        }
        json.writeEndArray();
    }

    /** JSON has no number for what is not known. */
    private static void number(final JsonGenerator json, final String field, final double value) throws IOException {
        if (Double.isFinite(value)) {
            json.writeNumberField(field, value);
        } else {
            json.writeNullField(field);
        }
    }
}
