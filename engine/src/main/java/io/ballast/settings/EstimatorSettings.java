package io.ballast.settings;

/**
 * How an overlay estimates β and covariances.
 *
 * @param compositionBeta β₀ to which β is shrunk; used alone until the estimate has enough samples
 * @param gridNs          spacing of the synchronized return grid
 * @param halfLifeNs      half-life of the exponential weights
 * @param priorSd         τ of the Vasicek shrinkage: standard deviation of true betas around β₀
 * @param minSamples      effective samples before an estimate is used at all
 */
public record EstimatorSettings(double compositionBeta, long gridNs, long halfLifeNs, double priorSd, int minSamples) {}
