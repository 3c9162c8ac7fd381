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
    /**
     * Outputs an overlay can cause in one event besides those of its legs: transitions, an outlook, a prediction, an
     * entry of its ledger, and three breaches of the risk gate.
     */
    public static final int MAX_OUTPUTS_PER_OVERLAY = HedgeSection.TRANSITIONS_PER_OVERLAY + 6;
    /** Outputs a leg can cause in one event: a target, a refusal, two order messages, a limit tightened. */
    public static final int MAX_OUTPUTS_PER_LEG = 5;
    /**
     * Outputs of the engine as a whole: an announcement's end and the next one's beginning, the kill switch, what an
     * execution contradicts or a venue traded on its own, and the checksums of a checkpoint.
     */
    public static final int MAX_OUTPUTS_OF_ENGINE = 6;
    /** Cancellations of orders that are not ours which one report can cause; more are left to the next one. */
    public static final int MAX_FOREIGN_CANCELS = 16;
    /** Outputs a source can cause in one event: those, what came of a request, and the next one. */
    public static final int MAX_OUTPUTS_PER_SOURCE = MAX_FOREIGN_CANCELS + 2;

    /** Outputs an account can cause in one event: a step on the ladder, collateral wanted, collateral overdue. */
    public static final int MAX_OUTPUTS_PER_ACCOUNT = 3;

    public final UnsafeBuffer outputs;
    public int outputCount;
    public int outputBytes;
    /** Whether this event threw the kill switch, or an operator ordered it once more. */
    public boolean isKill;

    /** With room for everything that one event can cause; a ranking is one output a candidate. */
    public OrderSection(final SlotShape shape) {
        final int most = shape.overlays() * MAX_OUTPUTS_PER_OVERLAY
                + shape.legs() * MAX_OUTPUTS_PER_LEG
                + MAX_OUTPUTS_OF_ENGINE
                + shape.candidates()
                + shape.sources() * MAX_OUTPUTS_PER_SOURCE
                + shape.accounts() * MAX_OUTPUTS_PER_ACCOUNT
                + IndexSection.MAX_RECOMPOSITIONS;
        outputs = new UnsafeBuffer(new byte[Math.max(1, most) * MAX_OUTPUT_BYTES]);
    }
}
