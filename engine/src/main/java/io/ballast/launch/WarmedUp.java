package io.ballast.launch;

/**
 * What was done to warm a session up.
 *
 * @param journal whose market was traded behind the made-up one; empty: none was
 * @param inputs  that it processed, all passes together
 * @param orders  that it sent to an exchange of its own
 * @param passes  through those markets
 * @param tookNs  wall time, in ns
 */
public record WarmedUp(String journal, long inputs, long orders, int passes, long tookNs) {}
