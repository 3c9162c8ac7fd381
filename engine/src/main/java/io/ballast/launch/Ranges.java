package io.ballast.launch;

import io.ballast.estimator.Shrinkage;
import io.ballast.math.Ppb;

/** Values with limits, both included. */
final class Ranges {
    private Ranges() {}

    static ValueType<Long> duration(final long minNs, final long maxNs) {
        return ValueType.between(Durations::parse, minNs, maxNs, Durations::format);
    }

    static ValueType<Long> share(final long minPpb, final long maxPpb) {
        return ValueType.between(Shares::parse, minPpb, maxPpb, Shares::format);
    }

    static ValueType<Long> size(final long minBytes, final long maxBytes) {
        return ValueType.between(ByteSizes::parse, minBytes, maxBytes, ByteSizes::format);
    }

    static ValueType<Long> whole(final long min, final long max) {
        return ValueType.between(Decimals::whole, min, max, Long::toString);
    }

    static ValueType<Integer> integer(final int min, final int max) {
        final ValueType<Long> whole = whole(min, max);
        return text -> Math.toIntExact(whole.parse(text));
    }

    static ValueType<Double> real(final double min, final double max) {
        final ValueType<Double> type = Decimals::real;
        return type.where(
                value -> value >= min && value <= max,
                "is out of range",
                "choose " + Decimals.format(min) + " to " + Decimals.format(max));
    }

    /** A β that an estimate may have, negative or positive: see {@link io.ballast.estimator.Shrinkage#clipped}. */
    static ValueType<Double> beta() {
        final ValueType<Double> type = Decimals::real;
        return type.where(
                value -> Math.abs(value) >= Shrinkage.MIN_ABS_BETA && Math.abs(value) <= Shrinkage.MAX_ABS_BETA,
                "is out of range",
                "choose " + Decimals.format(Shrinkage.MIN_ABS_BETA) + " to " + Decimals.format(Shrinkage.MAX_ABS_BETA)
                        + ", or the same below zero");
    }

    /** A share as a plain fraction. */
    static ValueType<Double> fraction(final long min, final long max) {
        final ValueType<Long> share = share(min * Ppb.ONE, max * Ppb.ONE);
        return text -> Ppb.toFraction(share.parse(text));
    }

    /** γ: what variance costs. */
    static ValueType<Double> riskAversion() {
        return real(0.001, 1_000);
    }
}
