package io.ballast.signal;

/**
 * The rules of the pattern (1-2-3-4-5)(A-B-C) for a row of pivots: the hard ones of Elliott as most authors give them,
 * and how close the legs' ratios are to Fibonacci's.
 *
 * <p>Leg i runs from pivot i − 1 to pivot i, counted from {@code from}; the first leg's direction is the pattern's.
 */
final class WavePattern {
    /** How far outside its band a ratio may lie before its score is zero. */
    private static final double TOLERANCE = 0.05;

    private static final int FIVE = Wave.FIVE.ordinal();
    private static final int A = Wave.A.ordinal();
    private static final int B = Wave.B.ordinal();

    private WavePattern() {}

    /** The first rule, in the order of the legs, that the first legs break. */
    static HardRule violation(
            final double[] pivots, final int from, final int legs, final boolean isTruncationAllowed) {
        final double direction = Math.signum(pivots[from + 1] - pivots[from]);
        for (int leg = 2; leg <= legs; leg++) {
            final HardRule broken = violationBy(leg, pivots, from, direction, isTruncationAllowed);
            if (broken != HardRule.NONE) {
                return broken;
            }
        }
        return HardRule.NONE;
    }

    private static HardRule violationBy(
            final int leg,
            final double[] pivots,
            final int from,
            final double direction,
            final boolean isTruncationAllowed) {
        return switch (leg) {
            case 2 -> unless(isUpTo(pivots[from], pivots[from + 2], direction), HardRule.R1);
            case 3 -> unless(isBeyond(pivots[from + 1], pivots[from + 3], direction), HardRule.WAVE_3);
            case 4 -> unless(isUpTo(pivots[from + 1], pivots[from + 4], direction), HardRule.R3);
            case 5 -> violationByFifth(pivots, from, direction, isTruncationAllowed);
            case 7 -> unless(isUpTo(pivots[from + 7], pivots[from + 5], direction), HardRule.WAVE_B);
            default -> HardRule.NONE;
        };
    }

    private static HardRule violationByFifth(
            final double[] pivots, final int from, final double direction, final boolean isTruncationAllowed) {
        if (!isTruncationAllowed && !isBeyond(pivots[from + 3], pivots[from + 5], direction)) {
            return HardRule.WAVE_5;
        }
        final double third = length(pivots, from, 3);
        final boolean isShortest = third < length(pivots, from, 1) && third < length(pivots, from, 5);
        return unless(!isShortest, HardRule.R2);
    }

    private static HardRule unless(final boolean isKept, final HardRule rule) {
        return isKept ? HardRule.NONE : rule;
    }

    private static boolean isUpTo(final double level, final double price, final double direction) {
        return direction * (price - level) >= 0;
    }

    private static boolean isBeyond(final double level, final double price, final double direction) {
        return direction * (price - level) > 0;
    }

    private static double length(final double[] pivots, final int from, final int leg) {
        return Math.abs(pivots[from + leg] - pivots[from + leg - 1]);
    }

    /** Mean of the scores of all legs that have one; 0 if none has. */
    static double score(final double[] pivots, final int from, final int legs) {
        double sum = 0;
        int scored = 0;
        for (int leg = 2; leg <= legs; leg++) {
            if (leg != A) {
                sum += legScore(leg, ratio(pivots, from, leg));
                scored++;
            }
        }
        return scored == 0 ? 0 : sum / scored;
    }

    /** The leg's length over that of the leg it is measured by: 2, 3, 5 by 1; 4 by 3; B, C by A. */
    static double ratio(final double[] pivots, final int from, final int leg) {
        return length(pivots, from, leg) / length(pivots, from, measureOf(leg));
    }

    private static int measureOf(final int leg) {
        if (leg == 4) {
            return 3;
        }
        return leg <= FIVE ? 1 : A;
    }

    /** 1 at the ideal ratio, less by half for each half band's distance from it, 0 outside the band. */
    static double legScore(final int leg, final double ratio) {
        return switch (leg) {
            case 2 -> score(ratio, 0.382, 0.786, 0.618);
            case 3 -> score(ratio, 1, 2.618, 1.618);
            case 4 -> score(ratio, 0.236, 0.786, 0.382);
            case 5 -> score(ratio, 0.618, 1.618, 1);
            default -> leg == B ? score(ratio, 0.382, 0.886, 0.618) : score(ratio, 1, 1.618, 1);
        };
    }

    private static double score(final double ratio, final double least, final double most, final double ideal) {
        if (ratio < least - TOLERANCE || ratio > most + TOLERANCE) {
            return 0;
        }
        return Math.max(0, 1 - Math.abs(ratio - ideal) / (most - least));
    }
}
