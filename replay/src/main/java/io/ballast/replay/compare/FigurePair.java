package io.ballast.replay.compare;

import io.ballast.launch.KeyFigures;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A figure of both sessions. One that a session does not have, because it has no such overlay or account, is not known.
 */
record FigurePair(Figure first, Figure second) {
    /** All figures that either has, by their names. */
    static List<FigurePair> of(final KeyFigures first, final KeyFigures second) {
        final Map<String, Figure> one = byName(first);
        final Map<String, Figure> other = byName(second);
        final Set<String> names = new LinkedHashSet<>(one.keySet());
        names.addAll(other.keySet());
        final List<FigurePair> pairs = new ArrayList<>();
        for (final String name : names) {
            pairs.add(new FigurePair(in(one, other, name), in(other, one, name)));
        }
        return pairs;
    }

    private static Map<String, Figure> byName(final KeyFigures figures) {
        return Figure.of(figures).stream()
                .collect(Collectors.toMap(Figure::name, Function.identity(), (a, b) -> a, LinkedHashMap::new));
    }

    private static Figure in(final Map<String, Figure> figures, final Map<String, Figure> others, final String name) {
        final Figure known = figures.get(name);
        final Figure other = others.get(name);
        if (known != null) {
            return known;
        }
        return new Figure(name, other == null ? "" : other.unit(), Double.NaN, "");
    }

    String name() {
        return first.name();
    }

    String unit() {
        return first.unit();
    }

    boolean isSame() {
        return first.text().equals(second.text());
    }

    /** Second less first; NaN unless both are known. */
    double difference() {
        return second.value() - first.value();
    }
}
