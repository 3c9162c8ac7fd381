package io.ballast.launch;

import com.fasterxml.jackson.core.JsonGenerator;
import io.ballast.slot.IndexSection;
import java.io.IOException;
import java.math.BigDecimal;

/** Where the change of NAV over a session came from, from its first known value to its last. */
final class AttributionRecord {
    private static final int SPOT = 0;
    private static final int FUTURES = 1;
    private static final int FUNDING = 2;
    private static final int BASIS = 3;
    private static final int FEES = 4;
    private static final int SPREAD = 5;
    private static final int FLOWS = 6;
    private static final int NAV = 7;
    private static final int PARTS = 8;
    private static final int NANO_DIGITS = 9;

    private final long[] start = new long[PARTS];
    private final long[] end = new long[PARTS];
    private boolean isStarted;

    /** NAV is known. */
    void onNav(final IndexSection index) {
        if (!isStarted) {
            isStarted = true;
            read(index, start);
        }
        read(index, end);
    }

    private static void read(final IndexSection index, final long[] parts) {
        parts[SPOT] = index.spotGainNanoUsd;
        parts[FUTURES] = index.futuresGainNanoUsd;
        parts[FUNDING] = index.fundingNanoUsd;
        parts[BASIS] = index.basisGainNanoUsd;
        parts[FEES] = -index.feesNanoUsd;
        parts[SPREAD] = -index.spreadNanoUsd;
        parts[FLOWS] = index.flowsNanoUsd;
        parts[NAV] = index.navNanoUsd;
    }

    private long change(final int part) {
        return end[part] - start[part];
    }

    /** What costs took is below zero, so that all parts add up. */
    void write(final JsonGenerator json) throws IOException {
        json.writeObjectFieldStart("attribution");
        usd(json, "spot", change(SPOT));
        usd(json, "futures", change(FUTURES));
        json.writeObjectFieldStart("carry");
        usd(json, "funding", change(FUNDING));
        usd(json, "basis", change(BASIS));
        json.writeEndObject();
        json.writeObjectFieldStart("costs");
        usd(json, "fees", change(FEES));
        usd(json, "spread", change(SPREAD));
        json.writeEndObject();
        usd(json, "flows", change(FLOWS));
        long sum = 0;
        for (int part = SPOT; part < NAV; part++) {
            sum += change(part);
        }
        usd(json, "sum", sum);
        usd(json, "navChange", change(NAV));
        json.writeEndObject();
    }

    private static void usd(final JsonGenerator json, final String field, final long nanoUsd) throws IOException {
        json.writeNumberField(field, BigDecimal.valueOf(nanoUsd, NANO_DIGITS));
    }
}
