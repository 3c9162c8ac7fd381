package io.ballast.gateway.aeron;

/**
 * An engine's call.
 *
 * @param connectionId stands in all that it says over the connection
 * @param inputs       it has journaled so many
 * @param terms        what it says of itself
 * @param sessionId    of the publication that the call came over
 */
record EngineCall(long connectionId, long inputs, ConnectionTerms terms, int sessionId) {}
