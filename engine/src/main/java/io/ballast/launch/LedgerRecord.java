package io.ballast.launch;

import com.fasterxml.jackson.core.JsonGenerator;
import io.ballast.slot.HedgeSection;
import java.io.IOException;
import java.math.BigDecimal;

/** One overlay's cost ledger over a session: its episodes together, one that is still open with what closing it would add. */
final class LedgerRecord {
    private static final int NANO_DIGITS = 9;

    private final int overlayId;
    private int episodes;
    private boolean isOpen;
    private boolean isPassed;
    private boolean hasPassed;
    private long breakEvenNs = Long.MAX_VALUE;
    private final Figures closed = new Figures();
    private final Figures last = new Figures();

    LedgerRecord(final int overlayId) {
        this.overlayId = overlayId;
    }

    void onEvent(final HedgeSection hedge) {
        isOpen = !hedge.isLedgerClosed[overlayId];
        if (isOpen) {
            last.read(hedge, overlayId);
            breakEvenNs = hedge.ledgerBreakEvenNs[overlayId];
            isPassed = hedge.isBreakEvenPassed[overlayId];
            hasPassed |= isPassed;
        } else if (hedge.isLedgerEntry[overlayId]) {
            last.read(hedge, overlayId);
            closed.add(last);
            episodes++;
        }
    }

    /** Impact of all episodes, the open one included. */
    long impactNanoUsd() {
        return closed.impactNanoUsd + (isOpen ? last.impactNanoUsd : 0);
    }

    /** Costs are above zero; carry that was received is below. */
    void write(final JsonGenerator json) throws IOException {
        final Figures total = new Figures();
        total.add(closed);
        if (isOpen) {
            total.add(last);
        }
        final long overlay = total.costNanoUsd + total.closeNanoUsd;
        final long direct = total.directNanoUsd;
        json.writeNumberField("episodes", episodes + (isOpen ? 1 : 0));
        json.writeBooleanField("open", isOpen);
        usd(json, "mostHedged", total.hedgedNanoUsd);
        json.writeObjectFieldStart("overlay");
        usd(
                json,
                "feesAndSpread",
                total.costNanoUsd - total.impactNanoUsd + total.carryNanoUsd - total.collateralNanoUsd);
        usd(json, "impact", total.impactNanoUsd);
        usd(json, "carry", -total.carryNanoUsd);
        usd(json, "collateral", total.collateralNanoUsd);
        usd(json, "toClose", total.closeNanoUsd);
        usd(json, "total", overlay);
        json.writeEndObject();
        json.writeObjectFieldStart("direct");
        usd(json, "trading", direct);
        usd(json, "tax", total.taxNanoUsd);
        usd(json, "total", direct + total.taxNanoUsd);
        json.writeEndObject();
        usd(json, "savedBeforeTax", direct - overlay);
        usd(json, "savedAfterTax", direct + total.taxNanoUsd - overlay);
        json.writeStringField("cheaperBeforeTax", cheaper(overlay, direct));
        json.writeStringField("cheaperAfterTax", cheaper(overlay, direct + total.taxNanoUsd));
        writeBreakEven(json, overlay <= direct + total.taxNanoUsd);
    }

    private void writeBreakEven(final JsonGenerator json, final boolean isCheaper) throws IOException {
        if (breakEvenNs == Long.MAX_VALUE) {
            json.writeNullField("breakEvenDays");
        } else {
            json.writeNumberField("breakEvenDays", (double) breakEvenNs / Durations.DAY_NS);
        }
        json.writeStringField("verdict", verdict(isCheaper));
    }

    private String verdict(final boolean isCheaper) {
        if (isOpen && isPassed) {
            return "hand off: it costs more than it saves for as long as it is expected to stand";
        }
        if (!isCheaper) {
            return "cost more than trading the coins";
        }
        return hasPassed ? "pays at the end, and did not at times" : "pays";
    }

    private static String cheaper(final long overlayNanoUsd, final long directNanoUsd) {
        return overlayNanoUsd <= directNanoUsd ? "overlay" : "direct";
    }

    private static void usd(final JsonGenerator json, final String field, final long nanoUsd) throws IOException {
        json.writeNumberField(field, BigDecimal.valueOf(nanoUsd, NANO_DIGITS));
    }

    /** Of one episode, or of several. */
    private static final class Figures {
        private long hedgedNanoUsd;
        private long costNanoUsd;
        private long impactNanoUsd;
        private long carryNanoUsd;
        private long collateralNanoUsd;
        private long closeNanoUsd;
        private long directNanoUsd;
        private long taxNanoUsd;

        void read(final HedgeSection hedge, final int overlayId) {
            hedgedNanoUsd = hedge.ledgerHedgedNanoUsd[overlayId];
            costNanoUsd = hedge.ledgerCostNanoUsd[overlayId];
            impactNanoUsd = hedge.ledgerImpactNanoUsd[overlayId];
            carryNanoUsd = hedge.ledgerCarryNanoUsd[overlayId];
            collateralNanoUsd = hedge.ledgerCollateralNanoUsd[overlayId];
            closeNanoUsd = hedge.ledgerCloseNanoUsd[overlayId];
            directNanoUsd = hedge.ledgerDirectNanoUsd[overlayId];
            taxNanoUsd = hedge.ledgerTaxNanoUsd[overlayId];
        }

        void add(final Figures other) {
            hedgedNanoUsd = Math.max(hedgedNanoUsd, other.hedgedNanoUsd);
            costNanoUsd += other.costNanoUsd;
            impactNanoUsd += other.impactNanoUsd;
            carryNanoUsd += other.carryNanoUsd;
            collateralNanoUsd += other.collateralNanoUsd;
            closeNanoUsd += other.closeNanoUsd;
            directNanoUsd += other.directNanoUsd;
            taxNanoUsd += other.taxNanoUsd;
        }
    }
}
