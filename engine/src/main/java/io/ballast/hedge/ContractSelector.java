package io.ballast.hedge;

import io.ballast.settings.SelectionSettings;
import io.ballast.slot.CandidateVerdict;
import io.ballast.slot.HedgeSection;
import io.ballast.slot.IndexSection;
import io.ballast.state.StateCodec;
import io.ballast.state.Stateful;
import java.util.Arrays;

/**
 * Chooses among an overlay's candidates: the least score of those that are fit. A contract in use is left for another
 * only if that is better by a margin, or the one in use unfit, in several reviews in a row, so that the choice does not
 * flap; one at its end is left at once. Ties go to the one named first.
 */
final class ContractSelector implements Stateful {
    private static final int NONE = -1;
    private static final CandidateVerdict[] VERDICTS = CandidateVerdict.values();

    private final Candidate[] candidates;
    private final int firstId;
    private final SelectionSettings settings;
    private final CandidateRating rating;
    private final CandidateVerdict[] verdicts;
    private final CandidateVerdict[] announced;
    private final double[] score;
    private final double[] error;
    private final double[] effectiveness;
    private final double[] cost;
    private final double[] carry;
    private int selected;
    private int announcedSelected;
    private int challenger = NONE;
    private int challenges;
    /** Whether anything may be another than was last written. */
    private boolean isChanged;

    /** @param firstId number of the first candidate among those of all overlays */
    ContractSelector(
            final Candidate[] candidates,
            final int firstId,
            final SelectionSettings settings,
            final CandidateRating rating) {
        this.candidates = candidates;
        this.firstId = firstId;
        this.settings = settings;
        this.rating = rating;
        final int count = candidates.length;
        verdicts = new CandidateVerdict[count];
        announced = new CandidateVerdict[count];
        Arrays.fill(verdicts, CandidateVerdict.UNMEASURED);
        Arrays.fill(announced, CandidateVerdict.UNMEASURED);
        score = new double[count];
        error = new double[count];
        effectiveness = new double[count];
        cost = new double[count];
        carry = new double[count];
    }

    int selected() {
        return selected;
    }

    Candidate candidate() {
        return candidates[selected];
    }

    /** Whether every candidate is at its end. */
    boolean areAllExpired() {
        for (final CandidateVerdict verdict : verdicts) {
            if (verdict != CandidateVerdict.EXPIRED) {
                return false;
            }
        }
        return true;
    }

    /** Whether the candidate in use is at its end: no review need be due to leave it. */
    boolean isAtItsEnd(final long timeNs) {
        return rating.isAtItsEnd(candidates[selected], timeNs);
    }

    /** For a position not yet opened: takes the best; false if none is fit. */
    boolean choose(final Sizing sizing, final boolean isShort, final long timeNs, final IndexSection index) {
        rateAll(sizing, isShort, timeNs, index);
        final int best = best();
        if (best == NONE) {
            return false;
        }
        select(best);
        return true;
    }

    /** For an open position: true if another candidate is to take over. */
    boolean review(final Sizing sizing, final boolean isShort, final long timeNs, final IndexSection index) {
        rateAll(sizing, isShort, timeNs, index);
        final int best = best();
        if (best == NONE || best == selected) {
            challenger = NONE;
            markSelected();
            return false;
        }
        final boolean isLeft = verdicts[selected] == CandidateVerdict.EXPIRED || isChallenged(best);
        if (isLeft) {
            select(best);
            return true;
        }
        if (best == challenger && verdicts[best] == CandidateVerdict.SELECTED) {
            verdicts[best] = CandidateVerdict.WAITING;
        }
        markSelected();
        return false;
    }

    /** The change is not made after all: the candidate that was in use stays so. */
    void stay(final int before) {
        isChanged = true;
        if (verdicts[selected] == CandidateVerdict.SELECTED) {
            verdicts[selected] = CandidateVerdict.WAITING;
        }
        if (verdicts[before] == CandidateVerdict.OUTSCORED) {
            verdicts[before] = CandidateVerdict.SELECTED;
        }
        selected = before;
    }

    private void rateAll(final Sizing sizing, final boolean isShort, final long timeNs, final IndexSection index) {
        isChanged = true;
        for (int i = 0; i < candidates.length; i++) {
            verdicts[i] = rating.rate(i, candidates[i], sizing, isShort, timeNs, index);
            score[i] = rating.score();
            error[i] = rating.error();
            effectiveness[i] = rating.effectiveness();
            cost[i] = rating.roundTripCost();
            carry[i] = rating.carryPerYear();
        }
    }

    private boolean isFit(final int at) {
        return verdicts[at] == CandidateVerdict.SELECTED || verdicts[at] == CandidateVerdict.UNMEASURED;
    }

    /** Before enough samples the first that is fit. */
    private int best() {
        int best = NONE;
        for (int i = 0; i < candidates.length; i++) {
            if (isFit(i) && (best == NONE || score[i] < score[best])) {
                best = i;
            }
        }
        return best;
    }

    /** Whether the one in use was beaten by enough, or unfit, in enough reviews in a row. */
    private boolean isChallenged(final int best) {
        if (isFit(selected) && !isWellBeaten(best)) {
            challenger = NONE;
            return false;
        }
        challenges = best == challenger ? challenges + 1 : 1;
        challenger = best;
        return challenges >= settings.switchReviews();
    }

    private boolean isWellBeaten(final int best) {
        return score[best] < score[selected] - settings.switchMargin() * Math.abs(score[selected]);
    }

    private void select(final int best) {
        selected = best;
        challenger = NONE;
        markSelected();
    }

    /** Those fit but not taken are outscored. */
    private void markSelected() {
        for (int i = 0; i < verdicts.length; i++) {
            if (i != selected && verdicts[i] == CandidateVerdict.SELECTED) {
                verdicts[i] = CandidateVerdict.OUTSCORED;
            }
        }
    }

    /** Announces the ranking if a verdict, or the one in use, is another than last said. */
    void write(final boolean isAll, final int overlayId, final HedgeSection out) {
        if (!isAll && !isChanged) {
            out.isRanked[overlayId] = false;
            return;
        }
        isChanged = false;
        out.candidate[overlayId] = selected;
        boolean isNews = selected != announcedSelected;
        announcedSelected = selected;
        for (int i = 0; i < verdicts.length; i++) {
            isNews |= verdicts[i] != announced[i];
            announced[i] = verdicts[i];
            final int id = firstId + i;
            out.verdict[id] = verdicts[i];
            out.score[id] = score[i];
            out.candidateError[id] = error[i];
            out.effectiveness[id] = effectiveness[i];
            out.roundTripCost[id] = cost[i];
            out.carryPerYear[id] = carry[i];
        }
        out.isRanked[overlayId] = isNews;
    }

    @Override
    public void codeState(final StateCodec state) {
        for (int i = 0; i < verdicts.length; i++) {
            verdicts[i] = state.of(verdicts[i], VERDICTS);
            announced[i] = state.of(announced[i], VERDICTS);
        }
        state.each(score);
        state.each(error);
        state.each(effectiveness);
        state.each(cost);
        state.each(carry);
        selected = state.index(selected, candidates.length);
        announcedSelected = state.index(announcedSelected, candidates.length);
        challenger = state.of(challenger);
        challenges = state.of(challenges);
    }
}
