package io.ballast.replay.series;

import io.ballast.instrument.Sleeve;
import io.ballast.launch.EngineConfiguration;

/** What share of NAV each sleeve has, and should have. */
final class SleeveSeries {
    private SleeveSeries() {}

    static void addTo(final SeriesList list, final EngineConfiguration configuration) {
        configuration.sleeves().forEach(sleeve -> add(list, sleeve));
    }

    private static void add(final SeriesList list, final Sleeve sleeve) {
        final String name = "sleeve." + sleeve.name();
        final int id = sleeve.id();
        list.shareOfNav(name + ".weight", "its spot", slot -> slot.index.sleeveNanoUsd[id]);
        list.shareOfNav(
                name + ".target",
                "what its spot should be",
                slot -> slot.index.sleeveNanoUsd[id] - slot.index.driftNanoUsd[id]);
        list.shareOfNav(
                name + ".effective",
                "its spot with every contract looked through",
                slot -> slot.index.effectiveNanoUsd[id]);
        list.shareOfNav(name + ".drift", "weight less target", slot -> slot.index.driftNanoUsd[id]);
        list.usd(
                name + ".drift.usd",
                "value of its spot less target × NAV",
                slot -> slot.index.isNavValid ? slot.index.driftNanoUsd[id] : ExactSeries.UNKNOWN);
        list.usd(
                name + ".value.usd",
                "value of its spot",
                slot -> slot.index.isNavValid ? slot.index.sleeveNanoUsd[id] : ExactSeries.UNKNOWN);
    }
}
