package io.ballast.settings;

/**
 * One state of the margin ladder. Either figure enters it, both must clear to leave it.
 *
 * @param enterSigmas   entered below this distance to liquidation, in daily standard deviations
 * @param enterRatioPpb entered at this margin ratio or above
 * @param leaveSigmas   left above this distance, more than {@code enterSigmas}; without meaning for KILL, which a person leaves
 * @param leaveRatioPpb left below this margin ratio, less than {@code enterRatioPpb}; likewise
 */
public record LadderStep(double enterSigmas, long enterRatioPpb, double leaveSigmas, long leaveRatioPpb) {}
