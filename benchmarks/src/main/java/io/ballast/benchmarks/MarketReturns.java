package io.ballast.benchmarks;

import java.util.Random;

/** Returns of series that follow one market, each with noise of its own, played round and round. */
final class MarketReturns {
    private static final int SAMPLES = 1 << 8;
    private static final double MARKET_SHARE = 0.002;
    private static final double OWN_SHARE = 0.0005;
    private static final long SEED = 42;

    private final double[][] returns;
    private int next;

    MarketReturns(final int series) {
        final Random random = new Random(SEED);
        returns = new double[SAMPLES][series];
        for (final double[] sample : returns) {
            final double market = MARKET_SHARE * random.nextGaussian();
            for (int i = 0; i < series; i++) {
                sample[i] = market + OWN_SHARE * random.nextGaussian();
            }
        }
    }

    double[] next() {
        return returns[next++ & SAMPLES - 1];
    }
}
