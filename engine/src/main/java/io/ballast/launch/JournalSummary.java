package io.ballast.launch;

import com.fasterxml.jackson.core.JsonGenerator;
import io.ballast.counter.Counters;
import io.ballast.slot.Slot;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The figures of a session from its journal: those of {@link SessionSummary} without what only the machine knew. Sessions
 * that it goes on from are not part of them.
 */
public final class JournalSummary {
    private final EngineConfiguration configuration;
    private final Counters counters;
    private final SessionRecorder recorder;
    private final List<Decision> decisions = new ArrayList<>();

    /** @param counters those of the stages that re-run the journal */
    public JournalSummary(final EngineConfiguration configuration, final Counters counters) {
        this.configuration = configuration;
        this.counters = counters;
        recorder = new SessionRecorder(configuration);
    }

    /** An input of a session before has run. */
    public void onEarlierInput() {
        counters.reset();
    }

    /** An input has run; after its decisions. */
    public void onInput(final Slot slot, final long sequence) {
        recorder.onSlot(slot, sequence);
    }

    /** The input that has run caused this. Of what no figure is made, and there is most of, nothing is kept. */
    public void onDecision(final Decision decision) {
        if (!isOfOneOrder(decision) && !(decision instanceof Decision.Ranking)) {
            decisions.add(decision);
        }
    }

    private static boolean isOfOneOrder(final Decision decision) {
        return decision instanceof Decision.Order
                || decision instanceof Decision.Amend
                || decision instanceof Decision.Cancel
                || decision instanceof Decision.Refused;
    }

    /** Into an object. Money is in USD, drift and shares are fractions, times are nanoseconds. */
    public void write(final JsonGenerator json) throws IOException {
        json.writeStringField("session", configuration.sessionName());
        new SessionFigures(configuration, counters, recorder, decisions).write(json);
    }
}
