package io.ballast.margin;

import io.ballast.state.StateCodec;
import io.ballast.state.Stateful;

/**
 * Where an account stands on the margin ladder: 0 at its top, then the steps of its settings. Each step is entered by
 * either trigger and left when both are clear; the last one is left by a person only. All that is asked of the account is
 * whether a step's thresholds are passed, so that the answer can be a comparison of integers.
 */
public final class MarginLadder implements Stateful {
    /** Nothing is near. */
    public static final int TOP = 0;
    /** Nothing that adds risk. */
    public static final int WARN = 1;
    /** Collateral is asked for. */
    public static final int TOP_UP = 2;
    /** Positions are cut. */
    public static final int REDUCE = 3;
    /** Everything is closed. */
    public static final int KILL = 4;

    private int step;

    /** What the figures of an account say of the thresholds. A deeper step that is entered implies those above it. */
    public interface Figures {
        /** Distance below the step's, or margin ratio at or above it. */
        boolean isEntered(int step);

        /** Distance above what leaves the step, and margin ratio below it. */
        boolean isLeft(int step);
    }

    public int step() {
        return step;
    }

    /** Looks at new figures; whether the step changed. */
    public boolean update(final Figures figures) {
        final int before = step;
        if (step < KILL && figures.isEntered(step + 1)) {
            step = deepest(step + 1, figures);
        } else {
            climb(figures);
        }
        return step != before;
    }

    private static int deepest(final int entered, final Figures figures) {
        int deepest = entered;
        while (deepest < KILL && figures.isEntered(deepest + 1)) {
            deepest++;
        }
        return deepest;
    }

    private void climb(final Figures figures) {
        while (step != TOP && step != KILL && figures.isLeft(step)) {
            step--;
        }
    }

    /** At least this step, whatever the figures: a top-up is overdue, or the venue liquidates. */
    public boolean force(final int least) {
        final int before = step;
        step = Math.max(step, least);
        return step != before;
    }

    /** A person lets the figures speak again. */
    public boolean reset(final Figures figures) {
        final int before = step;
        step = figures.isEntered(WARN) ? deepest(WARN, figures) : TOP;
        return step != before;
    }

    @Override
    public void codeState(final StateCodec state) {
        step = state.index(step, KILL + 1);
    }
}
