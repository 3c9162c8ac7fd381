package io.ballast.hedge;

import io.ballast.slot.Action;
import io.ballast.slot.HedgeSection;
import io.ballast.slot.IndexSection;
import io.ballast.state.StateCodec;
import io.ballast.state.Stateful;

/** The targets of an overlay's contracts together, asked about the candidate in use. */
final class LegTargets implements Stateful {
    private final LegTarget[] legs;
    private final long[] expiryNs;

    /** @param expiryNs by place; 0: perpetual */
    LegTargets(final LegTarget[] legs, final long[] expiryNs) {
        this.legs = legs;
        this.expiryNs = expiryNs;
    }

    void begin(final HedgeSection out) {
        for (final LegTarget leg : legs) {
            leg.begin(out);
        }
    }

    void describe(final HedgeSection out) {
        for (final LegTarget leg : legs) {
            leg.describe(out);
        }
    }

    boolean isOpen() {
        for (final LegTarget leg : legs) {
            if (leg.targetLots() != 0) {
                return true;
            }
        }
        return false;
    }

    /** Whether every position that can still be traded is where its target is. */
    boolean areReached(final long timeNs, final IndexSection index) {
        for (int place = 0; place < legs.length; place++) {
            final LegTarget leg = legs[place];
            if (!isExpired(place, timeNs) && index.positionLots[leg.id()] != leg.targetLots()) {
                return false;
            }
        }
        return true;
    }

    private boolean isExpired(final int place, final long timeNs) {
        return expiryNs[place] != 0 && timeNs >= expiryNs[place];
    }

    /** Whether every contract of the candidate has a market and a size. */
    boolean areTradable(final Candidate candidate, final IndexSection index) {
        for (int i = 0; i < candidate.size(); i++) {
            final LegTarget leg = legs[candidate.place(i)];
            if (!index.isLegValid[leg.id()] || !leg.isSized()) {
                return false;
            }
        }
        return true;
    }

    /**
     * What the positions cover is back inside, or on the other side. Of a position that is on its way to this candidate
     * the one that it is to become counts.
     *
     * @param deciders how many contracts decide by themselves
     */
    boolean isGone(final Candidate candidate, final int deciders, final Transfer transfer) {
        boolean isGone = true;
        for (int i = 0; i < deciders; i++) {
            final int place = candidate.place(i);
            final LegTarget leg = legs[place];
            final long lots = transfer.isActive() ? transfer.goalLots(place) : leg.targetLots();
            isGone &= lots == 0 || leg.isGone(lots);
        }
        return isGone;
    }

    boolean isBreached(final Candidate candidate, final boolean isReview) {
        boolean isBreached = false;
        for (int i = 0; i < candidate.size(); i++) {
            final LegTarget leg = legs[candidate.place(i)];
            isBreached |= isReview ? leg.isBeyondInner() : leg.isBreached();
        }
        return isBreached;
    }

    boolean isFar(final Candidate candidate) {
        boolean isFar = false;
        for (int i = 0; i < candidate.size(); i++) {
            isFar |= legs[candidate.place(i)].isFar();
        }
        return isFar;
    }

    /** The positions that leave ρ·h, by place; contracts of other candidates flat. */
    void want(final Candidate candidate, final long[] wantedLots) {
        for (int place = 0; place < legs.length; place++) {
            wantedLots[place] = candidate.has(place) ? legs[place].lotsBackInside() : 0;
        }
    }

    boolean differFrom(final long[] wantedLots) {
        for (int place = 0; place < legs.length; place++) {
            if (wantedLots[place] != legs[place].targetLots()) {
                return true;
            }
        }
        return false;
    }

    /** Whether no position would grow or change its side. */
    boolean areReducedBy(final long[] wantedLots) {
        for (int place = 0; place < legs.length; place++) {
            final long lots = legs[place].targetLots();
            final boolean isBetween = lots < 0
                    ? wantedLots[place] >= lots && wantedLots[place] <= 0
                    : wantedLots[place] <= lots && wantedLots[place] >= 0;
            if (!isBetween) {
                return false;
            }
        }
        return true;
    }

    /** Returns how many targets moved. */
    int take(final long[] wantedLots, final HedgeSection out) {
        int moved = 0;
        for (int place = 0; place < legs.length; place++) {
            moved += legs[place].retarget(wantedLots[place], out) ? 1 : 0;
        }
        return moved;
    }

    int close(final HedgeSection out) {
        int moved = 0;
        for (final LegTarget leg : legs) {
            moved += leg.retarget(0, out) ? 1 : 0;
        }
        return moved;
    }

    /** Wants no more than margin allows; returns how many targets moved. */
    int cap(final MarginLimits margin, final HedgeSection out) {
        int moved = 0;
        for (final LegTarget leg : legs) {
            final long most = margin.capLots(leg.id());
            final long lots = leg.targetLots();
            if (Math.abs(lots) > most) {
                moved += leg.retarget(lots < 0 ? -most : most, out) ? 1 : 0;
            }
        }
        return moved;
    }

    /** Whether every account that a contract is in is where risk may be added. */
    boolean mayGrow(final MarginLimits margin, final IndexSection index) {
        for (final LegTarget leg : legs) {
            if (!margin.isNormal(leg.id(), index)) {
                return false;
            }
        }
        return true;
    }

    static boolean areFlat(final long[] wantedLots) {
        for (final long lots : wantedLots) {
            if (lots != 0) {
                return false;
            }
        }
        return true;
    }

    /** Wants what is held. */
    int hold(final IndexSection index, final HedgeSection out) {
        int moved = 0;
        for (final LegTarget leg : legs) {
            moved += leg.retarget(index.positionLots[leg.id()], out) ? 1 : 0;
        }
        return moved;
    }

    /** Wants nothing any more of contracts past their expiry, and waits for none of them: the venue settles what is held. */
    int expire(final long timeNs, final HedgeSection out) {
        int moved = 0;
        for (int place = 0; place < legs.length; place++) {
            if (isExpired(place, timeNs)) {
                moved += legs[place].retarget(0, out) ? 1 : 0;
            }
        }
        return moved;
    }

    /** The next time at which a contract is past its expiry. */
    long nextExpiryNs(final long timeNs) {
        long nextNs = Long.MAX_VALUE;
        for (int place = 0; place < legs.length; place++) {
            nextNs = expiryNs[place] > timeNs ? Math.min(nextNs, expiryNs[place]) : nextNs;
        }
        return nextNs;
    }

    /** Whether this event has moved none. */
    boolean areUnmoved(final HedgeSection out) {
        boolean areUnmoved = true;
        for (final LegTarget leg : legs) {
            areUnmoved &= out.action[leg.id()] == Action.NONE;
        }
        return areUnmoved;
    }

    /** What the targets together offset. */
    long exposureNanoUsd() {
        long exposureNanoUsd = 0;
        for (final LegTarget leg : legs) {
            exposureNanoUsd += leg.targetLots() * leg.perLotNanoUsd();
        }
        return exposureNanoUsd;
    }

    @Override
    public void codeState(final StateCodec state) {
        state.each(legs);
    }
}
