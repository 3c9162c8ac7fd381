package io.ballast.instrument;

import java.math.BigDecimal;
import java.util.List;

/**
 * The largest assets by capitalization make one sleeve, the others of the same list another.
 *
 * @param restId   the sleeve of the others
 * @param assetIds what is ranked, at most {@value #MAX_ASSETS}; of equal ones the first is larger
 * @param supplies by place in {@code assetIds}: units in circulation, greater than zero
 * @param count    how many are in the sleeve, less than there are
 * @param buffer   one that is in stays while its rank is at most {@code count + buffer}
 * @param reviewNs spacing of reviews; the first is as soon as all have prices
 */
public record TopRule(
        int restId, List<Integer> assetIds, List<BigDecimal> supplies, int count, int buffer, long reviewNs) {
    public static final int MAX_ASSETS = 64;

    public TopRule {
        assetIds = List.copyOf(assetIds);
        supplies = List.copyOf(supplies);
        if (assetIds.size() != supplies.size()) {
            throw new IllegalArgumentException("a rule needs one supply for each asset");
        }
    }
}
