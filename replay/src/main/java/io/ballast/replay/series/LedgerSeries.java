package io.ballast.replay.series;

import io.ballast.slot.Slot;
import java.util.function.ToLongFunction;

/** What an overlay has cost since its first position, against trading the coins; unknown before that. */
final class LedgerSeries {
    private static final double NS_PER_DAY = 86_400e9;

    private LedgerSeries() {}

    /** @param overlay its name among the series */
    static void addTo(final SeriesList list, final String overlay, final int id) {
        final String name = overlay + ".ledger";
        list.usd(
                name + ".hedged",
                "exposure that the costs are for",
                open(id, slot -> slot.hedge.ledgerHedgedNanoUsd[id]));
        list.usd(
                name + ".cost",
                "fees, spread, impact, carry and collateral of the overlay",
                open(id, slot -> slot.hedge.ledgerCostNanoUsd[id]));
        list.usd(
                name + ".impact",
                "of that, impact that its fills do not show",
                open(id, slot -> slot.hedge.ledgerImpactNanoUsd[id]));
        list.usd(
                name + ".carry",
                "what carry has brought, which takes the cost down; paid below zero",
                open(id, slot -> slot.hedge.ledgerCarryNanoUsd[id]));
        list.usd(
                name + ".collateral",
                "of the cost, that of collateral",
                open(id, slot -> slot.hedge.ledgerCollateralNanoUsd[id]));
        list.usd(name + ".close", "what closing now would add", open(id, slot -> slot.hedge.ledgerCloseNanoUsd[id]));
        list.usd(
                name + ".direct",
                "fees, half spread and impact of the same trades in the coins",
                open(id, slot -> slot.hedge.ledgerDirectNanoUsd[id]));
        list.usd(
                name + ".tax",
                "tax on those trades that the overlay avoids or defers",
                open(id, slot -> slot.hedge.ledgerTaxNanoUsd[id]));
        list.real(
                name + ".breakeven",
                "days",
                2,
                "how long after its opening the overlay pays, infinite: always",
                slot -> breakEvenDays(slot, id));
    }

    private static ToLongFunction<Slot> open(final int id, final ToLongFunction<Slot> nanoUsd) {
        return slot -> slot.hedge.ledgerOpenedNs[id] == 0 ? ExactSeries.UNKNOWN : nanoUsd.applyAsLong(slot);
    }

    private static double breakEvenDays(final Slot slot, final int id) {
        final long breakEvenNs = slot.hedge.ledgerBreakEvenNs[id];
        if (slot.hedge.ledgerOpenedNs[id] == 0) {
            return Double.NaN;
        }
        return breakEvenNs == Long.MAX_VALUE ? Double.POSITIVE_INFINITY : breakEvenNs / NS_PER_DAY;
    }
}
