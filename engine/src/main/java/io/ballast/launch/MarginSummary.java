package io.ballast.launch;

import com.fasterxml.jackson.core.JsonGenerator;
import io.ballast.settings.AccountSettings;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;

/** The part of a session's summary that tells of the margin accounts. */
final class MarginSummary {
    private static final int NANO_DIGITS = 9;

    private final AccountSettings account;
    private final MarginRecord record;
    private final List<Decision> decisions;

    MarginSummary(final AccountSettings account, final MarginRecord record, final List<Decision> decisions) {
        this.account = account;
        this.record = record;
        this.decisions = decisions;
    }

    void write(final JsonGenerator json) throws IOException {
        json.writeObjectFieldStart(account.name());
        number(json, "leverageAtEntry", record.entryLeverage());
        json.writeNumberField("leverageMax", record.maxLeverage());
        json.writeNumberField("marginRatioMax", Math.min(1, record.maxRatio()));
        json.writeNumberField("marginRatioMean", record.meanRatio());
        number(json, "sigmaDistanceMin", record.minDistance());
        json.writeNumberField("maintenanceMax", usd(record.maxMaintenanceNanoUsd()));
        json.writeObjectFieldStart("collateral");
        json.writeNumberField("start", usd(record.startEquityNanoUsd()));
        json.writeNumberField("least", usd(record.leastEquityNanoUsd()));
        json.writeNumberField("end", usd(record.endEquityNanoUsd()));
        json.writeEndObject();
        changes(json);
        topUps(json);
        json.writeEndObject();
    }

    private static void number(final JsonGenerator json, final String field, final double value) throws IOException {
        if (Double.isFinite(value)) {
            json.writeNumberField(field, value);
        } else {
            json.writeNullField(field);
        }
    }

    private void changes(final JsonGenerator json) throws IOException {
        json.writeArrayFieldStart("ladder");
        for (final Decision decision : decisions) {
            if (decision instanceof Decision.MarginChange change && change.accountId() == account.id()) {
                json.writeStartObject();
                json.writeStringField("time", Instants.format(change.timeNs()));
                json.writeStringField("from", change.from());
                json.writeStringField("to", change.to());
                number(json, "sigmaDistance", change.sigmaDistance());
                number(json, "marginRatio", change.marginRatio());
                number(json, "leverage", change.leverage());
                json.writeEndObject();
            }
        }
        json.writeEndArray();
    }

    private void topUps(final JsonGenerator json) throws IOException {
        json.writeArrayFieldStart("topUps");
        for (final Decision decision : decisions) {
            if (decision instanceof Decision.TopUpRequest request && request.accountId() == account.id()) {
                json.writeStartObject();
                json.writeStringField("time", Instants.format(request.timeNs()));
                json.writeNumberField("amount", usd(request.amountNanoUsd()));
                json.writeStringField("deadline", Instants.format(request.deadlineNs()));
                json.writeEndObject();
            }
        }
        json.writeEndArray();
    }

    private static BigDecimal usd(final long nanoUsd) {
        return BigDecimal.valueOf(nanoUsd, NANO_DIGITS);
    }
}
