package io.ballast.settings;

/**
 * When a contract has come so far from its underlying that its overlay is paused. The basis is future ÷ underlying − 1.
 *
 * @param levelPpb   largest basis of a perpetual either way; of a dated contract, whose basis has a level of its own,
 *                   largest distance from its running mean; 0: not limited
 * @param sigmas     largest distance from the running mean in running standard deviations; 0: not limited
 * @param halfLifeNs of mean and deviation
 */
public record BasisShockSettings(long levelPpb, int sigmas, long halfLifeNs) {
    /** No limit. */
    public static final BasisShockSettings NONE = new BasisShockSettings(0, 0, 3_600_000_000_000L);
}
