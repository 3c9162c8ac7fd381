package io.ballast.hedge;

import io.ballast.slot.Phase;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an overlay's decisions rest on beside what stands in the slot; a copy for whoever explains it.
 *
 * @param phase            where it stands
 * @param breachSamples    looks in a row that found a breach, counted no further than it matters
 * @param coolUntilNs      before this the last change of a target is too near for another one
 * @param effectiveSamples of the covariances; 0 where none are kept
 * @param isReady          whether those are enough
 * @param firstBeta        β in use; of a pair that of its first contract; NaN where none is used
 * @param secondBeta       β as last estimated, in use or not; of a pair that of its second contract; NaN where there is none
 * @param isOptimal        whether the optimum of least tracking error was sized with, not what stands in for it
 * @param signals          of its outlook; null where none are configured
 * @param legs             contracts by place
 */
public record OverlayState(
        Phase phase,
        int breachSamples,
        long coolUntilNs,
        double effectiveSamples,
        boolean isReady,
        double firstBeta,
        double secondBeta,
        boolean isOptimal,
        @Nullable SignalState signals,
        List<LegSizing> legs) {
    public OverlayState {
        legs = List.copyOf(legs);
    }

    /**
     * One contract as last sized.
     *
     * @param excessNanoUsd exposure that it is to offset
     * @param perLotNanoUsd exposure that one long lot adds
     * @param bandNanoUsd   half-width of its band
     * @param innerNanoUsd  what is left after a breach
     * @param capLots       as much as margin lets stand of a position; the largest long: any
     * @param isFar         whether its exposure is so far outside the band that nothing waits
     */
    public record LegSizing(
            int legId,
            long targetLots,
            long excessNanoUsd,
            long perLotNanoUsd,
            long bandNanoUsd,
            long innerNanoUsd,
            long capLots,
            boolean isFar) {
        /** The position whose exposure is nearest to the opposite of an amount, as the hedge rounds. */
        public long lotsFor(final long amountNanoUsd) {
            return LegTarget.lotsFor(amountNanoUsd, perLotNanoUsd);
        }
    }
}
