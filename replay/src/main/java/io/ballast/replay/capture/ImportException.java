package io.ballast.replay.capture;

/** What was asked to be imported cannot be: the message says what would work. */
public final class ImportException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ImportException(final String message) {
        super(message);
    }
}
