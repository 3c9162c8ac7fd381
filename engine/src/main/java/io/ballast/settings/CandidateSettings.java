package io.ballast.settings;

import java.util.List;

/**
 * A contract, or several traded together, that could serve an overlay.
 *
 * @param name       how reports call it
 * @param legs       its legs by id, at most four
 * @param weightsPpb share of the notional that each leg takes in modes NOTIONAL and BETA; they sum to one
 */
public record CandidateSettings(String name, List<Integer> legs, List<Long> weightsPpb) {
    /** Contracts that one candidate may combine: the solver tries every corner of so many lots. */
    public static final int MAX_LEGS = 4;

    public CandidateSettings {
        legs = List.copyOf(legs);
        weightsPpb = List.copyOf(weightsPpb);
    }
}
