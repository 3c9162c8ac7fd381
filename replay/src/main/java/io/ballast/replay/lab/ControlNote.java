package io.ballast.replay.lab;

import io.ballast.launch.Decision;
import io.ballast.launch.EngineConfiguration;
import io.ballast.launch.Instants;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Whether something stopped a run's trading, or orders of it: figures of such a run are not those of its settings alone. */
final class ControlNote {
    private static final String HALT = "HALT";
    private static final Set<String> STOPPING = Set.of(
            "KILLED",
            "FLATTENING",
            "DAY_LOSS",
            "BASIS_SHOCK",
            "REPEATED_EXECUTIONS",
            "LIQUIDATED",
            "DELEVERAGED",
            "TOP_UP_OVERDUE",
            "CONTRADICTION");

    private final EngineConfiguration configuration;
    private final Map<String, Seen> events = new LinkedHashMap<>();
    private final Map<Integer, Decision.Transition> halts = new TreeMap<>();
    private final Map<Integer, Boolean> isHalted = new TreeMap<>();
    private final Map<String, Integer> refused = new TreeMap<>();

    /** How often, and when first. */
    private record Seen(long firstNs, int count) {
        Seen again() {
            return new Seen(firstNs, count + 1);
        }
    }

    private ControlNote(final EngineConfiguration configuration) {
        this.configuration = configuration;
    }

    /** In one line; empty if nothing was stopped. */
    static String of(final EngineConfiguration configuration, final List<Decision> decisions) {
        final ControlNote note = new ControlNote(configuration);
        decisions.forEach(note::on);
        return note.text();
    }

    private void on(final Decision decision) {
        if (decision instanceof Decision.RiskEvent event && STOPPING.contains(event.kind())) {
            final Seen before = events.get(event.kind());
            events.put(event.kind(), before == null ? new Seen(event.timeNs(), 1) : before.again());
        } else if (decision instanceof Decision.Transition step) {
            if (step.to().equals(HALT)) {
                halts.putIfAbsent(step.overlayId(), step);
            }
            isHalted.put(step.overlayId(), step.to().equals(HALT));
        } else if (decision instanceof Decision.Refused order) {
            refused.merge(order.reason(), 1, Integer::sum);
        }
    }

    private String text() {
        final List<String> parts = new ArrayList<>();
        events.forEach((kind, seen) -> parts.add(kind + " at " + Instants.format(seen.firstNs())
                + (seen.count() == 1 ? "" : " and " + (seen.count() - 1) + " times more")));
        halts.forEach((overlay, step) -> parts.add(
                "overlay " + configuration.overlays().get(overlay).name() + " halted by " + step.reason() + " at "
                        + Instants.format(step.timeNs())
                        + (isHalted.getOrDefault(overlay, false) ? " to the end" : "")));
        refused.forEach((reason, count) -> parts.add(count + " orders refused by " + reason));
        return String.join("; ", parts);
    }
}
