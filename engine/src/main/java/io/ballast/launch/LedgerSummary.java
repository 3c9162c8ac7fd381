package io.ballast.launch;

import com.fasterxml.jackson.core.JsonGenerator;
import io.ballast.settings.OverlaySettings;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;

/** The part of a session's summary that holds overlays against trading the coins. Money in USD. */
final class LedgerSummary {
    private static final int NANO_DIGITS = 9;

    private final EngineConfiguration configuration;
    private final SessionRecorder recorder;
    private final List<Decision> decisions;

    LedgerSummary(
            final EngineConfiguration configuration, final SessionRecorder recorder, final List<Decision> decisions) {
        this.configuration = configuration;
        this.recorder = recorder;
        this.decisions = decisions;
    }

    /** An object with one entry for each overlay that keeps a ledger. */
    void write(final JsonGenerator json) throws IOException {
        json.writeObjectFieldStart("costLedger");
        for (final OverlaySettings overlay : configuration.overlays()) {
            if (overlay.cost() != null) {
                json.writeObjectFieldStart(overlay.name());
                recorder.ledger(overlay.id()).write(json);
                entries(json, overlay.id());
                json.writeEndObject();
            }
        }
        json.writeEndObject();
    }

    private void entries(final JsonGenerator json, final int overlayId) throws IOException {
        json.writeArrayFieldStart("entries");
        for (final Decision decision : decisions) {
            if (decision instanceof Decision.Ledger entry && entry.overlayId() == overlayId) {
                json.writeStartObject();
                json.writeNumberField("timeNs", entry.timeNs());
                json.writeNumberField("openedTimeNs", entry.openedNs());
                json.writeBooleanField("closed", entry.isClosed());
                usd(json, "hedged", entry.hedgedNanoUsd());
                usd(json, "overlay", entry.overlayNanoUsd());
                usd(json, "toClose", entry.closeNanoUsd());
                usd(json, "direct", entry.directNanoUsd());
                usd(json, "tax", entry.taxNanoUsd());
                if (entry.breakEvenNs() == Long.MAX_VALUE) {
                    json.writeNullField("breakEvenNs");
                } else {
                    json.writeNumberField("breakEvenNs", entry.breakEvenNs());
                }
                json.writeEndObject();
            }
        }
        json.writeEndArray();
    }

    private static void usd(final JsonGenerator json, final String field, final long nanoUsd) throws IOException {
        json.writeNumberField(field, BigDecimal.valueOf(nanoUsd, NANO_DIGITS));
    }
}
