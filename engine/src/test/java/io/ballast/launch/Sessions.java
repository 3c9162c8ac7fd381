package io.ballast.launch;

import io.ballast.counter.Counter;
import io.ballast.settings.Profile;
import io.ballast.settings.TopologySettings;
import io.ballast.settings.WaitMode;
import io.ballast.settings.WarmUpSettings;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** A few words to run what ships; without warm-up, because nobody waits for the first order here. */
final class Sessions {
    private static final String REFUSED = "REFUSED_";
    private static final String GATE = "GATE_";

    private Sessions() {}

    static EngineConfiguration example(final String name) {
        return ConfigurationFile.read(Path.of("examples", name)).withWarmUp(WarmUpSettings.OFF);
    }

    static EngineConfiguration demo() {
        try (InputStream stream = Objects.requireNonNull(EngineConfiguration.class.getResourceAsStream("demo.yaml"))) {
            final String yaml = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
            return ConfigurationFile.parse("demo.yaml", yaml).withWarmUp(WarmUpSettings.OFF);
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static EngineConfiguration parked(final EngineConfiguration configuration, final Profile profile) {
        final TopologySettings topology = configuration.topology();
        return configuration.withTopology(new TopologySettings(
                profile, WaitMode.PARK, topology.ringSize(), topology.maxBatch(), true, topology.shutdownDeadlineNs()));
    }

    /** @param data where recorded files begin; the synthetic market needs none */
    static SessionResult run(final EngineConfiguration configuration, final Path data, final Path journal) {
        return run(configuration, data, journal, Long.MAX_VALUE);
    }

    /** On the first inputs of a market. */
    static SessionResult run(
            final EngineConfiguration configuration, final Path data, final Path journal, final long inputs) {
        try (MarketFeeds market = MarketFeeds.open(configuration, data)) {
            return new Session(configuration, journal).run(ShortFeed.ending(market.feed(), inputs));
        }
    }

    /** Everything the engine did not take or not do, by reason. */
    static Map<String, Long> refusals(final SessionResult result) {
        final Map<String, Long> refusals = new TreeMap<>();
        for (final Counter counter : Counter.values()) {
            final boolean isRefusal =
                    counter.name().startsWith(REFUSED) || counter.name().startsWith(GATE);
            if (isRefusal && result.counters().get(counter) > 0) {
                refusals.put(counter.name(), result.counters().get(counter));
            }
        }
        return refusals;
    }
}
