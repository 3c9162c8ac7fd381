package io.ballast.gateway.synthetic;

import io.ballast.math.Ppb;

/**
 * Funding of a perpetual for 8 hours from its average premium P: f = P + clamp(0.01 % − P, −0.05 %, +0.05 %), Binance's
 * published formula. Positive: longs pay shorts.
 */
final class FundingRate {
    private static final double INTEREST = 0.0001;
    private static final double CLAMP = 0.0005;

    private FundingRate() {}

    static long ppb(final double premium) {
        final double adjustment = Math.max(-CLAMP, Math.min(CLAMP, INTEREST - premium));
        return (long) StrictMath.floor((premium + adjustment) * Ppb.ONE + 0.5);
    }
}
