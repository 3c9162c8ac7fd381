package io.ballast.journal;

import io.ballast.message.CloseReason;

/**
 * What ends the journal of a session that was closed.
 *
 * @param closedTimeNs engine time of the last input, in ns since the epoch
 * @param inputs       inputs that were processed
 * @param unprocessed  inputs that were not
 * @param closeReason  why it was closed
 * @param stateSha256  hash of the state of all stages behind the last processed input, in hex
 * @param cause        what broke, for a fail-stop; else empty
 */
public record SessionTrailer(
        long closedTimeNs, long inputs, long unprocessed, CloseReason closeReason, String stateSha256, String cause) {}
