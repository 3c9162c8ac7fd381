package io.ballast.launch;

import io.ballast.instrument.IndexDefinition;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** Key {@code indices}: baskets of fixed quantities. */
final class IndicesSection {
    private static final int MAX_INDICES = 256;
    private static final int MAX_DECIMALS = 12;
    private static final BigDecimal MAX_QUANTITY = BigDecimal.TEN.pow(12);

    private IndicesSection() {}

    static List<IndexDefinition> read(final Section section, final Names names) {
        final List<IndexDefinition> indices = new ArrayList<>();
        for (final Section member : section.members(MAX_INDICES)) {
            indices.add(index(member, indices.size(), names));
        }
        return indices;
    }

    private static IndexDefinition index(final Section section, final int id, final Names names) {
        final Section basket = section.section("quantities");
        final List<Integer> constituents = new ArrayList<>();
        final List<BigDecimal> quantities = new ArrayList<>();
        for (final String key : basket.keys()) {
            final int constituent = names.idOfKey(basket, key);
            if (constituent >= 0) {
                constituents.add(constituent);
                quantities.add(basket.required(key, quantity(), BigDecimal.ONE));
            }
        }
        if (basket.keys().isEmpty() && !basket.isAbsent()) {
            basket.problem("", "has no constituent", "add at least one, such as {BTC: 1}");
        }
        return new IndexDefinition(id, section.name(), constituents, quantities);
    }

    private static ValueType<BigDecimal> quantity() {
        final ValueType<BigDecimal> positive = Decimals::positive;
        return positive.where(
                value -> value.scale() <= MAX_DECIMALS && value.compareTo(MAX_QUANTITY) <= 0,
                "is out of range",
                "choose up to 10^12 with at most " + MAX_DECIMALS + " decimals");
    }
}
