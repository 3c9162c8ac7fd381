package io.ballast.gateway.aeron;

/**
 * What an engine says of itself when it connects.
 *
 * @param sessionEpoch        of its client order ids: a later session of the same engine has a larger one
 * @param configurationSha256 of what both sides must be told alike, in hexadecimal
 */
public record ConnectionTerms(int sessionEpoch, String configurationSha256) {}
