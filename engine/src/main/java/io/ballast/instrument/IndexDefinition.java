package io.ballast.instrument;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An index: between two recompositions a basket of fixed quantities I = Σ x_i·P_i, or a cross-quoted one
 * I = Σ q_i·P_quote/P_i.
 *
 * @param id             dense, from 0
 * @param name           how the configuration and reports call it
 * @param form           how the first composition's amounts are to be read
 * @param quoteId        the asset that constituents of form CROSS are quoted in, else {@link #NO_QUOTE}
 * @param baseLevel      level when every constituent is first priced; null: the level is the value of the basket in
 *                       USD, or in units of constituents for form CROSS. Forms CAPITALIZATION and WEIGHTS have one
 * @param composition    what it is made of at first
 * @param recompositions what it is made of later, by time
 */
public record IndexDefinition(
        int id,
        String name,
        IndexForm form,
        int quoteId,
        @Nullable BigDecimal baseLevel,
        IndexComposition composition,
        List<ScheduledRecomposition> recompositions) {
    public static final int NO_QUOTE = -1;

    public IndexDefinition {
        recompositions = List.copyOf(recompositions);
        if ((form == IndexForm.CROSS) != (quoteId != NO_QUOTE)) {
            throw new IllegalArgumentException("an index of form CROSS has a quote asset, and no other");
        }
        if (baseLevel == null && (form == IndexForm.CAPITALIZATION || form == IndexForm.WEIGHTS)) {
            throw new IllegalArgumentException("an index of form " + form + " needs a base level");
        }
    }

    /** A basket of fixed quantities that is never recomposed; its level is USD per basket. */
    public IndexDefinition(
            final int id, final String name, final List<Integer> instrumentIds, final List<BigDecimal> quantities) {
        this(id, name, IndexForm.QUANTITIES, NO_QUOTE, null, IndexComposition.of(instrumentIds, quantities), List.of());
    }

    /** Constituents of the first composition. */
    public List<Integer> instrumentIds() {
        return composition.instrumentIds();
    }

    /** Amounts of the first composition, in the order of {@link #instrumentIds}. */
    public List<BigDecimal> amounts() {
        return composition.amounts();
    }
}
