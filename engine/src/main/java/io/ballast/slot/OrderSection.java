package io.ballast.slot;

import org.agrona.concurrent.UnsafeBuffer;

/**
 * The encoded outputs of one event, in order, each behind its length.
 *
 * <pre>
 *   0                   4
 *  +-------------------+---------------------------+-------------------+----
 *  | length of first   | message header and body   | length of second  | …
 *  +-------------------+---------------------------+-------------------+----
 * </pre>
 */
public final class OrderSection {
    public static final int LENGTH_BYTES = Integer.BYTES;
    /** Longest output, its length field included. */
    public static final int MAX_OUTPUT_BYTES = 96;
    /** Outputs an overlay can cause in one event: transitions, a target, a refusal, two order messages. */
    public static final int MAX_OUTPUTS_PER_OVERLAY = HedgeSection.TRANSITIONS_PER_OVERLAY + 4;

    public final UnsafeBuffer outputs;
    public int outputCount;
    public int outputBytes;

    /** With room for everything that one event of so many overlays can cause. */
    public OrderSection(final int overlays) {
        outputs = new UnsafeBuffer(new byte[capacity(overlays)]);
    }

    /** Room for everything that one event can cause. */
    public static int capacity(final int overlays) {
        return Math.max(1, overlays) * MAX_OUTPUTS_PER_OVERLAY * MAX_OUTPUT_BYTES;
    }
}
