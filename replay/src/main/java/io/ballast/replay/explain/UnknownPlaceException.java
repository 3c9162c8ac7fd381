package io.ballast.replay.explain;

/** An order, input or overlay that a journal has not; the message says what would work. */
public final class UnknownPlaceException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    UnknownPlaceException(final String message) {
        super(message);
    }
}
