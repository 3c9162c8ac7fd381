package io.ballast.instrument;

import java.math.BigDecimal;
import java.util.List;

/**
 * A basket of fixed quantities: I = Σ x_i·P_i, the form every index takes between two recompositions.
 *
 * @param id            dense, from 0
 * @param name          how the configuration and reports call it
 * @param instrumentIds constituents
 * @param quantities    x_i in units of each constituent, same order
 */
public record IndexDefinition(int id, String name, List<Integer> instrumentIds, List<BigDecimal> quantities) {
    public IndexDefinition {
        instrumentIds = List.copyOf(instrumentIds);
        quantities = List.copyOf(quantities);
        if (instrumentIds.size() != quantities.size()) {
            throw new IllegalArgumentException("an index needs one quantity for each constituent");
        }
    }
}
