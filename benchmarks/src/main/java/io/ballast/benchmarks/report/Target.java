package io.ballast.benchmarks.report;

import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * What the engine is to reach: a ratio of figures of one run and state.
 *
 * @param id      such as P1a; the number is that of the list of targets, the letter a part of it
 * @param claim   what is divided by what
 * @param where   under which conditions
 * @param isMost  whether the limit is the largest ratio allowed, not the smallest
 * @param limit   of the ratio
 * @param formula gives the ratio from the terms' medians
 * @param terms   in the order in which the formula takes them
 */
record Target(
        String id,
        String claim,
        String where,
        boolean isMost,
        double limit,
        ToDoubleFunction<double[]> formula,
        List<Term> terms) {
    Target {
        terms = List.copyOf(terms);
    }

    /** The limit in words. */
    String limitWords() {
        return (isMost ? "≤ " : "≥ ") + Words.ratio(limit);
    }

    boolean isMetBy(final double ratio) {
        return isMost ? ratio <= limit : ratio >= limit;
    }
}
