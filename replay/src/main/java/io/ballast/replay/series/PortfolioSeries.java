package io.ballast.replay.series;

import io.ballast.slot.Quality;
import io.ballast.slot.Slot;
import java.util.function.ToLongFunction;

/** NAV and what made it. */
final class PortfolioSeries {
    private PortfolioSeries() {}

    static void addTo(final SeriesList list) {
        list.usd("nav", "spot, cash and futures equity", known(slot -> slot.index.navNanoUsd));
        list.usd("nav.unhedged", "NAV as if the engine had never traded", known(slot -> slot.index.unhedgedNavNanoUsd));
        list.state(
                "nav.quality",
                "how far NAV may be relied on",
                Quality.values(),
                slot -> slot.index.navQuality.ordinal());
        list.usd(
                "collateral",
                "cash and futures equity: what stands behind the futures",
                known(slot -> slot.index.collateralNanoUsd));
        list.usd("gross", "size of all contract positions at mid", known(slot -> slot.index.grossNotionalNanoUsd));
        list.usd("gain.spot", "brought by moves of spot prices", known(slot -> slot.index.spotGainNanoUsd));
        list.usd(
                "gain.futures",
                "brought by moves of what the futures follow",
                known(slot -> slot.index.futuresGainNanoUsd));
        list.usd(
                "gain.basis",
                "brought by moves of futures against what they follow",
                known(slot -> slot.index.basisGainNanoUsd));
        list.usd("funding", "funding received, paid below zero", slot -> slot.index.fundingNanoUsd);
        list.usd("fees", "venue fees paid", slot -> slot.index.feesNanoUsd);
        list.usd("spread", "paid for crossing the spread", slot -> slot.index.spreadNanoUsd);
        list.usd("flows", "cash and holdings that came in or went out", known(slot -> slot.index.flowsNanoUsd));
    }

    /** Nothing is known of the whole portfolio until all of it has a price. */
    private static ToLongFunction<Slot> known(final ToLongFunction<Slot> nanoUsd) {
        return slot -> slot.index.isNavValid ? nanoUsd.applyAsLong(slot) : ExactSeries.UNKNOWN;
    }
}
