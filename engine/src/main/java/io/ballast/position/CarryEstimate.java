package io.ballast.position;

import io.ballast.state.StateCodec;
import io.ballast.state.Stateful;

/**
 * What the short side of a perpetual is expected to receive: the exponentially weighted mean of funding as it was
 * paid, with the rate predicted for the running period as its newest value. Nothing is assumed before either is known:
 * the interest component is no income that can be relied on.
 *
 * <p>A period counts by its length, with λ = 2<sup>−period/half-life</sup>.
 */
public final class CarryEstimate implements Stateful {
    private static final double LN_2 = StrictMath.log(2);

    private final double halfLifeNs;
    private double weightedPerYear;
    private double weight;
    private double predictedPerYear;
    private double predictedDecay = 1;

    /** @param halfLifeNs after this time a rate counts half; greater than zero */
    public CarryEstimate(final long halfLifeNs) {
        if (halfLifeNs <= 0) {
            throw new IllegalArgumentException("half-life must be greater than zero");
        }
        this.halfLifeNs = halfLifeNs;
    }

    /**
     * A period has ended with this rate; what had been predicted for it no longer counts.
     *
     * @return whether it was taken: finite, and the period longer than zero
     */
    public boolean onFunding(final double rate, final long periodNs) {
        if (!isUsable(rate, periodNs)) {
            return false;
        }
        final double decay = decay(periodNs);
        weightedPerYear = decay * weightedPerYear + (1 - decay) * Funding.perYear(rate, periodNs);
        weight = decay * weight + (1 - decay);
        predictedPerYear = 0;
        predictedDecay = 1;
        return true;
    }

    /**
     * The running period is expected to end with this rate; replaces what was predicted before.
     *
     * @return whether it was taken: finite, and the period longer than zero
     */
    public boolean onPredicted(final double rate, final long periodNs) {
        if (!isUsable(rate, periodNs)) {
            return false;
        }
        predictedPerYear = Funding.perYear(rate, periodNs);
        predictedDecay = decay(periodNs);
        return true;
    }

    private static boolean isUsable(final double rate, final long periodNs) {
        return Double.isFinite(rate) && periodNs > 0;
    }

    private double decay(final long periodNs) {
        // Not by pow, which makes arrays on JDK 17.
        return StrictMath.exp(-LN_2 * periodNs / halfLifeNs);
    }

    /** Simple interest per year, below zero when shorts pay; 0 before anything is known. */
    public double receivedByShortPerYear() {
        final double total = predictedDecay * weight + (1 - predictedDecay);
        final double sum = predictedDecay * weightedPerYear + (1 - predictedDecay) * predictedPerYear;
        return total == 0 ? 0 : sum / total;
    }

    /** Whether a rate was paid or predicted. */
    public boolean isKnown() {
        return weight > 0 || predictedDecay < 1;
    }

    @Override
    public void codeState(final StateCodec state) {
        weightedPerYear = state.of(weightedPerYear);
        weight = state.of(weight);
        predictedPerYear = state.of(predictedPerYear);
        predictedDecay = state.of(predictedDecay);
    }
}
