package io.ballast.gateway;

import org.agrona.DirectBuffer;

/** Where a gateway puts encoded inputs. */
@FunctionalInterface
public interface InputSink {
    /**
     * Takes a copy of one encoded input, message header first.
     *
     * @return false if there is no room: offer the same input again later
     */
    boolean offer(DirectBuffer buffer, int offset, int length);
}
