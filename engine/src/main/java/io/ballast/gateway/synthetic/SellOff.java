package io.ballast.gateway.synthetic;

import io.ballast.math.Ppb;

/**
 * What the sell-off leaves of the sector's prices, as a factor over the session: 1 at first, falling smoothly to
 * 1 − depth between a tenth and four tenths of the session, there until six tenths, back at 1 from nine tenths on.
 */
final class SellOff {
    private static final double FALL_START = 0.1;
    private static final double FALL_END = 0.4;
    private static final double RISE_START = 0.6;
    private static final double RISE_END = 0.9;

    private final double depth;

    /** @param depthPpb share of price lost at the deepest, below one */
    SellOff(final long depthPpb) {
        if (depthPpb < 0 || depthPpb >= Ppb.ONE) {
            throw new IllegalArgumentException("the sell-off must take between none and all of the price: " + depthPpb);
        }
        depth = Ppb.toFraction(depthPpb);
    }

    /** @param progress elapsed share of the session, 0 to 1 */
    double factor(final double progress) {
        return 1 - depth * (smooth(progress, FALL_START, FALL_END) - smooth(progress, RISE_START, RISE_END));
    }

    /** 0 before, 1 behind, 3x² − 2x³ between. */
    private static double smooth(final double progress, final double start, final double end) {
        final double x = Math.max(0, Math.min(1, (progress - start) / (end - start)));
        return x * x * (3 - 2 * x);
    }
}
