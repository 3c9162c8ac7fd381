package io.ballast.launch;

import java.io.Serial;

/** A session cannot be warmed up as asked: the message says why, and what to do. */
public final class WarmUpException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    WarmUpException(final String message, final Throwable cause) {
        super(message, cause);
    }
}
