package io.ballast.launch;

import io.ballast.settings.TopologySettings;
import java.util.Locale;
import java.util.Optional;

/** Refuses more spinning threads than cores: they would take the core from each other just when it matters. */
public final class OversubscriptionCheck {
    private OversubscriptionCheck() {}

    /**
     * What is wrong with this topology on this machine, if anything.
     *
     * @param cores processors that the process may use
     */
    public static Optional<ConfigurationProblem> problem(final TopologySettings topology, final int cores) {
        final int spinning = spinningThreads(topology);
        if (spinning <= cores || topology.allowOversubscription()) {
            return Optional.empty();
        }
        final String profile = topology.profile().name().toLowerCase(Locale.ROOT);
        return Optional.of(new ConfigurationProblem(
                "topology.profile",
                0,
                "profile " + profile + " spins on " + spinning + " threads, but there are " + cores + " cores",
                "choose a smaller profile, set topology.wait to park, or set topology.allowOversubscription to true"));
    }

    /** Threads that keep a core busy while there is nothing to do. */
    public static int spinningThreads(final TopologySettings topology) {
        return topology.waitMode().isSpinning() ? topology.profile().threads() : 0;
    }
}
