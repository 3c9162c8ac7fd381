package io.ballast.slot;

/**
 * An order's name: who sent it, which input caused it, for which leg.
 *
 * <pre>
 *   63          48 47                              8 7        0
 *  +--------------+---------------------------------+----------+
 *  | epoch        | sequence of the causing input   | leg      |
 *  +--------------+---------------------------------+----------+
 * </pre>
 *
 * At most one order an event and leg, so the name is unique in a session; the epoch tells sessions apart.
 */
public final class ClientOrderId {
    public static final int MAX_LEGS = 1 << 8;
    public static final int MAX_EPOCH = (1 << 15) - 1;
    public static final long MAX_SEQUENCE = (1L << 40) - 1;

    private ClientOrderId() {}

    public static long pack(final int epoch, final long sequence, final int legId) {
        return (long) epoch << 48 | sequence << 8 | legId;
    }

    public static int epoch(final long clientOrderId) {
        return (int) (clientOrderId >>> 48);
    }

    public static long sequence(final long clientOrderId) {
        return clientOrderId >>> 8 & MAX_SEQUENCE;
    }

    public static int legId(final long clientOrderId) {
        return (int) (clientOrderId & (MAX_LEGS - 1));
    }
}
