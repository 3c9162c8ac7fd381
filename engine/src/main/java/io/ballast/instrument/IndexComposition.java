package io.ballast.instrument;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/**
 * What an index is made of from one recomposition to the next.
 *
 * @param instrumentIds constituents
 * @param amounts       in the unit of the {@link IndexForm}, same order; zero or more
 * @param capPpb        most that one constituent may weigh when this takes effect, 0 for no cap
 * @param floorPpb      least that one constituent may weigh when this takes effect
 */
public record IndexComposition(List<Integer> instrumentIds, List<BigDecimal> amounts, long capPpb, long floorPpb) {
    private static final int WEIGHT_DECIMALS = 18;

    public IndexComposition {
        instrumentIds = List.copyOf(instrumentIds);
        amounts = List.copyOf(amounts);
        if (instrumentIds.size() != amounts.size()) {
            throw new IllegalArgumentException("an index needs one amount for each constituent");
        }
    }

    /** Without cap and floor. */
    public static IndexComposition of(final List<Integer> instrumentIds, final List<BigDecimal> amounts) {
        return new IndexComposition(instrumentIds, amounts, 0, 0);
    }

    /** The weight of each of so many equals, to 18 decimals. */
    public static BigDecimal equalWeight(final int members) {
        final BigDecimal weight = BigDecimal.ONE
                .divide(BigDecimal.valueOf(members), WEIGHT_DECIMALS, RoundingMode.DOWN)
                .stripTrailingZeros();
        return weight.scale() < 0 ? weight.setScale(0) : weight;
    }

    public boolean isCapped() {
        return capPpb != 0 || floorPpb != 0;
    }
}
