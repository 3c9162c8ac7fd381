package io.ballast.index;

import io.ballast.instrument.IndexForm;
import io.ballast.instrument.Instrument;
import io.ballast.instrument.WeightCaps;
import io.ballast.math.Int128;
import io.ballast.math.Ppb;
import io.ballast.slot.Recomposition;
import java.math.BigDecimal;
import java.util.List;

/**
 * Turns the amounts of a composition into whole coefficients of half ticks.
 *
 * <p>Quantities and uncapped capitalizations are exact. Weights, capped capitalizations and cross-quoted quantities are
 * rounded once, to the largest power of two that keeps every coefficient below 2<sup>62</sup>: a constituent's weight
 * is then off by at most 2<sup>−62</sup> times the ratio of its price in half ticks per unit of weight to the smallest
 * such, so by less than 2<sup>−30</sup> of the index unless two constituents are 2<sup>32</sup> apart.
 */
final class Composer {
    /** Powers of ten up to this one are exact as longs and as doubles. */
    private static final int MAX_SCALE = 18;

    private static final int COEFFICIENT_EXPONENT = 61;
    private static final double WEIGHT_TOLERANCE = 1e-9;
    private static final BigDecimal TWO = BigDecimal.valueOf(2);
    private static final int LONG_DIGITS = 18;
    /** In place of a shift: no amount is above zero. */
    private static final int NOTHING = Integer.MIN_VALUE;

    private static final long[] POWERS = powersOfTen();

    /** Half a tick in USD is mantissa × 10<sup>exponent</sup>; mantissa 0: it has too many digits. */
    private final long[] halfTickMantissas;

    private final int[] halfTickExponents;
    private final double[] halfTickUsd;
    private final double[] scratch;
    private final double[] capitalizations;
    private final boolean[] isSet;
    private int neededDecimals;

    Composer(final List<Instrument> instruments) {
        final int count = instruments.size();
        halfTickMantissas = new long[count];
        halfTickExponents = new int[count];
        halfTickUsd = new double[count];
        scratch = new double[count];
        capitalizations = new double[count];
        isSet = new boolean[count];
        for (final Instrument instrument : instruments) {
            final BigDecimal halfTick = instrument.tickSize().divide(TWO).stripTrailingZeros();
            final boolean isShort = halfTick.precision() <= LONG_DIGITS;
            halfTickMantissas[instrument.id()] =
                    isShort ? halfTick.unscaledValue().longValueExact() : 0;
            halfTickExponents[instrument.id()] = -halfTick.scale();
            halfTickUsd[instrument.id()] = halfTick.doubleValue();
        }
    }

    /** What the last check found, in words. */
    String complaint(final String index, final Recomposition outcome) {
        return outcome == Recomposition.REFUSED_RANGE
                ? "index " + index + " needs " + neededDecimals + " decimals or too many digits for exact sums"
                : "index " + index + ": " + outcome;
    }

    /** What stands against a composition whatever the prices; {@link Recomposition#APPLIED} if nothing does. */
    Recomposition check(final Composition composition, final int quoteId) {
        if (!composition.isComplete()) {
            return Recomposition.REFUSED_MEMBERS;
        }
        final boolean isCross = quoteId >= 0;
        if (isCross != (composition.form == IndexForm.CROSS) || (isCross && composition.holds(quoteId))) {
            return Recomposition.REFUSED_FORM;
        }
        if (composition.isCapped() && !isCapFeasible(composition)) {
            return Recomposition.REFUSED_CAP;
        }
        return switch (composition.form) {
            case QUANTITIES, CAPITALIZATION -> composeExactly(composition);
            case WEIGHTS -> isWhole(composition) ? Recomposition.APPLIED : Recomposition.REFUSED_WEIGHTS;
            case CROSS -> Recomposition.APPLIED;
        };
    }

    private static boolean isCapFeasible(final Composition composition) {
        return composition.form == IndexForm.CAPITALIZATION
                && WeightCaps.isFeasible(
                        composition.count, Ppb.toFraction(composition.capPpb), Ppb.toFraction(composition.floorPpb));
    }

    private static boolean isWhole(final Composition composition) {
        double total = 0;
        for (int i = 0; i < composition.count; i++) {
            total += amount(composition, i);
        }
        return Math.abs(total - 1) <= WEIGHT_TOLERANCE;
    }

    /** Sets the coefficients of a checked composition at these mids, which are valid for the forms that need them. */
    Recomposition compose(final Composition composition, final int quoteId, final long[] midHalfTicks) {
        return switch (composition.form) {
            case QUANTITIES -> composeExactly(composition);
            case CAPITALIZATION ->
                composition.isCapped() ? composeCapped(composition, midHalfTicks) : composeExactly(composition);
            case WEIGHTS -> composeWeights(composition, midHalfTicks);
            case CROSS -> composeCross(composition, quoteId);
        };
    }

    private Recomposition composeExactly(final Composition composition) {
        int scale = 0;
        for (int i = 0; i < composition.count; i++) {
            final int instrumentId = composition.instrumentIds[i];
            final long mantissa = composition.mantissas[i];
            final long halfTick = halfTickMantissas[instrumentId];
            if (halfTick == 0 || Math.multiplyHigh(mantissa, halfTick) != 0 || mantissa * halfTick < 0) {
                return Recomposition.REFUSED_RANGE;
            }
            scale = Math.max(scale, decimals(mantissa * halfTick, exponent(composition, i)));
        }
        neededDecimals = scale;
        if (scale > MAX_SCALE) {
            return Recomposition.REFUSED_RANGE;
        }
        composition.unit = POWERS[scale];
        return scaleUp(composition, scale) ? Recomposition.APPLIED : Recomposition.REFUSED_RANGE;
    }

