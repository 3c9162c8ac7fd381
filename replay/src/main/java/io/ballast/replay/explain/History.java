package io.ballast.replay.explain;

import io.ballast.hedge.OverlayState.LegSizing;
import io.ballast.journal.JournalDocument;
import io.ballast.launch.Decision;
import io.ballast.launch.DecisionReader;
import io.ballast.launch.EngineConfiguration;
import io.ballast.settings.LegSettings;
import io.ballast.settings.OverlaySettings;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What led to where overlays and targets stand. Bounded: the last transitions of each overlay, the last target of each leg. */
final class History {
    private static final int KEPT = 8;
    private static final String IDLE = "IDLE";

    private final DecisionReader decisions = new DecisionReader();
    private final List<Deque<Step>> steps;
    private final Origin[] origins;
    private final int[] legOf;

    /** One transition, in the session of an epoch: sequences count from 0 in each. */
    record Step(int epoch, long sequence, Decision.Transition transition) {}

    /**
     * Where a leg's target comes from.
     *
     * @param epoch  of the session that set it
     * @param sizing what the contract was sized with; null where that input was not re-run
     */
    record Origin(
            int epoch,
            long sequence,
            Decision.Target target,
            @Nullable LegSizing sizing) {}

    History(final EngineConfiguration configuration) {
        steps = configuration.overlays().stream()
                .map(overlay -> (Deque<Step>) new ArrayDeque<Step>())
                .toList();
        final List<LegSettings> legs = OverlaySettings.legsOf(configuration.overlays());
        origins = new Origin[legs.size()];
        legOf = new int[configuration.instruments().size()];
        legs.forEach(leg -> legOf[leg.instrumentId()] = leg.id());
    }

    /** Takes what an input of the session of an epoch caused. */
    void onDocument(final JournalDocument document, final int epoch) {
        document.rewindOutputs();
        while (document.nextOutput()) {
            final Decision decision = decisions.read(document.buffer(), document.outputOffset());
            if (decision instanceof Decision.Transition transition) {
                onTransition(epoch, document.sequence(), transition);
            } else if (decision instanceof Decision.Target target) {
                origins[legOf[target.instrumentId()]] = new Origin(epoch, document.sequence(), target, null);
            }
        }
        document.rewindOutputs();
    }

    private void onTransition(final int epoch, final long sequence, final Decision.Transition transition) {
        final Deque<Step> kept = steps.get(transition.overlayId());
        if (transition.from().equals(IDLE)) {
            kept.clear();
        }
        if (kept.size() == KEPT) {
            kept.removeFirst();
        }
        kept.addLast(new Step(epoch, sequence, transition));
    }

    /** A target changed in an input that was re-run, on this. */
    void onSizing(final int epoch, final long sequence, final LegSizing sizing) {
        final Origin origin = origins[sizing.legId()];
        if (origin != null && origin.epoch() == epoch && origin.sequence() == sequence) {
            origins[sizing.legId()] = new Origin(epoch, sequence, origin.target(), sizing);
        }
    }

    /** The last transitions of an overlay, those since it last left IDLE. */
    List<Step> steps(final int overlayId) {
        return List.copyOf(steps.get(overlayId));
    }

    /** Null before the leg ever had a target. */
    @Nullable
    Origin origin(final int legId) {
        return origins[legId];
    }
}
