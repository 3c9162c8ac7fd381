package io.ballast.index;

import io.ballast.counter.Counter;
import io.ballast.counter.Counters;
import io.ballast.slot.EventKind;
import io.ballast.slot.IndexSection;
import io.ballast.slot.IngestSection;
import io.ballast.slot.Recomposition;
import io.ballast.state.StateCodec;
import io.ballast.state.Stateful;

/**
 * Collects the members of a recomposition and applies it at Commit, or later when a price it needs is missing.
 *
 * <pre>
 *            Begin                Commit, sound                    all priced
 *  (none) ───────────▶ collecting ─────────────▶ held ───────────────────────────▶ applied
 *             ▲           │ Commit, unsound       │ worth nothing
 *             │           ▼                       ▼
 *             │        refused                 refused
 *             └──────────── Begin: what was held is superseded
 * </pre>
 *
 * <p>An index with a base level begins like one that is held: it takes its base when every constituent is priced. At
 * most one waiting index is served in one event, the lowest id first, beside what the event itself brings.
 */
final class Recompositions implements Stateful {
    private final IndexSums sums;
    private final Counters counters;
    private final Composition[] staged;
    private final boolean[] isCollecting;
    private final boolean[] isHeld;
    /** Whether it was told that the prices give no base. */
    private final boolean[] isBaseRefused;
    /** Whether a price or a composition came that something waiting may have waited for. */
    private boolean isAnyReady = true;

    Recompositions(final IndexSums sums, final int indices, final int instruments, final Counters counters) {
        this.sums = sums;
        this.counters = counters;
        staged = new Composition[indices];
        isCollecting = new boolean[indices];
        isHeld = new boolean[indices];
        isBaseRefused = new boolean[indices];
        for (int i = 0; i < indices; i++) {
            staged[i] = new Composition(instruments);
        }
    }

    /** An instrument became priced. */
    void onValid() {
        isAnyReady = true;
    }

    /** Takes the event's own step, then serves what waits; whether an index changed. */
    boolean onEvent(final IngestSection in, final IndexSection out) {
        out.recompositionCount = 0;
        boolean isChanged = false;
        if (in.kind == EventKind.REFUSED) {
            return false;
        }
        if (in.kind == EventKind.RECOMPOSITION_BEGIN) {
            begin(in, out);
        } else if (in.kind == EventKind.RECOMPOSITION_MEMBER) {
            member(in);
        } else if (in.kind == EventKind.RECOMPOSITION_COMMIT) {
            isChanged = commit(in.indexId, out);
        }
        return (isAnyReady && serve(out)) || isChanged;
    }

    private void begin(final IngestSection in, final IndexSection out) {
        final int index = in.indexId;
        if (isHeld[index]) {
            report(out, index, Recomposition.SUPERSEDED);
        }
        isHeld[index] = false;
        isCollecting[index] = true;
        staged[index].begin(in.indexForm, in.capPpb, in.floorPpb, in.memberCount);
    }

    private void member(final IngestSection in) {
        if (isCollecting[in.indexId]) {
            staged[in.indexId].put(in.instrumentId, in.amountMantissa, in.amountExponent);
        }
    }

    private boolean commit(final int index, final IndexSection out) {
        final Recomposition outcome =
                isCollecting[index] ? sums.check(index, staged[index]) : Recomposition.REFUSED_MEMBERS;
        isCollecting[index] = false;
        if (outcome != Recomposition.APPLIED) {
            report(out, index, outcome);
            return false;
        }
        if (sums.isReadyFor(index, staged[index])) {
            return apply(index, out);
        }
        isHeld[index] = true;
        report(out, index, Recomposition.HELD);
        return false;
    }

    private boolean apply(final int index, final IndexSection out) {
        final Composition before = sums.composition(index);
        final Recomposition outcome = sums.recompose(index, staged[index]);
        if (outcome == Recomposition.APPLIED) {
            staged[index] = before;
        }
        report(out, index, outcome);
        return outcome == Recomposition.APPLIED;
    }

    private boolean serve(final IndexSection out) {
        for (int index = 0; index < staged.length; index++) {
            if (!sums.isBased(index) && sums.isReadyFor(index, sums.composition(index))) {
                final Recomposition outcome = sums.recompose(index, sums.composition(index));
                if (outcome == Recomposition.APPLIED || !isBaseRefused[index]) {
                    return reportBase(index, outcome, out);
                }
            }
            if (isHeld[index] && sums.isReadyFor(index, staged[index])) {
                isHeld[index] = false;
                return apply(index, out);
            }
        }
        isAnyReady = false;
        return false;
    }

    /** Prices that give no base may give one later: the next price that becomes valid asks again, and is not told again. */
    private boolean reportBase(final int index, final Recomposition outcome, final IndexSection out) {
        isBaseRefused[index] = outcome != Recomposition.APPLIED;
        report(out, index, outcome);
        return !isBaseRefused[index];
    }

    private void report(final IndexSection out, final int index, final Recomposition outcome) {
        final int at = out.recompositionCount++;
        out.recompositionIndex[at] = index;
        out.recomposition[at] = outcome;
        out.recompositionLevel[at] = sums.level(index);
        counters.increment(
                switch (outcome) {
                    case NONE, APPLIED -> Counter.RECOMPOSITIONS_APPLIED;
                    case HELD -> Counter.RECOMPOSITIONS_HELD;
                    default -> Counter.RECOMPOSITIONS_REFUSED;
                });
    }

    @Override
    public void codeState(final StateCodec state) {
        isAnyReady = state.of(isAnyReady);
        state.each(isCollecting);
        state.each(isHeld);
        state.each(isBaseRefused);
        for (int i = 0; i < staged.length; i++) {
            if (isCollecting[i] || isHeld[i]) {
                staged[i].codeState(state);
            }
        }
    }
}
