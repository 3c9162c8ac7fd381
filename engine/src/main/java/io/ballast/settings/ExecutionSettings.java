package io.ballast.settings;

/**
 * How a leg gets to its target: the style of its orders and the size and pace of its slices.
 *
 * @param style                how orders are priced
 * @param improveTicks         PASSIVE: better than the best price of the own side by so many ticks, short of the other
 *                             side
 * @param repriceTicks         PASSIVE: followed once the best price has moved away by so many ticks
 * @param repriceIntervalNs    PASSIVE: a price stands at least so long, and so long is waited after a refusal because
 *                             the order would have traded at once
 * @param patienceNs           PASSIVE: off the target for so long, the leg goes on as MARKETABLE until it is there
 * @param slippageTicks        IOC: the limit is so many ticks beyond the other side's best price …
 * @param slippagePpb          IOC: … and this share of it
 * @param minIntervalNs        a new order follows the one before no sooner
 * @param depthSharePpb        an order takes at most this share of the size at the best price, at least one lot; 0: any
 * @param timeLimitNs          a working order older than this is cancelled, an answer that takes longer is given up; 0:
 *                             the engine's limit
 * @param isCanceledAtDisconnect whether the venue ends working orders itself when the connection is lost
 */
public record ExecutionSettings(
        ExecutionStyle style,
        int improveTicks,
        int repriceTicks,
        long repriceIntervalNs,
        long patienceNs,
        int slippageTicks,
        long slippagePpb,
        long minIntervalNs,
        long depthSharePpb,
        long timeLimitNs,
        boolean isCanceledAtDisconnect) {
    /** {@link ExecutionStyle#MARKETABLE} without slices. */
    public static ExecutionSettings marketable() {
        return new ExecutionSettings(ExecutionStyle.MARKETABLE, 0, 1, 0, 0, 0, 0, 0, 0, 0, false);
    }
}
