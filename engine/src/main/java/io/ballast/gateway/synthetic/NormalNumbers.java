package io.ballast.gateway.synthetic;

import java.util.SplittableRandom;

/**
 * Standard normal numbers by Marsaglia's polar method (SIAM Review 6, 1964). Only arithmetic, square root and
 * {@link StrictMath}, so a seed gives the same bits on every JDK; {@code SplittableRandom.nextGaussian} promises no
 * such thing.
 */
final class NormalNumbers {
    private static final double TWO_POW_MINUS_53 = 0x1p-53;

    private final SplittableRandom random;
    private double spare;
    private boolean hasSpare;

    NormalNumbers(final long seed) {
        random = new SplittableRandom(seed);
    }

    double next() {
        if (hasSpare) {
            hasSpare = false;
            return spare;
        }
        double u;
        double v;
        double square;
        do {
            u = symmetric();
            v = symmetric();
            square = u * u + v * v;
        } while (square >= 1 || square == 0);
        final double factor = Math.sqrt(-2 * StrictMath.log(square) / square);
        spare = v * factor;
        hasSpare = true;
        return u * factor;
    }

    /** Uniform in [−1, 1). */
    private double symmetric() {
        return 2 * ((random.nextLong() >>> 11) * TWO_POW_MINUS_53) - 1;
    }
}
