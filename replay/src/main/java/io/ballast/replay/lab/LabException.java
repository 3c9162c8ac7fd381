package io.ballast.replay.lab;

import org.jspecify.annotations.Nullable;

/** A run that did not come to its end: the message says why. */
final class LabException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    LabException(final String message, final @Nullable Throwable cause) {
        super(message, cause);
    }
}
