package io.ballast.gateway.aeron;

/** Something that is due at a time of the wall, which only waiting for another process has. */
final class Deadline {
    private long atNs;

    private Deadline(final long atNs) {
        this.atNs = atNs;
    }

    /** Due now. */
    static Deadline now() {
        return new Deadline(System.nanoTime());
    }

    /** Due so long from now. */
    static Deadline in(final long nanoseconds) {
        return new Deadline(System.nanoTime() + nanoseconds);
    }

    boolean isDue() {
        return System.nanoTime() - atNs >= 0;
    }

    /** Due again so long from now. */
    void postpone(final long nanoseconds) {
        atNs = System.nanoTime() + nanoseconds;
    }
}
