package io.ballast.settings;

/**
 * The second contract of a pair, which takes the market out of the first.
 *
 * @param firstBeta  β of the first contract against the market, until enough samples were seen
 * @param secondBeta β of the second
 * @param boundPpb   most market exposure that may be left, as a share of the pair's gross notional
 */
public record PairSettings(double firstBeta, double secondBeta, long boundPpb) {}
