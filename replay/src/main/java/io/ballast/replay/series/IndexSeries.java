package io.ballast.replay.series;

import io.ballast.instrument.IndexDefinition;
import io.ballast.launch.EngineConfiguration;
import io.ballast.settings.OverlaySettings;
import io.ballast.slot.Quality;

/** Indices that an overlay looks at: of others no slot says anything. */
final class IndexSeries {
    private static final int DECIMALS = 4;

    private IndexSeries() {}

    static void addTo(final SeriesList list, final EngineConfiguration configuration) {
        for (final IndexDefinition index : configuration.indices()) {
            configuration.overlays().stream()
                    .filter(overlay -> overlay.indexId() == index.id())
                    .mapToInt(OverlaySettings::id)
                    .findFirst()
                    .ifPresent(overlay -> add(list, "index." + index.name(), overlay));
        }
    }

    private static void add(final SeriesList list, final String name, final int overlay) {
        list.real(name + ".level", "points", DECIMALS, "level of the index, held while a price is missing", slot -> {
            final double level = slot.index.indexLevel[overlay];
            return level == 0 ? Double.NaN : level;
        });
        list.state(
                name + ".quality",
                "how far the level may be relied on",
                Quality.values(),
                slot -> slot.index.indexQuality[overlay].ordinal());
    }
}
