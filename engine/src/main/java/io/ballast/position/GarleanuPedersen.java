package io.ballast.position;

/**
 * Trading at quadratic cost: no band, but a fixed fraction of the way toward an aim each period (Gârleanu–Pedersen,
 * Dynamic Trading with Predictable Returns and Transaction Costs, with a cost matrix λ·Σ).
 */
public final class GarleanuPedersen {
    private final double riskAversion;
    private final double costScale;
    private final double a;

    /**
     * @param riskAversion γ, greater than zero
     * @param costScale    λ, greater than zero
     * @param discount     ρ per period, from 0 to below 1
     */
    public GarleanuPedersen(final double riskAversion, final double costScale, final double discount) {
        if (!(riskAversion > 0 && costScale > 0 && discount >= 0 && discount < 1)) {
            throw new IllegalArgumentException("needs γ > 0, λ > 0 and 0 <= ρ < 1");
        }
        this.riskAversion = riskAversion;
        this.costScale = costScale;
        final double kept = 1 - discount;
        final double linear = riskAversion * kept + costScale * discount;
        a = (-linear + Math.sqrt(linear * linear + 4 * riskAversion * costScale * kept * kept)) / (2 * kept);
    }

    /** a = (−A + √(A² + 4·γ·λ·(1 − ρ)²)) / (2·(1 − ρ)) with A = γ·(1 − ρ) + λ·ρ. */
    public double a() {
        return a;
    }

    /** Share of the way to the aim that is traded each period: a/λ, from 0 to 1. */
    public double rate() {
        return a / costScale;
    }

    /** Weight of today's target in the aim: γ/(γ + a); the rest is the aim expected later. */
    public double aimWeight() {
        return riskAversion / (riskAversion + a);
    }

    /** (1 − a/λ)·x + (a/λ)·aim: where to be after this period's trade. */
    public double next(final double position, final double aim) {
        return position + rate() * (aim - position);
    }
}
