package io.ballast.index;

import io.ballast.instrument.Instrument;
import io.ballast.instrument.Sleeve;
import io.ballast.instrument.TopRule;
import io.ballast.slot.EventKind;
import io.ballast.state.StateCodec;
import io.ballast.state.Stateful;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Moves assets between a sleeve of the largest by capitalization and that of the rest: first as soon as all have valid
 * prices, then at the first timer at or after each review time. Nothing moves while any has none. One that is in stays
 * until its rank is beyond the buffer; the places left go to the largest of the others.
 */
final class TopSleeve implements Stateful {
    private final int topId;
    private final int restId;
    private final int[] assetIds;
    /** Twice the USD of capitalization for half a tick of the mid: the factor does not change the ranking. */
    private final double[] perHalfTick;

    private final int count;
    private final int lastKeptRank;
    private final long reviewNs;
    private final boolean[] isIn;
    private final boolean[] isChosen;
    private final double[] capitalization;
    private final int[] ranking;
    private boolean isReviewed;
    private long nextNs;

    private TopSleeve(final Sleeve sleeve, final TopRule rule, final List<Instrument> instruments) {
        topId = sleeve.id();
        restId = rule.restId();
        assetIds = rule.assetIds().stream().mapToInt(Integer::intValue).toArray();
        count = rule.count();
        lastKeptRank = count + rule.buffer();
        reviewNs = rule.reviewNs();
        final int assets = assetIds.length;
        perHalfTick = new double[assets];
        isIn = new boolean[assets];
        for (int i = 0; i < assets; i++) {
            final Instrument asset = instruments.get(assetIds[i]);
            perHalfTick[i] = asset.tickSize().multiply(rule.supplies().get(i)).doubleValue();
            isIn[i] = sleeve.assetIds().contains(assetIds[i]);
        }
        isChosen = new boolean[assets];
        capitalization = new double[assets];
        ranking = new int[assets];
    }

    /** The rule among these sleeves, or null if none has one. */
    static @Nullable TopSleeve of(final List<Sleeve> sleeves, final List<Instrument> instruments) {
        for (final Sleeve sleeve : sleeves) {
            final TopRule rule = sleeve.top();
            if (rule != null) {
                return new TopSleeve(sleeve, rule, instruments);
            }
        }
        return null;
    }

    /** Reviews if it is time; true if an asset moved. */
    boolean onEvent(final long timeNs, final EventKind kind, final PriceBook prices, final Valuation valuation) {
        final boolean isDue = isReviewed ? kind == EventKind.TIMER && timeNs >= nextNs : kind != EventKind.REFUSED;
        if (!isDue || !areAllPriced(prices)) {
            return false;
        }
        rank(prices);
        choose();
        nextNs = isReviewed ? nextNs + reviewNs * ((timeNs - nextNs) / reviewNs + 1) : timeNs + reviewNs;
        isReviewed = true;
        return move(prices, valuation);
    }

    private boolean areAllPriced(final PriceBook prices) {
        for (final int assetId : assetIds) {
            if (!prices.isValid(assetId)) {
                return false;
            }
        }
        return true;
    }

    /** Places by falling capitalization; insertion keeps the order of equal ones. */
    private void rank(final PriceBook prices) {
        for (int i = 0; i < assetIds.length; i++) {
            capitalization[i] = perHalfTick[i] * prices.midHalfTicks(assetIds[i]);
            int place = i;
            while (place > 0 && capitalization[ranking[place - 1]] < capitalization[i]) {
                ranking[place] = ranking[place - 1];
                place--;
            }
            ranking[place] = i;
        }
    }

    /** Those who are in keep their places within the buffer; before the first review nobody is. */
    private void choose() {
        Arrays.fill(isChosen, false);
        int left = count;
        for (int rank = 0; isReviewed && rank < Math.min(lastKeptRank, ranking.length); rank++) {
            if (isIn[ranking[rank]]) {
                isChosen[ranking[rank]] = true;
                left--;
            }
        }
        for (int rank = 0; left > 0; rank++) {
            if (!isChosen[ranking[rank]]) {
                isChosen[ranking[rank]] = true;
                left--;
            }
        }
    }

    private boolean move(final PriceBook prices, final Valuation valuation) {
        boolean isMoved = false;
        for (int i = 0; i < assetIds.length; i++) {
            if (isChosen[i] != isIn[i]) {
                isIn[i] = isChosen[i];
                valuation.onMembership(assetIds[i], isIn[i] ? topId : restId, prices.midHalfTicks(assetIds[i]));
                isMoved = true;
            }
        }
        return isMoved;
    }

    @Override
    public void codeState(final StateCodec state) {
        state.each(isIn);
        isReviewed = state.of(isReviewed);
        nextNs = state.of(nextNs);
    }
}
