package io.ballast.settings;

/**
 * When the engine asks a venue for its account, and what it makes of the answer.
 *
 * @param isAtStart     whether every source is asked before the first order of a session; a resumed session always asks
 * @param onReconnect   what becomes of our orders that the venue still works
 * @param foreignOrders what becomes of orders that are not ours
 * @param afterNs       an order without an answer for longer than this makes the engine ask
 * @param timeoutNs     without a whole report for so long the engine says so and asks again
 * @param everyNs       a source that was not asked for so long is asked, though nothing is missing; 0: never
 */
public record ReconcileSettings(
        boolean isAtStart,
        ReconnectRule onReconnect,
        ForeignOrderRule foreignOrders,
        long afterNs,
        long timeoutNs,
        long everyNs) {

    /** Asks nobody: for what knows no engine. */
    public static final ReconcileSettings NEVER =
            new ReconcileSettings(false, ReconnectRule.ADOPT, ForeignOrderRule.HALT, 0, 0);

    /** Asks only when something is missing. */
    public ReconcileSettings(
            final boolean isAtStart,
            final ReconnectRule onReconnect,
            final ForeignOrderRule foreignOrders,
            final long afterNs,
            final long timeoutNs) {
        this(isAtStart, onReconnect, foreignOrders, afterNs, timeoutNs, 0);
    }

    /** What becomes of our orders that a venue's report holds. */
    public enum ReconnectRule {
        /** They work on. */
        ADOPT,
        /** They are cancelled. */
        CANCEL
    }

    /** What becomes of orders in a venue's report that are not ours. */
    public enum ForeignOrderRule {
        /** Nothing is sent to the source until a person has looked. */
        HALT,
        /** They are cancelled, and the venue is asked again. */
        CANCEL
    }
}
