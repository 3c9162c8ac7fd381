package io.ballast.launch;

import java.io.Serial;

/** A session cannot be resumed: the message says why, and what to do. */
public final class ResumeException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    ResumeException(final String message) {
        super(message);
    }
}
