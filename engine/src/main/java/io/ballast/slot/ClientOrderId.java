package io.ballast.slot;

/**
 * An order's name: who sent it, which input caused it, for which overlay.
 *
 * <pre>
 *   63          48 47                              8 7        0
 *  +--------------+---------------------------------+----------+
 *  | epoch        | sequence of the causing input   | overlay  |
 *  +--------------+---------------------------------+----------+
 * </pre>
 *
 * At most one order an event and overlay, so the name is unique in a session; the epoch tells sessions apart.
 */
public final class ClientOrderId {
    public static final int MAX_OVERLAYS = 1 << 8;
    public static final int MAX_EPOCH = (1 << 15) - 1;
    public static final long MAX_SEQUENCE = (1L << 40) - 1;

    private ClientOrderId() {}

    public static long pack(final int epoch, final long sequence, final int overlayId) {
        return (long) epoch << 48 | sequence << 8 | overlayId;
    }

    public static int epoch(final long clientOrderId) {
        return (int) (clientOrderId >>> 48);
    }

    public static long sequence(final long clientOrderId) {
        return clientOrderId >>> 8 & MAX_SEQUENCE;
    }

    public static int overlayId(final long clientOrderId) {
        return (int) (clientOrderId & (MAX_OVERLAYS - 1));
    }
}
