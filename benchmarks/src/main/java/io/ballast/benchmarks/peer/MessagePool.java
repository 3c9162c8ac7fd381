package io.ballast.benchmarks.peer;

/** Messages that are used in turn: twice as many as a queue holds, so that none is written while it is read. */
final class MessagePool {
    private static final int MESSAGES = 2 * HandOff.CAPACITY;

    private final long[][] messages = new long[MESSAGES][HandOff.MESSAGE_BYTES / Long.BYTES];
    private int next;

    /** The one to be written. */
    long[] next() {
        return messages[next];
    }

    /** It is on its way. */
    void advance() {
        next = next + 1 & MESSAGES - 1;
    }
}
