package io.ballast.benchmarks.latency;

import io.ballast.benchmarks.openloop.Market;
import io.ballast.settings.Profile;
import java.util.Arrays;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What is to be measured under which conditions.
 *
 * @param name       as of the result's cell
 * @param parameters as of the result's cell
 */
record CellSpec(String name, Map<String, String> parameters) {
    static final String TICK_TO_ORDER = "tick-to-order";
    static final String NULL_ENGINE = "null-engine";
    static final String HICCUP = "hiccup";
    static final String HOP = "hop";
    static final String WRITTEN_FIRST = "written-first";
    static final String CHRONICLE_APPEND = "chronicle-append";
    static final String CHRONICLE_APPEND_LOOP = "chronicle-append-loop";
    static final String CHRONICLE_READ = "chronicle-read";
    static final String ENGINE_LOOP = "engine-loop";
    static final String STAGES_LOOP = "stages-loop";
    static final String VERIFY = "verify";

    static final String RATE = "ratePerSecond";
    static final String SHAPE = "shape";
    static final String STEADY = "steady";
    static final String BURSTS = "bursts";

    private static final String PROFILE = "profile";
    private static final String JOURNAL = "journal";
    private static final String MARKET = "market";
    private static final String CONSTITUENTS = "constituents";
    private static final String PEER = "peer";
    private static final String THREADS = "threads";
    private static final String ON = "on";
    private static final String SEPARATOR = ";";

    CellSpec {
        parameters = Collections.unmodifiableMap(new TreeMap<>(parameters));
    }

    private static CellSpec of(final String name, final String... namesAndValues) {
        final Map<String, String> parameters = new TreeMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            parameters.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        return new CellSpec(name, parameters);
    }

    static CellSpec engine(
            final Profile profile,
            final long rate,
            final boolean isJournaled,
            final String shape,
            final Market market,
            final int constituents) {
        return of(
                TICK_TO_ORDER,
                PROFILE,
                label(profile),
                RATE,
                Long.toString(rate),
                JOURNAL,
                isJournaled ? ON : "off",
                SHAPE,
                shape,
                MARKET,
                label(market),
                CONSTITUENTS,
                Integer.toString(constituents));
    }

    static CellSpec nullEngine(final long rate, final int constituents) {
        return of(
                NULL_ENGINE,
                PROFILE,
                label(Profile.DIRECT),
                RATE,
                Long.toString(rate),
                SHAPE,
                STEADY,
                CONSTITUENTS,
                Integer.toString(constituents));
    }

    static CellSpec hiccup(final long rate, final String shape) {
        return of(HICCUP, RATE, Long.toString(rate), SHAPE, shape);
    }

    static CellSpec hop(final String peer, final long rate) {
        return of(HOP, PEER, peer, RATE, Long.toString(rate));
    }

    static CellSpec writtenFirst(final String threads, final long rate, final int constituents) {
        return of(
                WRITTEN_FIRST,
                THREADS,
                threads,
                RATE,
                Long.toString(rate),
                CONSTITUENTS,
                Integer.toString(constituents));
    }

    static CellSpec append(final long rate, final int constituents) {
        return of(CHRONICLE_APPEND, RATE, Long.toString(rate), CONSTITUENTS, Integer.toString(constituents));
    }

    static CellSpec engineLoop(final boolean isJournaled, final int constituents) {
        return of(
                ENGINE_LOOP,
                PROFILE,
                label(Profile.DIRECT),
                JOURNAL,
                isJournaled ? ON : "off",
                CONSTITUENTS,
                Integer.toString(constituents));
    }

    /** What runs flat out and needs to know no more than this. */
    static CellSpec loop(final String name, final int constituents) {
        return of(name, CONSTITUENTS, Integer.toString(constituents));
    }

    private static String label(final Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    /** One line without blanks; {@link #parse} reads it. */
    String text() {
        return parameters.entrySet().stream()
                .map(parameter -> SEPARATOR + parameter.getKey() + '=' + parameter.getValue())
                .collect(Collectors.joining("", name, ""));
    }

    static CellSpec parse(final String text) {
        final String[] parts = text.split(SEPARATOR);
        final Map<String, String> parameters = Arrays.stream(parts)
                .skip(1)
                .map(part -> part.split("=", 2))
                .collect(Collectors.toMap(part -> part[0], part -> part[1]));
        return new CellSpec(parts[0], parameters);
    }

    /** Name of the cell's histogram log. */
    String fileName() {
        return text().replace(SEPARATOR, "_") + ".hlog";
    }

    /** Ticks a second; 0 of what runs flat out. */
    long rate() {
        return Long.parseLong(parameters.getOrDefault(RATE, "0"));
    }

    boolean isFlatOut() {
        return rate() == 0;
    }

    boolean isBursts() {
        return BURSTS.equals(parameters.get(SHAPE));
    }

    boolean isJournaled() {
        return ON.equals(parameters.get(JOURNAL));
    }

    int constituents() {
        return Integer.parseInt(parameters.getOrDefault(CONSTITUENTS, "0"));
    }

    String peer() {
        return parameters.getOrDefault(PEER, "");
    }

    String threads() {
        return parameters.getOrDefault(THREADS, "");
    }

    Profile profile() {
        return Profile.valueOf(parameters.getOrDefault(PROFILE, "direct").toUpperCase(Locale.ROOT));
    }

    Market market() {
        return Market.valueOf(parameters.getOrDefault(MARKET, "trading").toUpperCase(Locale.ROOT));
    }

    /** Processors that are kept busy while it is measured, or that its threads need beside those. */
    int processors() {
        return switch (name) {
            case TICK_TO_ORDER -> profile().threads();
            case HOP -> 2;
            case WRITTEN_FIRST -> "one".equals(threads()) ? 1 : 2;
            default -> 1;
        };
    }
}
