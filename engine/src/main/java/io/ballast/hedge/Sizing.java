package io.ballast.hedge;

import io.ballast.slot.HedgeSection;
import io.ballast.slot.IndexSection;
import io.ballast.state.Stateful;

/** Turns what an overlay looks at into the exposure that each contract of a candidate is to offset. */
interface Sizing extends Stateful {
    /** Contracts that serve no purpose have nothing to offset; a position left in one still counts. */
    static void clear(final IndexSection index, final LegTarget[] legs) {
        for (final LegTarget leg : legs) {
            leg.offset(0, index.lookedThroughNanoUsd[leg.id()], 0, 0, 1);
        }
    }

    /** Sizes every contract of the candidate. */
    void size(IndexSection index, Candidate candidate, LegTarget[] legs);

    /**
     * After a sizing that leaves nothing to do: whether {@link #follow} can say so of what comes next.
     *
     * @param isOpen whether a position is held
     */
    default boolean isFollowing(
            final boolean isOpen, final IndexSection index, final Candidate candidate, final LegTarget[] legs) {
        return false;
    }

    /**
     * Follows the values of sleeves and NAV while everything else stands as it was last sized; true if no band is left and
     * a position held is still called for. Writes exposures by leg, and the effective drift, as far as it knows them without sizing.
     */
    default boolean follow(
            final boolean isOpen,
            final IndexSection index,
            final Candidate candidate,
            final LegTarget[] legs,
            final HedgeSection out) {
        return false;
    }

    /** The first part of {@link #follow}: drift and band; false if β is to be another one. */
    default boolean followDrift(final IndexSection index, final Candidate candidate, final LegTarget[] legs) {
        return false;
    }

    /** What the overlay has to remove, without any position of its own. */
    long driftNanoUsd();

    /** Drift with these positions counted in, as far from what is wanted as the band measures it. */
    long effectiveDriftNanoUsd(IndexSection index, Candidate candidate, LegTarget[] legs);

    /** Half-width of the band, as last sized. */
    long bandNanoUsd();

    /** How many of a candidate's contracts decide by themselves; those behind follow them. */
    default int deciders(final Candidate candidate) {
        return candidate.size();
    }

    /** Exposure that the positions offset; long above zero. */
    default long coveredNanoUsd(final IndexSection index, final Candidate active, final LegTarget[] legs) {
        return driftNanoUsd() - effectiveDriftNanoUsd(index, active, legs);
    }

    /** What {@link #ratio} applies to: the exposure to be removed, before any β. */
    long exposureNanoUsd();

    /**
     * USD of the candidate's i-th contract to be short for one USD of exposure; 0 if it cannot serve.
     *
     * @param isBeta    mode BETA, as last estimated; else mode NOTIONAL
     * @param candidate its place in the configuration
     */
    double ratio(boolean isBeta, int candidate, int i);

    /** β in use for a candidate; of a pair that of its first contract; NaN where none is used. For explanations. */
    double firstBeta(int candidate);

    /** β as last estimated, in use or not; of a pair that of its second contract; NaN where there is none. For explanations. */
    double secondBeta(int candidate);

    /** Whether the last sizing is the optimum's. */
    default boolean isOptimal() {
        return false;
    }

    /** Returns came in: estimates may be renewed. */
    void onSample(IndexSection index);
}
