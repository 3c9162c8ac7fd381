package io.ballast.replay.step;

import io.ballast.replay.series.Series;
import io.ballast.replay.series.SeriesCatalogue;
import io.ballast.replay.series.StateSeries;
import io.ballast.slot.Slot;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The figures of every series at this stop, beside those at the stop before. */
final class FigureView {
    private static final String UNKNOWN = "unknown";

    private final SeriesCatalogue catalogue;
    private Map<String, String> before = Map.of();
    private Map<String, String> now;

    /** Where nothing is known. */
    FigureView(final SeriesCatalogue catalogue) {
        this.catalogue = catalogue;
        now = figures(null);
    }

    /** Stops somewhere else; null: where nothing is known. */
    void stop(final @Nullable Slot slot) {
        before = now;
        now = figures(slot);
    }

    private Map<String, String> figures(final @Nullable Slot slot) {
        return catalogue.all().stream()
                .collect(Collectors.toMap(
                        Series::name, series -> figure(series, slot), (one, other) -> one, LinkedHashMap::new));
    }

    /** To as many digits as are worth showing. */
    private static String figure(final Series series, final @Nullable Slot slot) {
        final String text = slot == null ? "" : series.text(slot);
        if (text.isEmpty()) {
            return UNKNOWN;
        }
        if (series instanceof StateSeries || text.endsWith("Infinity")) {
            return text;
        }
        final BigDecimal rounded = new BigDecimal(text).setScale(series.decimals(), RoundingMode.HALF_EVEN);
        return String.format(Locale.ROOT, "%,." + series.decimals() + "f", rounded);
    }

    /** Whether a figure is another than at the stop before, to the digits shown. */
    boolean isChanged(final Series series) {
        final String name = series.name();
        return before.containsKey(name) && !now.getOrDefault(name, UNKNOWN).equals(before.get(name));
    }

    List<Series> changed() {
        return catalogue.all().stream().filter(this::isChanged).toList();
    }

    /** One line a series in columns, what has changed with the figure before. */
    void show(final List<Series> wanted, final Screen screen) {
        final int nameWidth = width(wanted.stream().map(Series::name).toList());
        final int figureWidth = width(wanted.stream().map(this::figure).toList());
        for (final Series series : wanted) {
            final boolean isChanged = isChanged(series);
            final String unit = series instanceof StateSeries ? "" : ' ' + series.unit();
            final String line = String.format(
                    Locale.ROOT, "%-" + nameWidth + "s  %" + figureWidth + "s%s", series.name(), figure(series), unit);
            screen.figure(isChanged, isChanged ? line + "  (was " + before.get(series.name()) + ')' : line);
        }
    }

    private String figure(final Series series) {
        return now.getOrDefault(series.name(), UNKNOWN);
    }

    private static int width(final List<String> texts) {
        return Math.max(1, texts.stream().mapToInt(String::length).max().orElse(1));
    }
}
