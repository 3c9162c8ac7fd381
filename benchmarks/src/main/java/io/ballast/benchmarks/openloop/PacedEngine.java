package io.ballast.benchmarks.openloop;

import java.util.List;

/** What turns the inputs of a paced market into orders, for one slice. */
public interface PacedEngine {
    /** Threads beside the caller's, not yet started. */
    List<Thread> threads();

    /** Whether those threads spin while they wait. */
    boolean isSpinning();

    /** Polls the gateway on the calling thread until it is finished, and ends the other threads. */
    void run(PacedGateway gateway);
}
