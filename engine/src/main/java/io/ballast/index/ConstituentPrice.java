package io.ballast.index;

import io.ballast.slot.Quality;
import io.ballast.state.StateCodec;
import io.ballast.state.Stateful;

/**
 * One price of a constituent from several venues.
 *
 * <pre>
 *  venues that count    price                                             quality
 *  3 or more            weighted mean, each clamped to median·(1 ± δ)     NORMAL
 *  2 within δ           weighted mean                                     DEGRADED
 *  2 apart              the last one                                      INVALID
 *  1                    the venue's                                       DEGRADED
 *  0                    the last one                                      INVALID
 * </pre>
 *
 * <p>A valid venue counts unless it is excluded. Among three or more valid venues one that is further than δx from the
 * median of all valid ones is excluded (two cannot tell which of them is wrong); it counts again once it is nearer than
 * δx/2, judged with at least one other venue (CME CF: readmission below half the threshold). The clamp's median is that
 * of the venues that count, so an excluded venue moves nothing. Clamped weighted mean: Deribit index.
 */
public final class ConstituentPrice implements Stateful {
    /** Most venues of one constituent. */
    public static final int MAX_VENUES = 8;

    private static final int MAJORITY = 3;
    private static final Quality[] QUALITIES = Quality.values();

    private final double[] weights;
    private final double clampShare;
    private final double exclusionShare;
    private final double[] prices;
    private final boolean[] isValid;
    private final boolean[] isExcluded;
    private final double[] sorted;
    private int sortedCount;
    private double price;
    private Quality quality = Quality.INVALID;

    /**
     * @param venues         1 … {@link #MAX_VENUES}
     * @param weights        by venue, each greater than zero
     * @param clampShare     δ, greater than zero
     * @param exclusionShare δx, not below δ; 0 to exclude no venue
     */
    public ConstituentPrice(
            final int venues, final double[] weights, final double clampShare, final double exclusionShare) {
        if (venues < 1 || venues > MAX_VENUES || weights.length != venues) {
            throw new IllegalArgumentException("needs 1 to " + MAX_VENUES + " venues and a weight for each");
        }
        for (final double weight : weights) {
            if (!(weight > 0 && Double.isFinite(weight))) {
                throw new IllegalArgumentException("a venue's weight must be greater than zero, not " + weight);
            }
        }
        if (!(clampShare > 0 && clampShare < 1) || (exclusionShare != 0 && !(exclusionShare >= clampShare))) {
            throw new IllegalArgumentException("needs 0 < clamp < 1 and exclusion 0 or not below the clamp");
        }
        this.weights = weights.clone();
        this.clampShare = clampShare;
        this.exclusionShare = exclusionShare;
        prices = new double[venues];
        isValid = new boolean[venues];
        isExcluded = new boolean[venues];
        sorted = new double[venues];
    }

    /**
     * A venue has a new price or has lost its validity; counts from the next {@link #evaluate}.
     *
     * @param isVenueValid whether it is fresh, uncrossed and not flagged; a price that is not a positive number never
     *                     is valid
     */
    public void onVenue(final int venue, final double venuePrice, final boolean isVenueValid) {
        isValid[venue] = isVenueValid && venuePrice > 0 && Double.isFinite(venuePrice);
        prices[venue] = isValid[venue] ? venuePrice : 0;
    }

    /** Works out price and quality from what the venues say now. */
    public void evaluate() {
        if (exclusionShare > 0) {
            updateExclusions();
        }
        sort(false);
        final double median = median();
        if (sortedCount == 0 || (sortedCount == 2 && isApart(median))) {
            quality = Quality.INVALID;
            return;
        }
        price = weightedMean(median);
        quality = sortedCount >= MAJORITY ? Quality.NORMAL : Quality.DEGRADED;
    }

    private boolean isApart(final double median) {
        return sorted[1] - sorted[0] > clampShare * median;
    }

    private void updateExclusions() {
        sort(true);
        if (sortedCount < 2) {
            return;
        }
        final double median = median();
        for (int venue = 0; venue < prices.length; venue++) {
            if (isValid[venue]) {
                final double distance = Math.abs(prices[venue] - median);
                isExcluded[venue] = isExcluded[venue]
                        ? distance >= exclusionShare / 2 * median
                        : sortedCount >= MAJORITY && distance > exclusionShare * median;
            }
        }
    }

    /** Insertion sort: at most eight, and hardly ever in a different order than before. */
    private void sort(final boolean isWithExcluded) {
        int count = 0;
        for (int venue = 0; venue < prices.length; venue++) {
            if (isValid[venue] && (isWithExcluded || !isExcluded[venue])) {
                int at = count++;
                for (; at > 0 && sorted[at - 1] > prices[venue]; at--) {
                    sorted[at] = sorted[at - 1];
                }
                sorted[at] = prices[venue];
            }
        }
        sortedCount = count;
    }

    private double median() {
        if (sortedCount == 0) {
            return 0;
        }
        final int middle = sortedCount / 2;
        return sortedCount % 2 == 1 ? sorted[middle] : sorted[middle - 1] / 2 + sorted[middle] / 2;
    }

    private double weightedMean(final double median) {
        final double low = median * (1 - clampShare);
        final double high = median * (1 + clampShare);
        double sum = 0;
        double weight = 0;
        for (int venue = 0; venue < prices.length; venue++) {
            if (isCounting(venue)) {
                sum += weights[venue] * Math.max(low, Math.min(high, prices[venue]));
                weight += weights[venue];
            }
        }
        return sum / weight;
    }

    /** Whether the venue is valid and not excluded, as of the last {@link #evaluate}. */
    public boolean isCounting(final int venue) {
        return isValid[venue] && !isExcluded[venue];
    }

    /** Of the last {@link #evaluate}, or the last good one where that was INVALID; 0 before the first. */
    public double price() {
        return price;
    }

    /** Of the last {@link #evaluate}. */
    public Quality quality() {
        return quality;
    }

    @Override
    public void codeState(final StateCodec state) {
        state.each(prices);
        state.each(isValid);
        state.each(isExcluded);
        price = state.of(price);
        quality = state.of(quality, QUALITIES);
    }
}
