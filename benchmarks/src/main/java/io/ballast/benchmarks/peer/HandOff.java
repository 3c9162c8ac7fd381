package io.ballast.benchmarks.peer;

/** A one-way road for messages of 64 bytes from one thread to another. The first eight bytes are a time. */
interface HandOff extends AutoCloseable {
    int MESSAGE_BYTES = 64;
    /** Room for as many messages as the engine's ring has by default. */
    int CAPACITY = 1024;
    /** Instead of a time: no message will follow. */
    long END = -1;

    /** Hands one message over, on the producer's thread; false if there is no room. */
    boolean offer(long offsetNs);

    /** Shows the receiver every message up to the one that says {@link #END}, on the consumer's thread. */
    void consume(Receiver receiver);

    /** Whether the consumer spins while there is nothing. */
    default boolean isSpinning() {
        return true;
    }

    @Override
    default void close() {}
}
