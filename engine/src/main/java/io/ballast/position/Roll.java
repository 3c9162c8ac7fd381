package io.ballast.position;

/** Moves a position from the near to the far expiry at equal notional. Lots are signed, short below zero. */
public final class Roll {
    private Roll() {}

    /**
     * N_near·F_near·m_near / (F_far·m_far) (Hull, stack and roll), to the nearest lot, ties towards zero; 0 if a far
     * lot is worth nothing.
     */
    public static long farLots(
            final long nearLots,
            final double nearPrice,
            final double nearMultiplier,
            final double farPrice,
            final double farMultiplier) {
        final double farValue = farPrice * farMultiplier;
        return farValue > 0 ? ContractCount.rounded(nearLots * nearPrice * nearMultiplier / farValue) : 0;
    }

    /** |near notional| − |far notional|, in USD: above zero the far position covers less than the near one did. */
    public static double residualUsd(
            final long nearLots,
            final double nearPrice,
            final double nearMultiplier,
            final long farLots,
            final double farPrice,
            final double farMultiplier) {
        return Math.abs(nearLots * nearPrice * nearMultiplier) - Math.abs(farLots * farPrice * farMultiplier);
    }

    /**
     * What a short locks in by rolling: (F_far − F_near)/F_near·365/Δd, simple; 0 if the expiries lie less than a day
     * apart.
     */
    public static double carryPerYear(final double near, final double far, final double daysBetween) {
        return Basis.simplePerYear(far, near, daysBetween);
    }
}
