package io.ballast.gateway.aeron;

import io.aeron.ExclusivePublication;
import io.aeron.Publication;
import io.aeron.logbuffer.BufferClaim;

/** Room for one message on a stream. */
final class Claims {
    private static final int TRIES = 3;

    private Claims() {}

    /** Whether there is room; while the log turns to its next term the next try goes there. */
    static boolean isClaimed(final ExclusivePublication publication, final int length, final BufferClaim claim) {
        long result = Publication.ADMIN_ACTION;
        for (int i = 0; i < TRIES && result == Publication.ADMIN_ACTION; i++) {
            result = publication.tryClaim(length, claim);
        }
        return result > 0;
    }
}
