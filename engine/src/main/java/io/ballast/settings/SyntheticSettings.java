package io.ballast.settings;

/**
 * The synthetic market.
 *
 * @param startTimeNs first quote, nanoseconds since the epoch
 * @param durationNs  length of the session
 * @param stepNs      every instrument is quoted once in each step
 * @param sellOffPpb  depth of the sell-off of the hedged sector relative to the rest, recovered by the end
 */
public record SyntheticSettings(long startTimeNs, long durationNs, long stepNs, long sellOffPpb) {}
