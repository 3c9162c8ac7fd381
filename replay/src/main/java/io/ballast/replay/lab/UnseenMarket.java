package io.ballast.replay.lab;

import io.ballast.launch.EngineConfiguration;
import io.ballast.settings.FaultKind;
import io.ballast.settings.FaultSettings;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** What the embedded exchange saw of a session's market that did not reach the engine, and so is in no journal. */
final class UnseenMarket {
    private static final String REMEDY = "; with --data DIR it is read from its files again";
    private static final Set<FaultKind> ON_DATA = EnumSet.of(
            FaultKind.DISCONNECT,
            FaultKind.RESTART,
            FaultKind.CLOCK_JUMP,
            FaultKind.GAP,
            FaultKind.LOSE_DATA,
            FaultKind.DUPLICATE_DATA,
            FaultKind.REORDER_DATA,
            FaultKind.STALE_QUOTE,
            FaultKind.CROSSED_QUOTE);

    private UnseenMarket() {}

    /** One sentence for each kind of it; none if the journal holds all of the market. */
    static List<String> of(final EngineConfiguration configuration) {
        final List<String> unseen = new ArrayList<>();
        final String faults = configuration.exchange().faults().stream()
                .map(FaultSettings::kind)
                .filter(ON_DATA::contains)
                .distinct()
                .map(kind -> kind.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
        if (!faults.isEmpty()) {
            unseen.add("faults befell market data on its way to the engine (" + faults
                    + "): the journal holds what was left of it, and they befall that again" + REMEDY);
        }
        return unseen;
    }
}
