package io.ballast.replay.series;

import io.ballast.launch.EngineConfiguration;
import io.ballast.launch.Spelling;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Every series that a configuration has, in a fixed order: portfolio, indices, sleeves, overlays, legs, accounts. */
public final class SeriesCatalogue {
    private static final int MAX_ADVISED = 3;

    private final Map<String, Series> byName = new LinkedHashMap<>();

    private SeriesCatalogue(final List<Series> series) {
        for (final Series one : series) {
            if (byName.put(one.name(), one) != null) {
                throw new IllegalStateException("two series are called " + one.name());
            }
        }
    }

    public static SeriesCatalogue of(final EngineConfiguration configuration) {
        final SeriesList list = new SeriesList();
        PortfolioSeries.addTo(list);
        IndexSeries.addTo(list, configuration);
        SleeveSeries.addTo(list, configuration);
        OverlaySeries.addTo(list, configuration);
        LegSeries.addTo(list, configuration);
        AccountSeries.addTo(list, configuration);
        return new SeriesCatalogue(list.all());
    }

    public List<Series> all() {
        return List.copyOf(byName.values());
    }

    /**
     * The series of a name.
     *
     * @throws UnknownSeriesException if there is none
     */
    public Series named(final String name) {
        final Series series = byName.get(name);
        if (series == null) {
            throw new UnknownSeriesException("there is no series '" + name + "': " + advice(name));
        }
        return series;
    }

    /**
     * The series of a name, or those of a pattern in which {@code *} stands for any text: {@code sleeve.*.drift}.
     *
     * @throws UnknownSeriesException if there is none
     */
    public List<Series> matching(final String pattern) {
        if (pattern.indexOf('*') < 0) {
            return List.of(named(pattern));
        }
        final Pattern expression = Pattern.compile(
                Arrays.stream(pattern.split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining(".*")));
        final List<Series> matches = byName.values().stream()
                .filter(series -> expression.matcher(series.name()).matches())
                .toList();
        if (matches.isEmpty()) {
            throw new UnknownSeriesException(
                    "no series is like '" + pattern + "': " + advice(pattern.replace("*", "")));
        }
        return matches;
    }

    /**
     * The series of several names or patterns, each once, in the order in which they are asked for.
     *
     * @throws UnknownSeriesException if one of them stands for none
     */
    public List<Series> matching(final Collection<String> patterns) {
        final Set<Series> matches = new LinkedHashSet<>();
        patterns.forEach(pattern -> matches.addAll(matching(pattern)));
        return List.copyOf(matches);
    }

    /** The names with the same words in another order or with more of them, else the one that is spelt nearly so. */
    private String advice(final String text) {
        final Set<String> words = words(text);
        final List<String> alike = new ArrayList<>();
        for (final String name : byName.keySet()) {
            if (!words.isEmpty() && alike.size() < MAX_ADVISED && words(name).containsAll(words)) {
                alike.add('\'' + name + '\'');
            }
        }
        return alike.isEmpty()
                ? Spelling.advice(text, byName.keySet())
                : "did you mean " + String.join(" or ", alike) + '?';
    }

    private static Set<String> words(final String text) {
        return Arrays.stream(text.split("\\.")).filter(word -> !word.isEmpty()).collect(Collectors.toSet());
    }
}
