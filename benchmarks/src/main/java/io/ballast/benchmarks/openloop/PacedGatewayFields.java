package io.ballast.benchmarks.openloop;

/** What the feed's thread writes. */
abstract class PacedGatewayFields extends PaddingBefore {
    int openingAt;
    int tick;
    long beginNs;
    long offeredNs;
    long sequence;
    long idlePolls;
    boolean isBegun;
    boolean isEncoded;
    boolean isAwaiting;
    boolean isFinished;
}
