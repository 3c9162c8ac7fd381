package io.ballast.position;

/**
 * How wide a no-trade band is worth its tracking error. A gap x diffuses with ν per √year; a gap costs (γ/2)·σ²·x² a
 * year. All half-widths and gaps are shares of NAV, all arguments greater than zero.
 */
public final class Bands {
    private static final double SQRT_TWO_OVER_PI = Math.sqrt(2 / Math.PI);

    private Bands() {}

    /**
     * Half-width of the band from whose edge one trades back to that edge: (3·ε·ν²/(2·γ·σ²))<sup>1/3</sup> (Leland;
     * Martin: grows with the cube root of cost).
     *
     * @param costShare    ε, one-way cost per USD traded
     * @param gapVolatility ν
     * @param riskAversion γ
     * @param volatility   σ per √year of what the gap consists of
     */
    public static double edge(
            final double costShare, final double gapVolatility, final double riskAversion, final double volatility) {
        return StrictMath.cbrt(
                3 * costShare * gapVolatility * gapVolatility / (2 * riskAversion * volatility * volatility));
    }

    /**
     * {@link #edge} of a weight w that drifts by its own asset's moves, ν = w·(1 − w)·σ:
     * (3·ε·w²·(1 − w)²/(2·γ))<sup>1/3</sup> (Davis–Norman and Merton at small costs).
     */
    public static double edgeOfWeight(final double costShare, final double weight, final double riskAversion) {
        final double spread = weight * (1 - weight);
        return StrictMath.cbrt(3 * costShare * spread * spread / (2 * riskAversion));
    }

    /** Traded per year at the edges: ν²/(2·h), one-way (local time of a reflected Brownian motion; Leland). */
    public static double turnoverPerYear(final double gapVolatility, final double edge) {
        return gapVolatility * gapVolatility / (2 * edge);
    }

    /** h²/3: between the edges a gap is evenly spread (Leland). */
    public static double meanSquareGap(final double edge) {
        return edge * edge / 3;
    }

    /** Tracking error per √year that the band leaves: σ·h/√3 (Leland). */
    public static double trackingError(final double volatility, final double edge) {
        return volatility * Math.sqrt(meanSquareGap(edge));
    }

    /**
     * Half-width where each trade costs the same and resets to the target: (12·K·ν²/(γ·σ²))<sup>1/4</sup> (Leland;
     * minimum of K·ν²/h² + (γ/2)·σ²·h²/6).
     *
     * @param costPerTrade K, share of NAV
     */
    public static double fixedCost(
            final double costPerTrade, final double gapVolatility, final double riskAversion, final double volatility) {
        return Math.sqrt(Math.sqrt(
                12 * costPerTrade * gapVolatility * gapVolatility / (riskAversion * volatility * volatility)));
    }

    /** Resets per year: ν²/h² (mean exit time of a Brownian motion). */
    public static double resetsPerYear(final double gapVolatility, final double halfWidth) {
        return gapVolatility * gapVolatility / (halfWidth * halfWidth);
    }

    /** h²/6: the mean square gap between resets to the target. */
    public static double meanSquareGapOfReset(final double halfWidth) {
        return halfWidth * halfWidth / 6;
    }

    /** Traded per year by resetting at fixed times: ν·√(2/π)/√Δ. */
    public static double calendarTurnoverPerYear(final double gapVolatility, final double intervalYears) {
        return gapVolatility * SQRT_TWO_OVER_PI / Math.sqrt(intervalYears);
    }

    /** ν²·Δ/2: the mean square gap between resets at fixed times. */
    public static double meanSquareGapOfCalendar(final double gapVolatility, final double intervalYears) {
        return gapVolatility * gapVolatility * intervalYears / 2;
    }
}
