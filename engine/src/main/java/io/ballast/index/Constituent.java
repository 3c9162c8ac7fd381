package io.ballast.index;

/**
 * One constituent of an index at the prices of the moment.
 *
 * @param bidTicks its best bid, 0 before the first quote
 * @param askTicks its best offer
 * @param isValid  whether that may still be used
 * @param weight   its share of the index; below zero in a cross-quoted one, whose level falls when it rises
 */
public record Constituent(int instrumentId, long bidTicks, long askTicks, boolean isValid, double weight) {}
