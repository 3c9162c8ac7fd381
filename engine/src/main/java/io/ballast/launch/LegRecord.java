package io.ballast.launch;

import com.fasterxml.jackson.core.JsonGenerator;
import io.ballast.instrument.Instrument;
import io.ballast.margin.SigmaDistance;
import io.ballast.settings.LegSettings;
import io.ballast.slot.IndexSection;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;

/** What each leg has cost and brought, as last said. */
final class LegRecord {
    private static final int NANO_DIGITS = 9;

    private final long[] fees;
    private final long[] spread;
    private final long[] funding;
    private final long[] accrued;
    private final long[] basis;
    private final long[] realised;
    private final long[] unrealised;
    private final double[] entryTicks;
    private final double[] liquidationTicks;
    private final double[] bankruptcyTicks;
    private final long[] positionLots;

    LegRecord(final int legs) {
        fees = new long[legs];
        spread = new long[legs];
        funding = new long[legs];
        accrued = new long[legs];
        basis = new long[legs];
        realised = new long[legs];
        unrealised = new long[legs];
        entryTicks = new double[legs];
        liquidationTicks = new double[legs];
        bankruptcyTicks = new double[legs];
        positionLots = new long[legs];
    }

    void onEvent(final IndexSection index) {
        final int legs = fees.length;
        System.arraycopy(index.legFeesNanoUsd, 0, fees, 0, legs);
        System.arraycopy(index.legSpreadNanoUsd, 0, spread, 0, legs);
        System.arraycopy(index.legFundingNanoUsd, 0, funding, 0, legs);
        System.arraycopy(index.fundingAccruedNanoUsd, 0, accrued, 0, legs);
        System.arraycopy(index.legBasisNanoUsd, 0, basis, 0, legs);
        System.arraycopy(index.legRealisedNanoUsd, 0, realised, 0, legs);
        System.arraycopy(index.legUnrealisedNanoUsd, 0, unrealised, 0, legs);
        System.arraycopy(index.legEntryTicks, 0, entryTicks, 0, legs);
        System.arraycopy(index.liquidationTicks, 0, liquidationTicks, 0, legs);
        System.arraycopy(index.bankruptcyTicks, 0, bankruptcyTicks, 0, legs);
        System.arraycopy(index.positionLots, 0, positionLots, 0, legs);
    }

    /** An object with one entry for each of these legs. */
    void write(final JsonGenerator json, final List<LegSettings> legs, final List<Instrument> instruments)
            throws IOException {
        json.writeObjectFieldStart("legs");
        for (final LegSettings leg : legs) {
            write(json, leg.id(), instruments.get(leg.instrumentId()), leg.isSpot());
        }
        json.writeEndObject();
    }

    private void write(final JsonGenerator json, final int leg, final Instrument instrument, final boolean isSpot)
            throws IOException {
        json.writeObjectFieldStart(instrument.name());
        usd(json, "fees", fees[leg]);
        usd(json, "spread", spread[leg]);
        if (!isSpot) {
            usd(json, "fundingReceived", funding[leg]);
            usd(json, "fundingAccrued", accrued[leg]);
            usd(json, "basis", basis[leg]);
        }
        usd(json, "realised", realised[leg]);
        usd(json, "unrealised", unrealised[leg]);
        price(json, "averageEntry", entryTicks[leg], instrument);
        if (!isSpot) {
            price(json, "liquidationPrice", seen(leg, liquidationTicks[leg]), instrument);
            price(json, "bankruptcyPrice", seen(leg, bankruptcyTicks[leg]), instrument);
        }
        json.writeEndObject();
    }

    /** On the grid, on the side of the earlier liquidation. */
    private double seen(final int leg, final double ticks) {
        return Double.isNaN(ticks) || positionLots[leg] == 0
                ? Double.NaN
                : SigmaDistance.displayTicks(Long.signum(positionLots[leg]), ticks, 1);
    }

    private static void price(
            final JsonGenerator json, final String field, final double ticks, final Instrument instrument)
            throws IOException {
        if (Double.isNaN(ticks)) {
            json.writeNullField(field);
        } else {
            json.writeNumberField(field, ticks * instrument.tickSize().doubleValue());
        }
    }

    private static void usd(final JsonGenerator json, final String field, final long nanoUsd) throws IOException {
        json.writeNumberField(field, BigDecimal.valueOf(nanoUsd, NANO_DIGITS));
    }
}