    private int exponent(final Composition composition, final int member) {
        return composition.exponents[member] + halfTickExponents[composition.instrumentIds[member]];
    }

    /** Decimals of mantissa × 10<sup>exponent</sup> without trailing zeros. */
    private static int decimals(final long mantissa, final int exponent) {
        long rest = mantissa;
        int decimals = mantissa == 0 ? 0 : -exponent;
        while (decimals > 0 && rest % 10 == 0) {
            rest /= 10;
            decimals--;
        }
        return decimals;
    }

    private boolean scaleUp(final Composition composition, final int scale) {
        for (int i = 0; i < composition.count; i++) {
            final long product = composition.mantissas[i] * halfTickMantissas[composition.instrumentIds[i]];
            final long coefficient = shifted(product, exponent(composition, i) + scale);
            if (coefficient < 0) {
                return false;
            }
            composition.coefficients[i] = coefficient;
        }
        return true;
    }

    /** value × 10<sup>places</sup>, or −1 if that is beyond a long; a value moved right ends in enough zeros. */
    private static long shifted(final long value, final int places) {
        long shifted = value;
        for (int i = places; i < 0; i++) {
            shifted /= 10;
        }
        if (places <= 0 || shifted == 0) {
            return shifted;
        }
        if (places > MAX_SCALE || Math.multiplyHigh(shifted, POWERS[places]) != 0) {
            return -1;
        }
        return Math.max(-1, shifted * POWERS[places]);
    }

    private Recomposition composeCapped(final Composition composition, final long[] midHalfTicks) {
        final Recomposition outcome = composeExactly(composition);
        if (outcome != Recomposition.APPLIED) {
            return outcome;
        }
        double total = 0;
        for (int i = 0; i < composition.count; i++) {
            capitalizations[i] = (double) composition.coefficients[i] * midHalfTicks[composition.instrumentIds[i]];
            total += capitalizations[i];
        }
        if (!(total > 0)) {
            return Recomposition.REFUSED_SUM;
        }
        WeightCaps.capInto(
                scratch,
                capitalizations,
                composition.count,
                Ppb.toFraction(composition.capPpb),
                Ppb.toFraction(composition.floorPpb),
                isSet);
        return isFilled(composition.count) ? composeAtWeights(composition, midHalfTicks) : Recomposition.REFUSED_CAP;
    }

    /** Whether the capped weights make one: constituents worth nothing cannot take what the others must leave. */
    private boolean isFilled(final int count) {
        double total = 0;
        for (int i = 0; i < count; i++) {
            total += scratch[i];
        }
        return Math.abs(total - 1) <= WEIGHT_TOLERANCE;
    }

    private Recomposition composeWeights(final Composition composition, final long[] midHalfTicks) {
        for (int i = 0; i < composition.count; i++) {
            scratch[i] = amount(composition, i);
        }
        return composeAtWeights(composition, midHalfTicks);
    }

    private Recomposition composeAtWeights(final Composition composition, final long[] midHalfTicks) {
        for (int i = 0; i < composition.count; i++) {
            scratch[i] /= midHalfTicks[composition.instrumentIds[i]];
        }
        return round(composition) == NOTHING ? Recomposition.REFUSED_SUM : Recomposition.APPLIED;
    }

    private Recomposition composeCross(final Composition composition, final int quoteId) {
        for (int i = 0; i < composition.count; i++) {
            final double ticks = halfTickUsd[quoteId] / halfTickUsd[composition.instrumentIds[i]];
            scratch[i] = amount(composition, i) * ticks;
        }
        final int shift = round(composition);
        if (shift == NOTHING) {
            return Recomposition.REFUSED_SUM;
        }
        composition.unit = Math.scalb(1.0, shift + Int128.QUOTIENT_BITS);
        return Recomposition.APPLIED;
    }

    /** Rounds the scratch to coefficients in units of 2<sup>−shift</sup> and returns the shift. */
    private int round(final Composition composition) {
        double most = 0;
        for (int i = 0; i < composition.count; i++) {
            most = Math.max(most, scratch[i]);
        }
        if (!(most > 0) || most == Double.POSITIVE_INFINITY) {
            return NOTHING;
        }
        final int shift = COEFFICIENT_EXPONENT - Math.getExponent(most);
        for (int i = 0; i < composition.count; i++) {
            composition.coefficients[i] = (long) (Math.scalb(scratch[i], shift) + 0.5);
        }
        return shift;
    }

    private static double amount(final Composition composition, final int member) {
        final double mantissa = composition.mantissas[member];
        final int exponent = composition.exponents[member];
        // A power of ten is exact as a double, so this rounds once.
        return exponent < 0 ? mantissa / power(-exponent) : mantissa * power(exponent);
    }

    private static double power(final int exponent) {
        return exponent <= MAX_SCALE ? POWERS[exponent] : POWERS[MAX_SCALE] * power(exponent - MAX_SCALE);
    }

    private static long[] powersOfTen() {
        final long[] powers = new long[MAX_SCALE + 1];
        powers[0] = 1;
        for (int i = 1; i < powers.length; i++) {
            powers[i] = 10 * powers[i - 1];
        }
        return powers;
    }
}
